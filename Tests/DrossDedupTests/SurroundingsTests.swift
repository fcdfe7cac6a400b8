@testable import DrossDedup
import DrossTestSupport
import Testing

/// What is told of a run without its elements.
@Suite struct SurroundingsTests {
  @Test func noLongRunIsCalledShort() {
    var random = SplitMix64(seed: 1)
    var shortCount = 0
    var calledShort = 0
    for _ in 0..<4000 {
      // Few different elements make runs that go on by chance.
      let bound = random.pick([2, 3, 20, 1000])
      func elements(_ count: Int) -> [UInt32] {
        (0..<count).map { _ in
          UInt32(truncatingIfNeeded: ElementHash.mix(UInt64(random.below(bound))))
        }
      }
      let gram = elements(Winnowing.gramLength)
      // Nothing is told where a text begins or ends.
      let least = random.pick([0, 3])
      let texts = (0..<2).map { _ in
        (start: elements(least + random.below(3)), end: elements(least + random.below(3)))
      }
      let left = texts[0].start + gram + texts[0].end
      let right = texts[1].start + gram + texts[1].end
      let run = EqualRun(
        left.span, right.span, first: texts[0].start.count, second: texts[1].start.count)
      let isShort = Surroundings.areShort(
        Surroundings.of(texts[0].start.count, in: left.span),
        Surroundings.of(texts[1].start.count, in: right.span))
      if run.count >= Winnowing.guaranteedLength {
        #expect(!isShort, "\(left) \(right)")
      } else if bound == 1000, least == 3 {
        shortCount += 1
        if isShort { calledShort += 1 }
      }
    }
    #expect(calledShort * 4 > shortCount * 3, "\(calledShort) of \(shortCount)")
    let known = Surroundings.of(0, in: [1, 2, 3, 4, 5, 6].span)
    #expect(!Surroundings.areShort(known, Surroundings.unknown))
  }
}
