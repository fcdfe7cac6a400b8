import DrossRules
import DrossText
import Testing

@testable import DrossKit

@Suite struct SetupTests {
  private func rule(_ id: String, _ languages: [String], _ kind: Action.Kind = .remove) -> Rule {
    Rule(
      id: RuleID(id) ?? RuleID(family: "none", name: "none"), title: id, why: id, class: "test",
      languages: languages, scope: .line, body: .match(.phrase([id])), action: Action(kind, .line),
      fix: kind == .flag ? .none : .safe)
  }

  private var catalog: RuleCatalog {
    RuleCatalog(
      rules: [
        rule("a/any", ["*"]), rule("a/english", ["en"]), rule("b/flag", ["de"], .flag),
        rule("b/swiss", ["de-CH", "fr"]),
      ], lexicons: [])
  }

  private func setting<Value: Sendable>(_ value: Value) -> Configuration.Setting<Value> {
    .init(value: value, origin: .init(path: "c.yaml", line: 1, column: 1))
  }

  private func ids(
    _ configuration: Configuration, _ change: (inout Setup.Flags) -> Void = { _ in }
  ) -> [String] {
    var flags = Setup.Flags()
    change(&flags)
    return Setup(configuration, flags: flags, builtIn: catalog).catalog.rules.map(\.id.description)
  }

  @Test func flagsBeatFiles() {
    var configuration = Configuration()
    configuration.select = [setting("a")]
    configuration.ignore = [setting("a/any")]
    #expect(ids(configuration) == ["a/english"])
    #expect(ids(configuration) { $0.ignore = ["a/english"] } == [])
    #expect(ids(configuration) { $0.select = ["a/any", "b"] } == ["a/any", "b/flag", "b/swiss"])
  }

  @Test func languagesChooseRules() {
    for (languages, expected) in [
      (["en-GB"], ["a/any", "a/english"]), (["DE"], ["a/any", "b/flag"]),
      (["de-ch"], ["a/any", "b/flag", "b/swiss"]), (["fr"], ["a/any", "b/swiss"]),
      (["e"], ["a/any"]), (["xx", "fr"], ["a/any", "b/swiss"]),
    ] {
      #expect(ids(Configuration()) { $0.languages = languages } == expected, "\(languages)")
    }
  }

  @Test func languagesThatNoRuleIsMadeForAreTold() {
    var configuration = Configuration()
    configuration.languages = [setting("fr"), setting("jp")]
    configuration.select = [setting("a/any")]
    let told = Setup(configuration, builtIn: catalog).cleaner.diagnostics
    #expect(
      told == [
        Diagnostic(
          .warning, at: .init(path: "c.yaml", line: 1, column: 1),
          "no rule is made for the language 'jp'",
          notes: ["there are rules for de, de-CH, en, fr"])
      ])
    var flags = Setup.Flags()
    flags.languages = ["EN-gb", "de", "xx"]
    let flagged = Setup(configuration, flags: flags, builtIn: catalog).cleaner.diagnostics
    #expect(flagged.map(\.message) == ["no rule is made for the language 'xx'"])
    #expect(flagged.map(\.place) == [nil])
  }

  @Test func overridesChangeHowSafeRulesAre() {
    var configuration = Configuration()
    configuration.overrides = [
      setting(.init(name: "b/swiss", fix: .safe)), setting(.init(name: "a", fix: .unsafe)),
      setting(.init(name: "b", fix: .none)), setting(.init(name: "a/any", fix: .none)),
    ]
    let setup = Setup(configuration, builtIn: catalog)
    #expect(setup.catalog.rules.map(\.fix) == [.none, .unsafe, .none, .safe])
    #expect(setup.cleaner.diagnostics.isEmpty)
    configuration.overrides = [setting(.init(name: "b/flag", fix: .safe))]
    let told = Setup(configuration, builtIn: catalog).cleaner.diagnostics
    #expect(told.map(\.message) == ["'fix' cannot be 'safe' for 'b/flag'"])
  }
}
