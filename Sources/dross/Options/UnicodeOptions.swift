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
    try NameList.check([("--select", select), ("--ignore", ignore), ("--fold", fold)])
    var options = Normalizer.Options(profile: profile)
    options.fix = fix
    options.entities = entities.value
    options.isReporting = isReporting
    do throws(Normalizer.UnknownName) {
      if let encoding { try options.read(encoding: encoding) }
      try options.choose(
        select: NameList.split(select), fold: NameList.split(fold), ignore: NameList.split(ignore))
    } catch {
      throw ValidationError(Self.sentence(error))
    }
    return options
  }

  private static func sentence(_ unknown: Normalizer.UnknownName) -> String {
    let start = "There is no \(unknown.kind.rawValue) '\(unknown.name)'"
    let known = unknown.known
    if known.isEmpty { return start + "." }
    let advice = RuleCatalog.advice(on: unknown.name, among: known).map { "; \($0)" } ?? "."
    return "\(start)\(advice)\nThere are \(known.joined(separator: ", "))."
  }
}

/// When references of HTML are resolved.
enum EntityChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  var value: EntityResolution {
    switch self {
    case .auto: .inPlainText
    case .always: .always
    case .never: .never
    }
  }
}

extension Normalizer.Profile: ExpressibleByArgument {}
