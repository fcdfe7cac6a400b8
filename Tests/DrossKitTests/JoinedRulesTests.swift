import DrossTestSupport
import Testing

@testable import DrossKit
@testable import DrossRules

/// Rules of users, joined to rules that are ready.
@Suite struct JoinedRulesTests {
  private func findings(_ set: RuleSet, _ texts: [[UInt8]]) -> [[Finding]] {
    let workspace = Workspace(for: set)
    return texts.map {
      RuleEngine(set).findings(in: TextView($0), workspace: workspace).findings
    }
  }

  /// The rules of two random sets under names of their own, in one of two families.
  private func randomRules(_ random: inout SplitMix64) -> (rules: [Rule], lexicons: [Lexicon]) {
    let catalogs = (0..<2).map { _ in RandomRules.make(using: &random) }
    let rules = catalogs.flatMap(\.rules).enumerated().map { number, rule in
      var rule = rule
      rule.id = RuleID(family: random.pick(["a", "b"]), name: "r\(number)")
      return rule
    }
    return (rules.sorted { $0.id < $1.id }, catalogs[0].lexicons)
  }

  @Test func joinedSetsFindWhatOneSetFinds() {
    var count = 0
    for seed in 0..<UInt64(300) {
      var random = SplitMix64(seed: seed)
      let (rules, lexicons) = randomRules(&random)
      let texts = (0..<3).map { _ in RandomDocument.make(using: &random) }
      let isFirst = rules.map { _ in random.oneIn(2) }
      let halves = [true, false].map { half in
        RuleSet.make(zip(rules, isFirst).filter { $1 == half }.map(\.0), lexicons: lexicons).set
      }
      let joined = halves[0].joined(with: halves[1])
      let whole = RuleSet.make(rules, lexicons: lexicons).set
      #expect(joined.rules.map(\.id) == whole.rules.map(\.id), "seed \(seed)")
      let expected = findings(whole, texts)
      count += expected.joined().count
      #expect(findings(joined, texts) == expected, "seed \(seed)")
      // What is joined can be taken apart again.
      let some = whole.rules.filter { _ in random.oneIn(2) }
      #expect(
        findings(joined.part(some), texts) == findings(whole.part(some), texts), "seed \(seed)")
    }
    #expect(count > 1000, "only \(count) findings")
  }

  /// Literals of one and of two letters, inside words and not, so that they are looked for in every way.
  @Test(arguments: [
    [["bridge"], ["river"]], [["\\w+dge"], ["ive"]], [["ridges"], ["ive"]], [["ive"], ["ridges?"]],
    [["@"], ["#", "@web"]], [[], ["river"]], [["river"], []], [["^a "], ["^b "]],
    [["[^a]river"], []],
  ])
  func literalsOfEveryKind(patterns: [[String]]) {
    let sets = patterns.enumerated().map { half, patterns in
      patterns.enumerated().map { number, pattern in
        Rule(
          id: RuleID(family: "some", name: "r\(number)-\(half)"), title: "", why: "",
          class: "c\(number)\(half)", languages: ["*"], scope: .line,
          body: .match(.regex(Pattern(pattern))), action: Action(.flag, .match), fix: .none)
      }
    }
    let texts = [
      "a bridge over the river\nb bridges are driven\n@web #web\n", "river\n\nA RIVER\n",
      "driver @ home\n\narrived at the bridges\n",
    ].map { Array($0.utf8) }
    let ready = sets.map { RuleSet.make($0, lexicons: []).set }
    let whole = RuleSet.make(sets.flatMap { $0 }, lexicons: []).set
    #expect(findings(ready[0].joined(with: ready[1]), texts) == findings(whole, texts))
    #expect(findings(ready[1].joined(with: ready[0]), texts) == findings(whole, texts))
  }

  /// Rules of users beside those of dross, instead of some of them, and with lexicons of their own.
  @Test(.timeLimit(.minutes(30))) func rulesOfUsersBesideThoseOfDross() {
    let builtIn = RuleCatalog.builtIn()
    let examples = builtIn.rules.flatMap { $0.examples.match + $0.examples.noMatch }
    var random = SplitMix64(seed: 3)
    let texts =
      stride(from: 0, to: examples.count, by: 60).map { start in
        Array(examples[start..<min(start + 60, examples.count)].joined(separator: "\n\n").utf8)
      } + (0..<20).map { _ in RandomDocument.make(using: &random) }
    for round in 0..<4 {
      var (rules, lexicons) = randomRules(&random)
      // Some take the place of rules of dross, or say what these say under another name.
      for index in rules.indices where round > 0 && random.oneIn(2) {
        let known = random.pick(builtIn.rules)
        if random.oneIn(2) { rules[index].definition = known.definition }
        if random.oneIn(2), !rules.contains(where: { $0.id == known.id }) {
          rules[index].id = known.id
        }
      }
      if round == 3, let known = builtIn.lexicons.first {
        lexicons.append(Lexicon(name: known.name, phrases: ["bridge"]))
      }
      let added = RuleCatalog(rules: rules.sorted { $0.id < $1.id }, lexicons: lexicons)
      let sum = builtIn.adding(added).keeping([], without: ["spam"])
      let plain = RuleCatalog(rules: sum.rules, lexicons: sum.lexicons, models: sum.models)
      let options = Cleaner.Options(fix: .unsafe, maxRemoved: 0.8)
      let fast = Cleaner(rules: sum, options: options)
      let slow = Cleaner(rules: plain, options: options)
      #expect(fast.rules.map(\.id) == slow.rules.map(\.id), "round \(round)")
      #expect(fast.diagnostics == slow.diagnostics, "round \(round)")
      for (index, text) in texts.enumerated() {
        let found = fast.clean(text)
        let expected = slow.clean(text)
        #expect(found.findings == expected.findings, "round \(round), text \(index)")
        #expect(found.plan == expected.plan, "round \(round), text \(index)")
        #expect(found.diagnostics == expected.diagnostics, "round \(round), text \(index)")
      }
    }
  }
}
