import DrossTestSupport
import Testing

@testable import DrossDedup

/// A count of distinct runs that may be too low.
@Suite struct SeenRunsTests {
  @Test func itNeverSaysTooMuch() {
    var random = SplitMix64(seed: 8)
    var seen = SeenRuns()
    var said = 0
    for _ in 0..<300 {
      let kinds = random.pick([2, 30, 100_000])
      let text = (0..<50 + random.below(2000)).map { _ in
        UInt32(truncatingIfNeeded: ElementHash.mix(UInt64(random.below(kinds))))
      }
      let second = text.prefix(20) + [1, 2] + text.dropFirst(20)
      let equal = [
        EqualRun(text.span, Array(second).span, first: 3, second: 3),
        EqualRun(text.span, Array(second).span, first: 40, second: 42),
      ]
      let range = random.below(20)..<30 + random.below(text.count - 30)
      let inside = equal.map { run -> [Int] in
        (run.first..<run.first + run.count).filter {
          range.contains($0) && range.contains($0 + run.second - run.first)
        }
      }
      let runs = Set(
        inside.flatMap { places in places.dropLast(2).map { Array(text[$0..<$0 + 3]) } })
      for enough in [1, 10, runs.count, runs.count + 1, 2 * runs.count + 1] {
        let isSaid = seen.hasDistinct(
          enough, length: 3, in: text.span, of: equal[...], range, range)
        #expect(!isSaid || runs.count >= enough)
        // Of few runs hardly any has the place of another.
        if enough <= 10, runs.count >= 20 { #expect(isSaid) }
        said += isSaid ? 1 : 0
      }
    }
    #expect(said > 300)
  }
}
