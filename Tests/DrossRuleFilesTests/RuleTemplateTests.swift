import DrossRules
import Testing

@testable import DrossRuleFiles

@Test func templatesAreRightInForm() throws {
  for name in ["caption/photo-credit", "no/1", "y/null", "a/2026-11-21"] {
    let id = try #require(RuleID(name))
    let (rule, diagnostics) = RuleFile.parse(
      Array(RuleTemplate.text(for: id).utf8), path: "x.yaml", id: id)
    #expect(described(diagnostics) == "")
    #expect(rule?.class == id.family)
    #expect(rule?.examples.match.count == 2)
  }
}
