import DrossUnicode

extension Normalizer {
  /// A name that stands for no rule, fold or encoding.
  public struct UnknownName: Error, Hashable, Sendable {
    /// What the name should have stood for.
    public enum Kind: String, Hashable, Sendable {
      /// A rule.
      case rule
      /// A rule that makes characters plainer.
      case fold
      /// An encoding.
      case encoding
    }

    /// What the name should have stood for.
    public let kind: Kind
    /// The name.
    public let name: String

    /// The names to choose from; empty for encodings, of which there are hundreds.
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

  /// Reads texts in the encoding that `label` names; `auto` guesses it.
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
