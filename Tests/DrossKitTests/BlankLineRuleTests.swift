import DrossKit
import DrossRules
import Testing

/// Conditions about the blank lines around a unit.
@Suite struct BlankLineRuleTests {
  /// The first lines of the units of a text for which a test holds, from 1.
  private func found(
    _ scope: Rule.Scope, above: Bool? = nil, below: Bool? = nil, in text: String,
    each: Condition = .shape(ShapeTest()), wrap: (Condition) -> Condition = { $0 }
  ) -> [Int] {
    let test = PositionTest(
      near: PositionTest.End.allCases, blankAbove: above, blankBelow: below)
    let rule = Rule(
      id: RuleID(family: "nav", name: "place"), title: "Place", why: "", class: "nav",
      languages: ["*"], scope: scope, run: scope == .lines ? Rule.Run(each: each, gap: 0) : nil,
      gates: [.shape(ShapeTest())], body: .match(wrap(.position(test))),
      action: Action(.flag, .block), fix: .none)
    let cleaner = Cleaner(rules: RuleCatalog(rules: [rule], lexicons: []))
    let result = cleaner.clean(text)
    return result.findings.filter { $0.rule == rule.id }
      .compactMap { result.lines.index(containing: $0.range.start).map { $0 + 1 } }
  }

  private let text = "Title\nFirst.\n\nHead\nSecond.\nThird.\n\nEnd"

  @Test func seesBlankLinesAroundALine() {
    #expect(found(.line, above: true, in: text) == [1, 4, 8])
    #expect(found(.line, above: false, in: text) == [2, 5, 6])
    #expect(found(.line, below: true, in: text) == [2, 6, 8])
    #expect(found(.line, above: true, below: false, in: text) == [1, 4])
    #expect(found(.line, above: false, below: false, in: text) == [5])
  }

  @Test func theEndsOfATextAreLikeBlankLines() {
    for text in ["one", "one\n", "\none\n\n", "\u{FEFF}one\r\n"] {
      #expect(found(.line, above: true, below: true, in: text).count == 1, "\(text)")
      #expect(found(.line, above: false, in: text) == [], "\(text)")
      #expect(found(.document, above: true, below: true, in: text).count == 1, "\(text)")
    }
  }

  @Test func whatCannotBeSeenIsBlank() {
    for blank in ["\r\n", "\n \t", "\n\u{A0}", "\n\u{3000}\n", "\n\u{200B}", "\r\n\r\n\r\n"] {
      let text = "one\(blank)\ntwo\nthree"
      #expect(found(.line, above: true, in: text).count == 2, "\(Array(blank.utf8))")
    }
    #expect(found(.line, above: true, in: "one\r\ntwo\rthree") == [1])
    #expect(found(.line, above: true, in: "one\n-\ntwo") == [1])
  }

  @Test func looksAboveTheFirstAndBelowTheLastLineOfAUnit() {
    #expect(found(.lines, above: true, below: true, in: text) == [1, 4, 8])
    var short = ShapeTest()
    short.endsSentence = false
    #expect(found(.lines, above: true, below: false, in: text, each: .shape(short)) == [1, 4])
    #expect(found(.lines, above: true, below: true, in: text, each: .shape(short)) == [8])
    #expect(found(.block, above: true, below: false, in: text) == [1, 4])
    #expect(found(.document, above: true, below: true, in: "\n\n" + text + "\n\n") == [3])
  }

  @Test func looksAroundNeighboursToo() {
    #expect(found(.line, above: true, in: text) { .previous($0) } == [2, 5])
    #expect(found(.line, below: true, in: text) { .next($0) } == [1, 5, 6])
  }

  @Test func isAskedAgainWhenLinesHaveGone() {
    let test = PositionTest(near: PositionTest.End.allCases, blankAbove: true, blankBelow: false)
    func rule(_ name: String, _ condition: Condition) -> Rule {
      Rule(
        id: RuleID(family: "nav", name: name), title: name, why: "", class: "nav",
        languages: ["*"], scope: .line, body: .match(condition),
        action: Action(.remove, .line), fix: .safe)
    }
    let rules = [
      rule("label", .all([.phrase(["share"]), .none([.position(test)])])),
      rule("advert", .phrase(["advert"])),
    ]
    let cleaner = Cleaner(rules: RuleCatalog(rules: rules, lexicons: []))
    for (article, expected) in [
      ("One.\n\nshare\nTwo.\n", "One.\n\nshare\nTwo.\n"),
      ("One.\n\nshare\nadvert\nTwo.\n", "One.\n\nshare\nTwo.\n"),
      // Nothing is left that it could be glued to.
      ("One.\n\nshare\nadvert\n\nTwo.\n", "One.\n\nTwo.\n"),
      // What stands above it is judged as it was written.
      ("One.\n\nadvert\nshare\nTwo.\n", "One.\n\nTwo.\n"),
    ] {
      let cleaned = cleaner.clean(article).text
      #expect(cleaned == expected)
      #expect(cleaner.clean(cleaned).text == cleaned)
    }
  }
}
