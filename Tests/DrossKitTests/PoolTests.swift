import Testing

@testable import DrossKit

@Suite struct PoolTests {
  private final class Counter {
    var count = 0
  }

  @Test func valuesAreUsedAgain() {
    let pool = Pool { Counter() }
    for _ in 0..<5 { pool.use { $0.count += 1 } }
    #expect(pool.map(\.count) == [5])
  }

  @Test func eachWorkHasItsOwnAndNoneIsLost() {
    let pool = Pool { Counter() }
    func nested(_ depth: Int) {
      guard depth > 0 else { return }
      pool.use {
        $0.count += 1
        nested(depth - 1)
      }
    }
    nested(100)
    nested(70)
    let counts = pool.map(\.count)
    #expect(counts.count == 100)
    #expect(counts.reduce(0, +) == 170)
  }
}
