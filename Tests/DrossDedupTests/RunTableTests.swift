import DrossTestSupport
import Testing

@testable import DrossDedup

/// Sets of runs, emptied and used again.
@Suite struct RunTableTests {
  private static func runs(of text: [UInt32], _ length: Int) -> Set<[UInt32]> {
    Set(text.indices.dropLast(length - 1).map { Array(text[$0..<$0 + length]) })
  }

  @Test func countsAreThoseOfSets() {
    var random = SplitMix64(seed: 21)
    for length in [3, 5] {
      var table = RunTable(length: length)
      var others = RunTable(length: length)
      for _ in 0..<200 {
        let kinds = random.pick([2, 50, 100_000])
        func text() -> [UInt32] {
          (0..<length + random.below(300)).map { _ in
            UInt32(truncatingIfNeeded: ElementHash.mix(UInt64(random.below(kinds))))
          }
        }
        let first = text()
        let distinct = Self.runs(of: first, length)
        table.fill(first.span)
        #expect(table.count == distinct.count)
        for _ in 0..<random.below(4) {
          // Much of the first text, in pieces and with other text between them.
          var second = random.below(4) == 0 ? [] : text()
          for _ in 0..<random.below(4) {
            let start = random.below(first.count)
            second += first[start..<start + random.below(first.count - start)]
            second += text().prefix(random.below(5))
          }
          let found = table.compare(first.span, second.span, others: &others)
          let runs = second.count < length ? [] : Self.runs(of: second, length)
          #expect(found.shared == distinct.intersection(runs).count)
          #expect(found.rest == runs.subtracting(distinct).count)
        }
      }
    }
  }

  @Test func itStopsWhenItIsTold() {
    let text = (0..<1000).map { UInt32($0) }
    var table = RunTable(length: 3)
    var others = RunTable(length: 3)
    table.fill(text.span)
    let found = table.compare(text.span, text.span, others: &others) { shared, _, left in
      #expect(shared + left == 998)
      return shared >= 100
    }
    #expect(found.shared == 128)
  }
}
