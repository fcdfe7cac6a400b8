import DrossTestSupport
import Testing

@testable import DrossDedup

/// The places of the seeds of a pair.
@Suite struct SeedPlaceTests {
  /// Few of them and many go different ways.
  @Test func theyStandInOrder() {
    var random = SplitMix64(seed: 4)
    for count in [0, 1, 2, 3, 10, 23, 24, 25, 200] {
      var words: [UInt32] = []
      for _ in 0..<count {
        words += [1, 2, UInt32(random.below(20)), UInt32(random.below(20))]
      }
      var places = Seed.sorted(words, documents: 3).map { SeedPlace($0) }
      let expected = places.sorted()
      SeedPlace.sort(&places)
      #expect(places == expected, "\(count)")
    }
  }
}
