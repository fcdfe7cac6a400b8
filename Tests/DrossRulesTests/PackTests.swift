import DrossTestSupport
import Testing

@testable import DrossRules

/// Values written to a pack and read again.
@Suite struct PackTests {
  private func copy<Value: Packable>(_ value: Value) throws -> Value {
    var writer = PackWriter()
    value.write(to: &writer)
    let bytes = writer.finish()
    var reader = try PackReader(bytes, 0..<bytes.count)
    let copy = try Value(from: &reader)
    #expect(reader.isAtEnd)
    return copy
  }

  /// All that there is in a value, as text.
  private func description(_ value: Any) -> String {
    var text = ""
    dump(value, to: &text)
    return text
  }

  private func expectCopies<Value: Packable>(_ values: [Value]) throws {
    for value in values { #expect(description(try copy(value)) == description(value)) }
  }

  private let bounds = Bounds(min: -1.5, max: 1e300)

  private var shape: ShapeTest {
    var test = ShapeTest()
    test.words = bounds
    test.characters = Bounds(min: 1)
    test.lines = Bounds(max: 2)
    test.sentences = Bounds()
    test.gluedEnds = bounds
    test.links = bounds
    test.uppercaseRatio = Bounds(min: 0.25)
    test.titleRatio = bounds
    test.digitRatio = bounds
    test.endsSentence = true
    test.endsWithColon = false
    test.endsWithQuestion = true
    test.innerCapital = true
    test.listItem = false
    test.keyValue = true
    test.keyValuePairs = bounds
    test.keyValueRatio = bounds
    test.prose = false
    test.heading = true
    return test
  }

  private var conditions: [Condition] {
    let leaves: [Condition] = [
      .phrase(["a", "мост", ""]), .keys([]), .keys(["name"]),
      .regex(Pattern("a+", isCased: true, mark: RuleMark(line: 3, column: 9))),
      .regex(Pattern("")), .shape(shape), .shape(ShapeTest()),
      .lexicon(
        LexiconTest(
          name: "some", minCount: 3, minDensity: 0.5, minDistinct: 2, minCovered: 0.75,
          isCased: true)),
      .position(
        PositionTest(
          near: [.start, .end], withinBlocks: 1, withinLines: 2, withinShare: 0.5, withinBytes: 4,
          outsideProse: true, blankAbove: true, blankBelow: false)),
      .position(PositionTest(near: [.end])), .model(ModelTest(name: "line", score: bounds)),
      .model(ModelTest(name: "line", score: bounds, transition: 2)),
      .repeats(RepeatTest(nth: bounds, copies: Bounds(max: 3))),
      .repeats(RepeatTest(of: .passage, documents: Bounds(min: 2), share: bounds)),
      .repeats(RepeatTest(of: .words)), .repeats(RepeatTest(of: .loop)),
      .language(.foreign),
      .language(.document(["de", "fr"])), .sameAs(.title), .sameAs(.nextLineStart),
      .subject(.unmentioned), .subject(.mentioned),
      .sameAs(.previousLineStart), .sameAs(.previousLinePart),
    ]
    return leaves + [
      .any(leaves), .all([]), .none([.any(leaves)]), .atLeast(2, ofDistinct: leaves),
      .previous(leaves[0]), .next(leaves[1]), .rest(leaves[2]), .document(.not(leaves[3])),
    ]
  }

  @Test func aShapeOfWhichEverythingIsAsked() {
    // A field that is new must be set above, so that it is tried below.
    for child in Mirror(reflecting: shape).children {
      #expect(description(child.value) != "- nil\n", "\(child.label ?? "")")
    }
  }

  @Test func everyCondition() throws { try expectCopies(conditions) }

  @Test func everyRule() throws {
    for scope in Rule.Scope.allCases {
      for kind in Action.Kind.allCases {
        for target in Action.Target.allCases {
          let isFirst = kind == .remove
          var rule = Rule(
            id: RuleID(family: "some", name: "rule"), title: "title", why: "why",
            class: "class", languages: ["en", "*"], scope: scope,
            run: isFirst ? Rule.Run(each: conditions[0], gap: 2) : nil, gates: conditions,
            body: isFirst
              ? .match(.any(conditions))
              : .score(
                threshold: 2.5,
                features: conditions.map { Rule.WeightedCondition(weight: -1, condition: $0) }),
            action: Action(kind, target, template: "$0"), fix: isFirst ? .safe : .unsafe,
            confidence: isFirst ? 0.5 : nil, isCapped: isFirst,
            strength: isFirst ? .weak : .strong,
            examples: Rule.Examples(match: ["yes", "é"], noMatch: isFirst ? [] : ["no"]))
          rule.bars = [Rule.Bar(name: "some-line", condition: .any(conditions))]
          var writer = PackWriter()
          rule.writeHead(to: &writer)
          let bytes = writer.finish()
          var reader = try PackReader(bytes, 0..<bytes.count)
          let definition = try copy(rule.definition)
          var read = try Rule(headFrom: &reader) { definition }
          #expect(reader.isAtEnd)
          // Known from now on, as that of the other one.
          read.definition = read.definition
          #expect(description(read) == description(rule))
        }
      }
    }
  }

  @Test func lexiconsAndModels() throws {
    let lexicon = Lexicon(
      name: "some", phrases: ["b", "a *", "! c"], expected: [1: "x *", 0: "y"])
    #expect(try copy(lexicon) == lexicon)
    var model = LineModel(name: "line")
    let isSet = model.set(.words, 1, .after, to: -1200)
    #expect(isSet)
    #expect(try copy(model) == model)
  }

  @Test func numbers() throws {
    for numbers: [Int64] in [
      [], [0], [255, 1], [256], [65_535, 0], [65_536], [-1], [.max, .min], [1, 2, 3, -70_000],
    ] {
      var writer = PackWriter()
      writer.write(all: numbers)
      writer.write(UInt16(0xABCD))
      let bytes = writer.finish()
      var reader = try PackReader(bytes, 0..<bytes.count)
      #expect(try reader.numbers(of: Int64.self) == numbers)
      #expect(try reader.number(UInt16.self) == 0xABCD)
      #expect(reader.isAtEnd)
    }
  }

  @Test func everyTextIsKeptOnce() {
    var writer = PackWriter()
    let empty = writer.finish().count
    writer.write("the same text")
    let one = writer.finish().count
    writer.write("the same text")
    #expect(writer.finish().count == one + 4)
    #expect(one == empty + 4 + 13 + 4)
  }

  @Test func treesTooDeepAreRefused() throws {
    var condition = Condition.phrase(["a"])
    for _ in 0..<1000 { condition = .previous(condition) }
    var writer = PackWriter()
    condition.write(to: &writer)
    let bytes = writer.finish()
    var reader = try PackReader(bytes, 0..<bytes.count)
    #expect(throws: PackError.self) { try Condition(from: &reader) }
  }
}

extension Condition {
  fileprivate static func not(_ condition: Condition) -> Condition { .none([condition]) }
}
