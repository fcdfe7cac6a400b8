import DrossUnicode

extension Normalizer {
  /// A name that people typed for something that there is not.
  public struct UnknownName: Error, Hashable, Sendable {
    /// What it was to be the name of.
    public enum Kind: String, Hashable, Sendable {
      /// A rule.
      case rule
      /// A rule that makes characters plainer.
      case fold
      /// An encoding.
      case encoding
    }

    /// What it was to be the name of.
    public let kind: Kind
    /// The name.
    public let name: String

    /// The names that there are; none of encodings, which have hundreds.
    public var known: [String] {
      guard kind != .encoding else { return [] }
      return UnicodeRule.allCases.filter { $0.isFold == (kind == .fold) }.map(\.rawValue)
    }
  }
}

extension Normalizer.Options {
  /// Chooses rules by name: such as `nfc`, `unicode/nfc`, or `unicode` for all that are no folds.
  ///
  /// - Parameter select: only these, where any are named.
  /// - Parameter fold: these folds as well.
  /// - Parameter ignore: all but these.
  public mutating func choose(
    select: [String] = [], fold: [String] = [], ignore: [String] = []
  ) throws(Normalizer.UnknownName) {
    let selected = try Self.rules(select, .rule)
    if !selected.isEmpty { rules = UnicodeRules(selected) }
    for rule in try Self.rules(fold, .fold) { rules.insert(rule) }
    for rule in try Self.rules(ignore, .rule) { rules.remove(rule) }
  }

  /// Takes texts to be in the encoding of that label; `auto` lets it be guessed.
  public mutating func read(
    encoding label: String
  ) throws(Normalizer.UnknownName) {
    if label == "auto" {
      guessesEncoding = true
    } else if Transcoding.isKnown(label) {
      encoding = label
    } else {
      throw Normalizer.UnknownName(kind: .encoding, name: label)
    }
  }

  private static func rules(
    _ names: [String], _ kind: Normalizer.UnknownName.Kind
  ) throws(Normalizer.UnknownName) -> [UnicodeRule] {
    var rules: [UnicodeRule] = []
    for name in names {
      if kind == .rule, name == "unicode" {
        rules += UnicodeRule.allCases.filter { !$0.isFold }
      } else if let rule = UnicodeRule(id: name) ?? UnicodeRule(rawValue: name),
        kind == .rule || rule.isFold
      {
        rules.append(rule)
      } else {
        throw Normalizer.UnknownName(kind: kind, name: name)
      }
    }
    return rules
  }
}
