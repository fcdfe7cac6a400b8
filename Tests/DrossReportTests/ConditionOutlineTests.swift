import DrossRules
import Testing

@testable import DrossReport

@Test func everyConditionIsALine() {
  var all = ShapeTest()
  all.words = Bounds(max: 20)
  all.characters = Bounds(min: 3)
  all.lines = Bounds(min: 2, max: 2)
  all.sentences = Bounds()
  all.uppercaseRatio = Bounds(min: 0.25)
  all.endsSentence = false
  all.prose = true
  let conditions: [Condition] = [
    .atLeast(2, ofDistinct: [.phrase(["a", "b"]), .keys(["c"])]),
    .regex(Pattern("^A$", isCased: true)),
    .lexicon(LexiconTest(name: "tags", minCount: 1, minDensity: 0.5)),
    .shape(all),
    .position(
      PositionTest(
        near: [.start, .end], withinBlocks: 3, withinLines: 1, withinShare: 0.1, outsideProse: true)
    ),
    .position(PositionTest(near: [.start], withinLines: 2, blankBelow: true)),
    .position(PositionTest(near: [.start, .end], blankAbove: true, blankBelow: false)),
    .next(.repeats(RepeatTest(nth: Bounds(min: 2)))),
    .repeats(RepeatTest(documents: Bounds(min: 2), share: Bounds(min: 0.1))),
    .repeats(RepeatTest(of: .document)),
    .repeats(RepeatTest(of: .passage)),
    .sameAs(.title),
    .subject(.unmentioned),
  ]
  let lines = ConditionOutline(conditions, depth: 1).lines.map { "\($0.depth) \($0.text)" }
  #expect(
    lines == [
      "1 at least 2 of:", "2 phrase:", "3 a", "3 b", "2 keys: c", "1 regex (cased): ^A$",
      "1 lexicon: tags, at least 0.5 of the words",
      "1 shape: words at most 20, characters at least 3, lines 2, sentences any, "
        + "uppercase ratio at least 0.25, not ends sentence, prose",
      "1 position: near start or end, within 3 blocks, within 1 line, within 0.1 of the lines, "
        + "outside prose",
      "1 position: near start, within 2 lines, blank line below",
      "1 position: blank line above, no blank line below",
      "1 next:", "2 repeats: copy at least 2, copies any",
      "1 repeats: texts of the host at least 2, share of them at least 0.1",
      "1 repeats: another text of the corpus", "1 repeats: a passage of another text of the corpus",
      "1 same as: title", "1 subject: unmentioned",
    ])
}
