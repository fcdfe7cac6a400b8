/// The share of the wording that two ranges have in common, by runs of three elements.
///
/// An alignment of texts made from one template may pair many single words; runs tell it from a copy.
struct RunsOfThree {
  private var left: [UInt64] = []
  private var right: [UInt64] = []

  /// The runs of the range with fewer that stand in the other one too, as a share; 1 for ranges that
  /// are too short to have any.
  ///
  /// - Complexity: O(n log n).
  mutating func containment(
    _ elements: Span<UInt32>, _ first: Range<Int>, _ second: Range<Int>
  ) -> Double {
    Self.collect(elements, first, into: &left)
    Self.collect(elements, second, into: &right)
    guard !left.isEmpty, !right.isEmpty else { return 1 }
    var one = 0
    var other = 0
    var shared = 0
    while one < left.count, other < right.count {
      if left[one] == right[other] {
        shared += 1
        one += 1
        other += 1
      } else if left[one] < right[other] {
        one += 1
      } else {
        other += 1
      }
    }
    return Double(shared) / Double(min(left.count, right.count))
  }

  private static func collect(
    _ elements: Span<UInt32>, _ range: Range<Int>, into runs: inout [UInt64]
  ) {
    runs.removeAll(keepingCapacity: true)
    guard range.count >= 3 else { return }
    for index in range.lowerBound..<range.upperBound - 2 {
      let head = UInt64(elements[index]) << 32 | UInt64(elements[index &+ 1])
      runs.append(ElementHash.mix(head) &+ ElementHash.mix(~UInt64(elements[index &+ 2])))
    }
    runs.sort()
    var count = 0
    for run in runs where count == 0 || runs[count - 1] != run {
      runs[count] = run
      count += 1
    }
    runs.removeLast(runs.count - count)
  }
}
