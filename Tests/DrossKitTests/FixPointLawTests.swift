import DrossKit
import Testing

/// Texts on which a second run once changed what the first one had left.
@Suite struct FixPointLawTests {
  private func rule(_ name: String, _ phrase: String, isCapped: Bool, atEnd: Bool = false) -> Rule {
    Rule(
      id: RuleID(family: "law", name: name), title: name, why: name, class: "law",
      languages: ["*"], scope: .line,
      gates: atEnd ? [.position(PositionTest(near: [.end], withinLines: 1))] : [],
      body: .match(.phrase([phrase])), action: Action(.remove, .line), fix: .safe,
      isCapped: isCapped)
  }

  private func isStable(_ rules: [Rule], _ text: String) -> Bool {
    let cleaner = Cleaner(rules: RuleCatalog(rules: rules, lexicons: []))
    let once = cleaner.clean(text).bytes
    return cleaner.clean(once).bytes == once
  }

  /// What is not counted goes first; then the text is too short for the cap.
  @Test func capOnATextThatGetsShort() {
    let text =
      String(repeating: "one two three four five advert\n", count: 6)
      + String(repeating: "one two three four five junk\n", count: 4) + "one two\n"
    #expect(
      isStable([rule("a", "advert", isCapped: false), rule("b", "junk", isCapped: true)], text))
  }

  /// Each round takes the last line.
  @Test func moreLinesThanRounds() {
    let text =
      String(repeating: "A line of the text.\n", count: 60)
      + String(repeating: "Share\n", count: 30)
    #expect(isStable([rule("a", "share", isCapped: true, atEnd: true)], text))
  }

  /// A rule that peels off one line a round is left out of a text that has more of them than rounds; the others
  /// do their work.
  @Test func ruleWithoutAnEndIsLeftOut() {
    let rules = [
      rule("peel", "share", isCapped: true, atEnd: true), rule("a", "advert", isCapped: true),
    ]
    let cleaner = Cleaner(rules: RuleCatalog(rules: rules, lexicons: []))
    let text = String(repeating: "A line of the text.\n", count: 60)
    let end = String(repeating: "Share\n", count: 80)
    let outcome = cleaner.clean(text + "An advert here\n" + end)
    #expect(outcome.bytes == Array((text + end).utf8))
    #expect(cleaner.clean(outcome.bytes).bytes == outcome.bytes)
    #expect(
      outcome.diagnostics.map(\.message) == [
        "rule law/peel: it comes to no end on this text; here it only reports"
      ])
    let peeled = outcome.findings.filter { $0.rule.name == "peel" }
    #expect(!peeled.isEmpty && peeled.allSatisfy { $0.action == .flag && $0.fix == .none })
  }

  @Test func rulesThatUndoEachOtherAreLeftOut() {
    func swap(_ name: String, _ phrase: String, _ text: String) -> Rule {
      Rule(
        id: RuleID(family: "law", name: name), title: name, why: name, class: "law",
        languages: ["*"], scope: .line, body: .match(.phrase([phrase])),
        action: Action(.replace, .match, template: text), fix: .safe)
    }
    let rules = [
      swap("there", "left", "right"), swap("back", "right", "left"),
      rule("a", "advert", isCapped: true),
    ]
    let cleaner = Cleaner(rules: RuleCatalog(rules: rules, lexicons: []))
    let text = "Turn left at the mill.\n"
    let once = cleaner.clean(text + "An advert here\n").bytes
    #expect(cleaner.clean(once).bytes == once)
    #expect(!String(decoding: once, as: UTF8.self).contains("advert"))
  }
}
