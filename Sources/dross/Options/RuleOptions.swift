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

  /// The rules to use, and what was wrong with others.
  func catalog() -> RuleCatalog {
    let all = rules.reduce(RuleCatalog.builtIn()) { $0.adding(.folder($1)) }
    return all.selecting(Self.split(select), ignoring: Self.split(ignore))
  }

  /// Names may stand in one argument, with commas between.
  private static func split(_ names: [String]) -> [String] {
    names.flatMap { $0.utf8.split(separator: 0x2C).map { String(decoding: $0, as: UTF8.self) } }
  }
}
