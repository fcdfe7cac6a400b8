import DrossTestSupport
import Testing

@testable import DrossDedup

/// Which keys may be shared.
@Suite struct RepeatedKeysTests {
  /// None that came twice is missed, and most that came once are told.
  @Test func errsOnOneSideOnly() {
    var random = SplitMix64(seed: 9)
    for count in [0, 1, 2, 100, 5000] {
      var counts: [UInt32: Int] = [:]
      var keys = RepeatedKeys(for: count)
      for _ in 0..<count {
        let key = UInt32(truncatingIfNeeded: random.next()) % UInt32(count * 1000 / 2)
        let spread = key &* 2_654_435_761
        counts[spread, default: 0] += random.oneIn(3) ? 2 : 1
      }
      for (key, times) in counts {
        for _ in 0..<times { keys.insert(key) }
      }
      var wrong = 0
      for (key, times) in counts {
        if times > 1 {
          #expect(keys.mayHold(key))
        } else if keys.mayHold(key) {
          wrong += 1
        }
      }
      #expect(wrong <= counts.count / 4)
    }
  }
}
