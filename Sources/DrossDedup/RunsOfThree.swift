/// The share of the wording that two ranges have in common, by runs of three elements.
///
/// An alignment of texts made from one template may pair many single words; runs tell it from a copy.
struct RunsOfThree {
  private static let factor: UInt64 = 0x9FB2_1C65_1E98_DF25

  private var table = RunTable()
  private var other = RunTable()
  /// How many comparisons there were.
  private var round: UInt32 = 0
  /// How many distinct runs the left text has that is in the table.
  private var distinct = 0

  /// Whether at least the share `least` of the distinct runs of the range with fewer stand in the other one
  /// too; so it is for ranges that are too short to have any.
  ///
  /// - Complexity: O(n).
  mutating func isContained(
    _ left: Span<UInt32>, _ first: Range<Int>, _ right: Span<UInt32>, _ second: Range<Int>,
    least: Double
  ) -> Bool {
    guard first.count >= 3, second.count >= 3 else { return true }
    table.reset(for: first.count)
    let one = table.insert(first.lowerBound..<first.upperBound - 2) { Self.run(left, $0) }
    other.reset(for: second.count)
    round &+= 1
    var decided: Bool?
    let (shared, two) = table.compare(
      second.lowerBound..<second.upperBound - 2, round: round, others: &other
    ) { shared, rest, left in
      // If none of those that are left were shared, or all of them.
      if Double(shared) > least * Double(min(one, shared &+ rest &+ left)) + 0.5 {
        decided = true
      } else if Double(shared &+ left) + 0.5 < least * Double(min(one, shared &+ rest)) {
        decided = false
      }
      return decided != nil
    } _: {
      Self.run(right, $0)
    }
    return decided ?? (Double(shared) / Double(min(one, two)) >= least)
  }

  /// The share of the distinct runs of two whole texts that stand in the other; 1 for texts that are too short
  /// to have any.
  ///
  /// - Parameter isSame: whether the left text is that of the last call.
  /// - Parameter least: what one of the shares is to reach; otherwise `nil` is the answer.
  /// - Complexity: O(n).
  mutating func shares(
    _ left: Span<UInt32>, isSame: Bool, _ right: Span<UInt32>, least: Double
  ) -> (first: Double, second: Double)? {
    guard left.count >= 3, right.count >= 3 else { return (1, 1) }
    if !isSame {
      table.reset(for: left.count)
      distinct = table.insert(0..<left.count - 2) { Self.run(left, $0) }
    }
    other.reset(for: right.count)
    round &+= 1
    let distinct = distinct
    let (shared, count) = table.compare(
      0..<right.count - 2, round: round, others: &other
    ) { shared, rest, left in
      // If all that are left were shared.
      let most = Double(shared &+ left)
      return most < least * Double(distinct) && most < least * (most + Double(rest))
    } _: {
      Self.run(right, $0)
    }
    let shares = (Double(shared) / Double(distinct), Double(shared) / Double(count))
    return max(shares.0, shares.1) >= least ? shares : nil
  }

  @inline(__always)
  private static func run(_ elements: Span<UInt32>, _ start: Int) -> UInt64 {
    precondition(start >= 0 && start &+ 3 <= elements.count)
    var hash = unsafe UInt64(elements[unchecked: start]) &* factor
    hash = unsafe (hash &+ UInt64(elements[unchecked: start &+ 1])) &* factor
    return unsafe ElementHash.mix(hash &+ UInt64(elements[unchecked: start &+ 2]))
  }
}
