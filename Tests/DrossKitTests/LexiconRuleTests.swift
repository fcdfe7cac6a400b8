import DrossKit
import DrossRules
import DrossTestSupport
import Testing

/// Rules that act on each hit of a lexicon.
@Suite struct LexiconRuleTests {
  private let lexicon = Lexicon(
    name: "spun",
    phrases: ["mediate east", "firm *", "! firm stand", "stableness", "firm partnership deal"],
    expected: [
      0: "Middle East", 1: "strong *", 3: "stability", 4: "strong partnership deal",
    ])

  private func findings(
    _ test: LexiconTest, _ text: String, document: Condition? = nil
  ) -> [Finding] {
    let condition: Condition =
      document.map { .all([.lexicon(test), .document($0)]) } ?? .lexicon(test)
    let rule = Rule(
      id: RuleID(family: "spun", name: "word"), title: "Word exchanged", why: "", class: "spun",
      languages: ["*"], scope: .line, body: .match(condition), action: Action(.flag, .match),
      fix: .none)
    return Cleaner(rules: RuleCatalog(rules: [rule], lexicons: [lexicon])).clean(text).findings
  }

  private func messages(_ test: LexiconTest, _ text: String) -> [String] {
    findings(test, text).map(\.message)
  }

  @Test func saysWhatStoodThere() {
    #expect(
      messages(LexiconTest(name: "spun"), "The mediate East needs stableness.") == [
        "Word exchanged: \"mediate East\" for \"Middle East\"",
        "Word exchanged: \"stableness\" for \"stability\"",
      ])
    let found = findings(LexiconTest(name: "spun"), "The mediate East")
    #expect(found.map(\.sign) == ["\"mediate east\" stands for \"Middle East\""])
    #expect(
      found.map { $0.evidence.map(\.why) } == [["\"mediate east\" stands for \"Middle East\""]])
  }

  @Test func takesInTheNextWord() {
    for (text, wanted) in [
      ("A firm will.", ["\"firm will\" for \"strong will\""]),
      ("A FIRM Well-Being!", ["\"FIRM Well-Being\" for \"strong Well-Being\""]),
      ("A firm, old wall.", []),
      ("They stayed firm", []),
      ("They took a firm stand.", []),
      ("A firm partnership.", ["\"firm partnership\" for \"strong partnership\""]),
      ("A firm partnership deal.", ["\"firm partnership deal\" for \"strong partnership deal\""]),
      ("Affirm this.", []),
    ] {
      #expect(
        messages(LexiconTest(name: "spun"), text) == wanted.map { "Word exchanged: \($0)" },
        "\(text)")
    }
  }

  @Test func looksAtCapitals() {
    let test = LexiconTest(name: "spun", isCased: true)
    #expect(messages(test, "the mediate East, the mediate east").count == 1)
    #expect(findings(test, "the mediate East, the mediate east").map(\.range.start) == [22])
  }

  @Test func countsDifferentEntries() {
    let text = "stableness, stableness, mediate east"
    #expect(findings(LexiconTest(name: "spun", minDistinct: 2), text).count == 3)
    #expect(findings(LexiconTest(name: "spun", minDistinct: 3), text).isEmpty)
    #expect(findings(LexiconTest(name: "spun", minCount: 3), text).count == 3)
    #expect(findings(LexiconTest(name: "spun", minCount: 4), text).isEmpty)
  }

  @Test func coversLettersButNotNumbers() {
    let words = Lexicon(
      name: "furniture",
      phrases: ["comments", "share on facebook", "~ on", "~ read", "最新新闻", "~ min"])
    let rule = Rule(
      id: RuleID(family: "widget", name: "words"), title: "Words of the page", why: "",
      class: "widget", languages: ["*"], scope: .line,
      body: .match(.lexicon(LexiconTest(name: "furniture", minCovered: 1))),
      action: Action(.remove, .line), fix: .safe)
    let cleaner = Cleaner(rules: RuleCatalog(rules: [rule], lexicons: [words]))
    for (text, isCovered) in [
      ("12 Comments | 3 min read", true), ("• Share on Facebook → Comments (1.2K)", true),
      ("3 min read", false), ("Comments on it", false), ("Comments: 12abcd", false),
      ("Comments by", false), ("最新新闻 12条", false), ("【最新新闻】", true), ("Share on", false),
    ] {
      #expect(cleaner.clean(text).findings.isEmpty != isCovered, "\(text)")
    }
  }

  @Test func asksTheWholeDocument() {
    let document = Condition.lexicon(LexiconTest(name: "spun", minDistinct: 2))
    let test = LexiconTest(name: "spun")
    #expect(findings(test, "stableness\n\nstableness", document: document).isEmpty)
    #expect(findings(test, "stableness\n\nmediate east", document: document).count == 2)
    let dense = Condition.lexicon(LexiconTest(name: "spun", minDensity: 0.05))
    let filler = String(repeating: "word ", count: 60)
    #expect(findings(test, "stableness here", document: dense).count == 1)
    #expect(findings(test, "stableness here\n\n\(filler)", document: dense).isEmpty)
  }
}
