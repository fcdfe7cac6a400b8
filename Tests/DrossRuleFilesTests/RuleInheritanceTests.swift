import DrossRules
import Testing

@testable import DrossRuleFiles

@Suite struct RuleInheritanceTests {
  private func load(
    _ files: [(path: String, text: String)], known: [String: String] = [:]
  ) -> (rules: [Rule], said: String) {
    let knownRules = RuleLibrary.KnownRules(names: known.keys.sorted()) { id in
      known[id.description].map { ("elsewhere/\(id).yaml", Array($0.utf8)) }
    }
    let library = RuleLibrary.load(
      files.map { ($0.path, Array($0.text.utf8)) }, root: "", knownRules: knownRules)
    return (library.rules, described(library.diagnostics))
  }

  private let base = SampleRule.text()

  @Test func whatIsNotGivenIsTakenOver() throws {
    let (rules, said) = load([
      ("caption/credit.yaml", base),
      ("caption/other.yaml", "extends: caption/credit\nfix: unsafe\ntitle: Another\n"),
    ])
    #expect(said == "")
    let rule = try #require(rules.last)
    #expect(rule.id.name == "other")
    #expect(rule.title == "Another")
    #expect(rule.fix == .unsafe)
    #expect(rule.why == "It is not a sentence.")
    #expect(rule.examples.match == ["a b", "c d"])
  }

  @Test func examplesAreJoinedAndBodiesReplaced() throws {
    let (rules, said) = load([
      ("caption/credit.yaml", base + "confidence: 0.9\n"),
      (
        "caption/other.yaml",
        """
        extends: caption/credit
        score: {threshold: 1, features: [{weight: 2, phrase: x}]}
        examples: {match: [one more]}
        """
      ),
    ])
    #expect(said == "")
    let rule = try #require(rules.last)
    #expect(rule.confidence == nil)
    #expect(rule.examples.match == ["a b", "c d", "one more"])
    #expect(rule.examples.noMatch == ["e f", "g h"])
    guard case .score = rule.body else {
      Issue.record("the condition of the base is still there")
      return
    }
  }

  @Test func rulesFromElsewhereMayBeExtendedUnderTheirOwnName() throws {
    let (rules, said) = load(
      [("caption/credit.yaml", "extends: caption/credit\nfix: none\n")],
      known: ["caption/credit": base])
    #expect(said == "")
    #expect(rules.map(\.fix) == [.none])
    let chain = load(
      [("a/c.yaml", "extends: a/b\nfix: none\n"), ("a/b.yaml", "extends: caption/credit\n")],
      known: ["caption/credit": base])
    #expect(chain.said == "")
    #expect(chain.rules.map(\.fix) == [.safe, .none])
  }

  @Test func mistakesStandWhereTheBaseIsNamed() {
    for (text, expected) in [
      (
        "extends: caption/credt\n",
        "1:10: there is no rule 'caption/credt' to extend\n  did you mean 'caption/credit'?"
      ),
      (
        "extends: x\n",
        "1:10: there is no rule 'x' to extend\n  write the id of a rule, such as caption/photo-credit"
      ),
      ("extends: [a/b]\n", "1:10: 'extends' must be text, not a list"),
      (
        "fix: none\nextends: caption/other\n",
        "2:10: the rule extends itself\n  caption/other extends caption/other"
      ),
      (
        "extends: caption/credit\naction: {kind: remove, target: block}\n",
        "2:32: 'target' cannot be 'block' in a rule of scope 'line'\n  write match, line or tail"
      ),
      (
        "extends: caption/credit\nscope: lines\n",
        "1:1: missing field 'each'\n"
          + "  say what each line of the run is, such as: where: {each: {words: {max: 6}}}"
      ),
      (
        "extends: caption/bad\n",
        "1:10: the rule 'caption/bad' that this one extends has errors of its own\n"
          + "  mend elsewhere/caption/bad.yaml first"
      ),
      (
        "extends: caption/line\nscope: block\n",
        "1:10: 'target' cannot be 'line' in a rule of scope 'block'\n  write match or block\n"
          + "  the field is taken over from 'caption/line'"
      ),
    ] {
      let (rules, said) = load(
        [("caption/credit.yaml", base), ("caption/other.yaml", text)],
        known: [
          "caption/bad": "a: *b\n",
          "caption/line": SampleRule.text("action", "action: {kind: remove, target: line}"),
        ])
      #expect(said == expected)
      #expect(rules.map(\.id.name) == ["credit"])
    }
  }

  @Test func longerCirclesAreNamed() {
    let (_, said) = load([
      ("a/a.yaml", "extends: a/b\n"), ("a/b.yaml", "extends: a/c\n"),
      ("a/c.yaml", "extends: a/b\n"),
    ])
    #expect(said.contains("a/b extends a/c extends a/b"))
    #expect(said.contains("a/c extends a/b extends a/c"))
  }

  @Test func aFileAloneCannotExtend() {
    let (rule, diagnostics) = SampleRule.parse("extends", "extends: caption/photo")
    #expect(rule == nil)
    #expect(described(diagnostics).hasPrefix("10:1: 'extends' needs the other rules"))
  }
}
