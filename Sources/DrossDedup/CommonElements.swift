/// Counts what two short stretches have in common, in order.
struct CommonElements {
  /// The longest stretch that is looked at.
  static let limit = 256

  private var row = [Int](repeating: 0, count: limit + 1)

  /// The length of the longest common subsequence of the two ranges; 0 when one is beyond the limit.
  ///
  /// - Complexity: O(product of the lengths).
  mutating func count(_ elements: Span<UInt32>, _ first: Range<Int>, _ second: Range<Int>) -> Int {
    let width = second.count
    guard !first.isEmpty, width > 0, first.count <= Self.limit, width <= Self.limit else {
      return 0
    }
    for column in 0...width { row[column] = 0 }
    for index in first {
      let element = elements[index]
      var diagonal = 0
      for column in 1...width {
        let above = row[column]
        let isEqual = element == elements[second.lowerBound &+ column &- 1]
        row[column] = isEqual ? diagonal &+ 1 : max(above, row[column &- 1])
        diagonal = above
      }
    }
    return row[width]
  }
}
