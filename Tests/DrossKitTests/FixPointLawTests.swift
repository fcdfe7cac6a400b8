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
}
