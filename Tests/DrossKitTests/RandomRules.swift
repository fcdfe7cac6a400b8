import DrossKit
import DrossTestSupport

/// Small rules made at random about the words of `RandomDocument`.
struct RandomRules {
  private static let words = [
    "photo", "the bridge", "follow us", "bridge", "share", "source", "news", "mayor", "offer",
    "buy now", "мост", "фото", "conclusion", "lorem ipsum", "two years", "cafe", "figures", "said",
  ]
  private static let patterns = [
    "^photo: ", "bridge", "^.{0,20}(?:share|print)$", "(?:photo|foto|фото)[: ]", "\\bthe (\\w+)",
    "^[^\\n]{1,30}: [^\\n]+$", "(?:mayor|bridge)\\.?$", "(\\p{L}+)\\.(?=\\p{L})", "ne+ws|sha+re",
    "^\\W*$", "said.{0,40}$", "мост\\w*", "(?<!old )bridge", "^(?!the)\\w+ \\w+$", "x?y?z?offer",
  ]
  private static let keys = ["name", "born", "key", "hobby", "source", "photo", "address"]

  /// Rules with ids in order, and a lexicon.
  static func make(using random: inout SplitMix64) -> RuleCatalog {
    let rules = (0..<1 + random.below(6)).map { rule(number: $0, using: &random) }
    return RuleCatalog(
      rules: rules,
      lexicons: [Lexicon(name: "some", phrases: ["bridge", "river", "two years", "web", "мост"])])
  }

  private static func rule(number: Int, using random: inout SplitMix64) -> Rule {
    let scope = random.pick([Rule.Scope.line, .line, .line, .lines, .block, .document])
    let kind = random.pick([Action.Kind.remove, .remove, .replace, .flag])
    var targets: [Action.Target] = [.match]
    switch scope {
    case .line: targets.append(.line)
    case .lines: targets.append(.run)
    case .block: targets.append(.block)
    case .document: break
    }
    var body = Rule.Body.match(condition(depth: 2, scope, using: &random))
    if scope != .document, random.oneIn(4) {
      let features = (0..<2 + random.below(3)).map { _ in
        Rule.WeightedCondition(
          weight: Double(random.below(7)) - 2, condition: condition(depth: 1, scope, using: &random)
        )
      }
      body = .score(threshold: Double(1 + random.below(4)), features: features)
    }
    // A document is rarely removed, and a replacement makes nothing that a rule looks for.
    var rule = Rule(
      id: RuleID(family: "random", name: "r\(number)"), title: "Random rule \(number)", why: "why",
      class: "random", languages: ["*"], scope: scope,
      run: scope == .lines
        ? Rule.Run(each: condition(depth: 1, .line, using: &random), gap: random.below(3)) : nil,
      // A gate of any kind lets a rule run at which nothing points.
      gates: [.shape(words(max: 4 + random.below(30)))],
      body: body,
      action: Action(
        kind, kind == .replace ? .match : random.pick(targets),
        template: random.pick(["<\(number)>", "", "#", "(#)"])),
      fix: kind == .flag ? .none : random.pick([.safe, .safe, .unsafe, .none]),
      confidence: random.oneIn(2) ? nil : Double(random.below(100)) / 100,
      isCapped: !random.oneIn(4))
    if rule.canBeBarred, random.oneIn(3) {
      rule.bars = [Rule.Bar(name: "bar", condition: condition(depth: 1, scope, using: &random))]
    }
    return rule
  }

  private static func words(max: Int) -> ShapeTest {
    var test = ShapeTest()
    test.words = Bounds(max: Double(max))
    return test
  }

  private static func condition(
    depth: Int, _ scope: Rule.Scope, using random: inout SplitMix64
  ) -> Condition {
    func several() -> [Condition] {
      (0..<1 + random.below(3)).map { _ in condition(depth: depth - 1, scope, using: &random) }
    }
    switch random.below(depth > 0 ? 14 : 9) {
    case 0, 1: return .phrase((0..<1 + random.below(3)).map { _ in random.pick(words) })
    case 2, 3, 4: return .regex(Pattern(random.pick(patterns), isCased: random.oneIn(4)))
    case 5: return .keys((0..<1 + random.below(3)).map { _ in random.pick(keys) })
    case 6: return .lexicon(LexiconTest(name: "some", minCount: 1 + random.below(2)))
    case 7: return .shape(shape(using: &random))
    case 8:
      if scope == .line, random.oneIn(2) {
        return .repeats(RepeatTest(nth: Bounds(min: Double(1 + random.below(2)))))
      }
      return .position(
        PositionTest(
          near: [random.pick([.start, .end])], withinLines: random.oneIn(2) ? 3 : nil,
          withinShare: random.oneIn(2) ? 0.3 : nil, outsideProse: random.oneIn(3),
          blankAbove: random.oneIn(3) ? random.oneIn(2) : nil,
          blankBelow: random.oneIn(3) ? random.oneIn(2) : nil))
    case 9: return .any(several())
    case 10: return .all(several())
    case 11: return .all([condition(depth: depth - 1, scope, using: &random), .none(several())])
    case 12: return .atLeast(1 + random.below(2), ofDistinct: several())
    default:
      if random.oneIn(3) { return .sameAs(random.pick(SameAs.allCases)) }
      if random.oneIn(5) { return .subject(random.pick(Subject.allCases)) }
      let neighbour = condition(depth: 0, .line, using: &random)
      return random.pick([.previous(neighbour), .next(neighbour), .rest(neighbour)])
    }
  }

  private static func shape(using random: inout SplitMix64) -> ShapeTest {
    var test = ShapeTest()
    switch random.below(6) {
    case 0: test.endsSentence = random.oneIn(2)
    case 1: test.prose = random.oneIn(2)
    case 2: test.heading = random.oneIn(2)
    case 3: test.sentences = Bounds(max: 1)
    case 4: test.keyValue = true
    default: test.titleRatio = Bounds(min: 0.5)
    }
    return test
  }
}
