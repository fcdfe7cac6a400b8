import DrossTestSupport
import Testing

@testable import DrossDedup

/// Sets of runs, emptied and used again.
@Suite struct RunTableTests {
  @Test func countsAreThoseOfSets() {
    var random = SplitMix64(seed: 21)
    var table = RunTable()
    var others = RunTable()
    var round: UInt32 = 0
    for _ in 0..<200 {
      let kinds = random.pick([3, 50, 100_000])
      func runs() -> [UInt64] {
        (0..<random.below(300)).map { _ in
          // The lowest bit is not told apart.
          ElementHash.mix(UInt64(random.below(kinds) + 1)) | 1
        }
      }
      let first = runs()
      table.reset(for: first.count)
      #expect(table.insert(0..<first.count) { first[$0] } == Set(first).count)
      for _ in 0..<random.below(4) {
        let second = runs()
        others.reset(for: second.count)
        round += 1
        let (shared, all) = table.compare(0..<second.count, round: round, others: &others) {
          second[$0]
        }
        #expect(all == Set(second).count)
        #expect(shared == Set(first).intersection(second).count)
      }
    }
  }
}
