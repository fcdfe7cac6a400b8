/// The share of the wording that two ranges have in common, by runs of three elements.
///
/// An alignment of texts made from one template may pair many single words; runs tell it from a copy.
struct RunsOfThree {
  private static let length = 3

  private var table = RunTable(length: length)
  private var other = RunTable(length: length)

  /// Whether at least the share `least` of the distinct runs of the range with fewer stand in the other one
  /// too; so it is for ranges that are too short to have any.
  ///
  /// - Complexity: O(n).
  mutating func isContained(
    _ left: Span<UInt32>, _ first: Range<Int>, _ right: Span<UInt32>, _ second: Range<Int>,
    least: Double
  ) -> Bool {
    guard first.count >= Self.length, second.count >= Self.length else { return true }
    let one = left.extracting(first)
    table.fill(one)
    let distinct = table.count
    var decided: Bool?
    let (shared, rest) = table.compare(one, right.extracting(second), others: &other) {
      shared, rest, left in
      // If none of those that are left were shared, or all of them.
      if Double(shared) > least * Double(min(distinct, shared &+ rest &+ left)) + 0.5 {
        decided = true
      } else if Double(shared &+ left) + 0.5 < least * Double(min(distinct, shared &+ rest)) {
        decided = false
      }
      return decided != nil
    }
    return decided ?? (Double(shared) / Double(min(distinct, shared + rest)) >= least)
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
    guard left.count >= Self.length, right.count >= Self.length else { return (1, 1) }
    if !isSame { table.fill(left) }
    let distinct = table.count
    let (shared, rest) = table.compare(left, right, others: &other) { shared, rest, left in
      // If all that are left were shared.
      let most = Double(shared &+ left)
      return most < least * Double(distinct) && most < least * (most + Double(rest))
    }
    let shares = (Double(shared) / Double(distinct), Double(shared) / Double(shared + rest))
    return max(shares.0, shares.1) >= least ? shares : nil
  }
}
