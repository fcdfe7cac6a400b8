import DrossKit
import DrossRules
import DrossTestSupport
import Testing

/// Conditions that bar families of rules, beside rules that say the same among their own.
@Suite struct BarTests {
  @Test func aBarIsLikeAConditionThatMustNotHold() {
    var found = 0
    var barred = 0
    for seed in 0..<200 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let catalog = RandomRules.make(using: &random)
      let spelled = catalog.rules.map { rule in
        var spelled = rule
        spelled.bars = []
        if case .match(let condition) = rule.body {
          spelled.body = .match(.all([condition, .none(rule.bars.map(\.condition))]))
        } else {
          // A score has no place for it.
          spelled.bars = rule.bars
        }
        return spelled
      }
      let free = catalog.rules.map { rule in
        var free = rule
        free.bars = []
        return free
      }
      let (left, right, open) = (
        cleaner(catalog.rules, catalog), cleaner(spelled, catalog), cleaner(free, catalog)
      )
      for _ in 0..<4 {
        let text = RandomDocument.make(using: &random)
        let findings = left.clean(text).findings
        #expect(findings == right.clean(text).findings, "seed \(seed)")
        found += findings.count
        if findings != open.clean(text).findings { barred += 1 }
      }
    }
    #expect(found > 1_000)
    #expect(barred > 20, "in \(barred) texts a rule was barred")
  }

  private func cleaner(_ rules: [Rule], _ catalog: RuleCatalog) -> Cleaner {
    Cleaner(rules: RuleCatalog(rules: rules, lexicons: catalog.lexicons))
  }

  private func rule(_ body: Rule.Body) -> Rule {
    var rule = Rule(
      id: RuleID(family: "cta", name: "share"), title: "Share", why: "", class: "cta",
      languages: ["*"], scope: .line, body: body, action: Action(.remove, .line), fix: .safe)
    rule.bars = [
      Rule.Bar(name: "asked", condition: .phrase(["who"])),
      Rule.Bar(name: "quoted", condition: .any([.regex(Pattern("^\"")), .regex(Pattern("\"$"))])),
    ]
    return rule
  }

  @Test func aScoreIsBarredToo() {
    let scored = rule(
      .score(threshold: 1, features: [.init(weight: 1, condition: .phrase(["share"]))]))
    for rule in [scored, rule(.match(.phrase(["share"])))] {
      let cleaner = Cleaner(rules: RuleCatalog(rules: [rule], lexicons: []))
      let text = "One.\n\nShare\n\n\"Share\"\n\nWho will share?\n\nTwo.\n"
      #expect(cleaner.clean(text).text == text.replacing("Share\n\n\"", with: "\""))
    }
  }

  @Test func aTraceNamesTheBar() throws {
    func trace(_ text: String) throws -> RuleTrace {
      let rules = [rule(.match(.phrase(["share"])))]
      let view = TextView(Array(text.utf8))
      return try #require(
        RuleTracer.traces(of: 0, in: view, rules: rules, lexicons: []).first)
    }
    let quoted = try trace("\"share\"")
    #expect(quoted.holds && !quoted.fires)
    #expect(quoted.bar == "quoted")
    #expect(quoted.bars.map(\.path) == [[0], [1], [1, 0], [1, 1]])
    #expect(quoted.bars.map(\.holds) == [false, true, true, true])
    #expect(try trace("who will share \"it\"").bar == "asked")
    let free = try trace("share")
    #expect(free.fires && free.bar == nil)
    let other = try trace("\"other\"")
    #expect(!other.holds && !other.fires && other.bar == "quoted")
  }

  /// Of the rules that come with dross.
  @Test func headingsOnTopOfTheirParagraphsAndQuotationsStay() {
    let text = """
      The committee wrote the new rules for the club house in a single evening, and nobody has read them since.

      Manage preferences
      Whoever wants the window open sits beside it, and whoever wants it shut sits at the stove.

      Leave a comment
      There is a book at the door, and what is written in it gets an answer within the week.

      "Share this article"

      The treasurer says the same every year, and every year the club votes for new chairs all the same.

      """
    let cleaner = Cleaner()
    #expect(cleaner.clean(text).text == text)
    #expect(cleaner.clean(text + "\nLeave a comment\n").text == text)
  }
}
