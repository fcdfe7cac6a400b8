public import ArgumentParser
public import DrossKit

/// What is repaired.
struct UnicodeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only these rules, such as unicode/nfc or nfc; several with commas between.",
      valueName: "rule"))
  var select: [String] = []

  @Option(help: ArgumentHelp("All but these rules.", valueName: "rule"))
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp(
      "Make characters plainer: quotes, dashes, ellipsis, ligatures, width, spaces; several with commas between.",
      valueName: "fold"))
  var fold: [String] = []

  @Option(help: "A set of rules: default, or ftfy for what ftfy does by default.")
  var profile: Normalizer.Profile = .standard

  @Option(help: "How safe a repair must be to be made: safe, unsafe, or none for no repair at all.")
  var fix: FixSafety = .safe

  @Option(
    help:
      "When references such as &amp; are resolved: auto (in texts without HTML tags), always, never."
  )
  var entities: EntityChoice = .auto

  @Option(
    help: ArgumentHelp(
      "The encoding of the texts, such as latin1 or utf-16; by default UTF-8, or what a byte order mark says. auto: guess it for texts that are not UTF-8, and say so. Not for records.",
      valueName: "label"))
  var encoding: String?

  /// The options of the normalizer.
  ///
  /// - Throws: wrong usage, for a rule or fold that there is not.
  func options(isReporting: Bool) throws -> Normalizer.Options {
    var options = Normalizer.Options(profile: profile)
    options.fix = fix
    options.entities = entities.value
    options.isReporting = isReporting
    if encoding == "auto" {
      options.guessesEncoding = true
    } else if let encoding {
      guard Transcoding.isKnown(encoding) else {
        throw ValidationError("There is no encoding '\(encoding)'.")
      }
      options.encoding = encoding
    }
    let selected = try Self.rules(select)
    if !selected.isEmpty { options.rules = UnicodeRules(selected) }
    for rule in try Self.rules(fold, areFolds: true) { options.rules.insert(rule) }
    for rule in try Self.rules(ignore) { options.rules.remove(rule) }
    return options
  }

  private static func rules(_ names: [String], areFolds: Bool = false) throws -> [UnicodeRule] {
    let names = names.flatMap { name in
      name.utf8.split(separator: 0x2C).map { String(decoding: $0, as: UTF8.self) }
    }
    return try names.flatMap { name throws -> [UnicodeRule] in
      if !areFolds, name == "unicode" { return UnicodeRule.allCases.filter { !$0.isFold } }
      guard let rule = UnicodeRule(id: name) ?? UnicodeRule(rawValue: name),
        !areFolds || rule.isFold
      else {
        let known = UnicodeRule.allCases.filter { $0.isFold == areFolds }.map(\.rawValue)
        let kind = areFolds ? "fold" : "rule"
        let advice = RuleCatalog.advice(on: name, among: known).map { "; \($0)" } ?? "."
        throw ValidationError(
          "There is no \(kind) '\(name)'\(advice)\nThere are \(known.joined(separator: ", ")).")
      }
      return [rule]
    }
  }
}

/// When references of HTML are resolved.
enum EntityChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  var value: UnicodeRepair.Entities {
    switch self {
    case .auto: .inPlainText
    case .always: .always
    case .never: .never
    }
  }
}

extension Normalizer.Profile: ExpressibleByArgument {}
