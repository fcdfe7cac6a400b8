import DrossText
import Testing

@testable import DrossUnicode

@Suite struct TextOffsetsTests {
  @Test func agreesWithThePlanAndGoesThereAndBack() throws {
    var texts = BrokenText(seed: 7)
    for _ in 0..<3_000 {
      let source = texts.next()
      let plan = try texts.nextRepair().repair(source).plan
      let output = plan.apply(to: source)
      let offsets = TextOffsets(plan)
      let count = output.count
      for start in Swift.stride(from: 0, through: count, by: max(1, count / 12)) {
        for end in [start, min(start + 1, count), min(start + 5, count), count] {
          let range = TextRange(start, end)
          let back = offsets.source(ofOutput: range)
          #expect(back == plan.sourceRange(ofOutput: range))
          #expect(back.end <= source.count)
          // What the source range became holds what was asked for.
          if !range.isEmpty { #expect(offsets.output(ofSource: back).contains(range)) }
        }
      }
      for start in Swift.stride(from: 0, through: source.count, by: max(1, source.count / 12)) {
        for end in [min(start + 1, source.count), source.count] where end > start {
          let range = TextRange(start, end)
          #expect(offsets.output(ofSource: range) == plan.outputRange(ofSource: range))
        }
      }
      // Between two edits, bytes are the same on both sides.
      var last = TextRange(0, 0)
      for edit in plan.edits + [Edit(TextRange(source.count, source.count), rule: "")] {
        if last.end < edit.range.start {
          let kept = TextRange(last.end, edit.range.start)
          let there = offsets.output(ofSource: kept)
          #expect(output[there.range].elementsEqual(source[kept.range]))
        }
        last = edit.range
      }
    }
  }
}
