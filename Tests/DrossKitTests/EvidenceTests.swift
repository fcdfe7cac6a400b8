import DrossKit
import DrossRules
import Testing

/// What a finding shows of what speaks for it.
@Suite struct EvidenceTests {
  private func evidence(of pattern: String, in text: String) -> [String] {
    let rule = Rule(
      id: RuleID(family: "form", name: "field"), title: "Field", why: "", class: "form",
      languages: ["*"], scope: .line,
      body: .match(.all([.regex(Pattern("phone:")), .regex(Pattern(pattern))])),
      action: Action(.flag, .line), fix: .none)
    let found = Cleaner(rules: RuleCatalog(rules: [rule], lexicons: [])).clean(text).findings
    return found.flatMap { $0.evidence.dropFirst() }.map {
      String(decoding: Array(text.utf8)[$0.range.range], as: UTF8.self)
    }
  }

  @Test func aMatchIsShownAsItIs() {
    #expect(evidence(of: "[0-9]+", in: "Call us.\nPhone: 555\n") == ["555"])
  }

  /// A pattern that only looks ahead, or behind, matches nothing at all.
  @Test func whatIsOnlyLookedAtIsShownToTheEndOfItsLine() {
    #expect(evidence(of: "(?=phone: 5)", in: "Call us.\nOur phone: 555\n") == ["phone: 555"])
    #expect(evidence(of: "(?<=phone: 555)$", in: "Call us.\nPhone: 555\n") == ["Phone: 555"])
  }
}
