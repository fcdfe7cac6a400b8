/// The share of the wording that two ranges have in common, by runs of three elements.
///
/// An alignment of texts made from one template may pair many single words; runs tell it from a copy.
struct RunsOfThree {
  private static let factor: UInt64 = 0x9FB2_1C65_1E98_DF25

  private var table = RunTable()
  private var other = RunTable()
  /// How many comparisons there were.
  private var round: UInt32 = 0

  /// The distinct runs of the range with fewer that stand in the other one too, as a share; 1 for ranges
  /// that are too short to have any.
  ///
  /// - Complexity: O(n).
  mutating func containment(
    _ left: Span<UInt32>, _ first: Range<Int>, _ right: Span<UInt32>, _ second: Range<Int>
  ) -> Double {
    guard first.count >= 3, second.count >= 3 else { return 1 }
    table.reset(for: first.count)
    let one = table.insert(first.lowerBound..<first.upperBound - 2) { Self.run(left, $0) }
    other.reset(for: second.count)
    round &+= 1
    let (shared, two) = table.compare(
      second.lowerBound..<second.upperBound - 2, round: round, others: &other
    ) { Self.run(right, $0) }
    return Double(shared) / Double(min(one, two))
  }

  @inline(__always)
  private static func run(_ elements: Span<UInt32>, _ start: Int) -> UInt64 {
    let head = UInt64(elements[start]) &* factor &+ UInt64(elements[start &+ 1])
    return ElementHash.mix(head &* factor &+ UInt64(elements[start &+ 2]))
  }
}
