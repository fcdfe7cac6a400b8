import ArgumentParser
import DrossKit

/// Which rules are used.
struct RuleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder with more rules; may be given several times. A rule of a known id takes its place.",
      valueName: "folder"), completion: .directory)
  var rules: [String] = []

  // One argument each: all up to the next option would take the files behind them for rules.
  @Option(
    help: ArgumentHelp(
      "Only these rules or families; several with commas between, or given several times.",
      valueName: "id"))
  var select: [String] = []

  @Option(help: ArgumentHelp("All but these rules or families.", valueName: "id"))
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp(
      "Switch on a published filter, which flags what it would drop: c4, gopher, fineweb, refinedweb, ccnet; several with commas between, or given several times.",
      valueName: "name"))
  var pack: [String] = []

  @Option(
    help: ArgumentHelp(
      "The languages of the texts, as BCP 47 tags; rules for other languages are not used.",
      valueName: "tags"))
  var language: [String] = []

  @Option(
    help: ArgumentHelp(
      "The greatest share of the words of a text that may be removed, from 0 to 1.",
      valueName: "share"))
  var maxRemoved: Double?

  @Option(
    help: ArgumentHelp(
      "The configuration for all texts; by default the nearest .dross.yaml upwards of each.",
      valueName: "file"), completion: .file())
  var config: String?

  @Flag(help: "Look for no configuration.")
  var noConfig = false

  func validate() throws {
    try NameList.check([
      ("--select", select), ("--ignore", ignore), ("--pack", pack), ("--language", language),
    ])
    for tag in NameList.split(language) {
      guard let advice = RuleCatalog.advice(onLanguage: tag) else { continue }
      throw ValidationError(
        "'\(tag)' is not a language tag: \(advice); separate several with commas.")
    }
    if let maxRemoved, !(0...1).contains(maxRemoved) {
      throw ValidationError("--max-removed is a number from 0 to 1.")
    }
    for name in NameList.split(pack) where FilterPack(rawValue: name) == nil {
      throw ValidationError("There is no pack '\(name)': \(FilterPack.advice(on: name))")
    }
    if config != nil, noConfig {
      throw ValidationError("--config and --no-config exclude each other.")
    }
  }

  /// What finds the configuration of each text.
  func setups(
    fix: FixSafety? = nil, clock: (@Sendable () -> UInt64)? = nil
  ) -> SetupFinder {
    SetupFinder(
      noConfig ? .none : config.map { .file($0) } ?? .nearest,
      flags: flags(fix: fix), clock: clock)
  }

  private func flags(fix: FixSafety?) -> Setup.Flags {
    var flags = Setup.Flags()
    flags.rules = rules
    flags.select = NameList.split(select)
    flags.ignore = NameList.split(ignore)
    flags.packs = NameList.split(pack).compactMap { FilterPack(rawValue: $0) }
    flags.languages = NameList.split(language)
    flags.fix = fix
    flags.maxRemoved = maxRemoved
    return flags
  }

  /// The rules that hold for the text at `path`, or in the working folder; none when the
  /// configuration has errors.
  func catalog(for path: String = "-", _ messages: inout Messages) -> RuleCatalog {
    let found = setups().find(for: path)
    guard let setup = found.setup else {
      messages.tell(found.diagnostics)
      return RuleCatalog(rules: [], lexicons: [])
    }
    // What is wrong with rules is told by whoever uses them.
    let own = Set(setup.cleaner.diagnostics)
    messages.tell(found.diagnostics.filter { !own.contains($0) })
    return setup.catalog
  }
}
