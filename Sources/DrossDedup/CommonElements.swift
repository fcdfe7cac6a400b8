import CDrossAlignment

/// Counts what two short stretches have in common, in order.
struct CommonElements {
  /// The longest stretch that is looked at.
  static let limit = 256

  /// The longest stretch that one number has a bit for each element of.
  private static let wordLimit = 64

  private var row = [Int32](repeating: 0, count: limit + 1)

  /// The length of the longest common subsequence of the two ranges; 0 when one is beyond the limit.
  ///
  /// - Complexity: O(product of the lengths).
  mutating func count(
    _ left: Span<UInt32>, _ first: Range<Int>, _ right: Span<UInt32>, _ second: Range<Int>
  ) -> Int {
    let width = second.count
    guard !first.isEmpty, width > 0, first.count <= Self.limit, width <= Self.limit else {
      return 0
    }
    if first.count == 1 || width == 1 {
      return Self.isShared(left, first, right, second) ? 1 : 0
    }
    if width <= Self.wordLimit { return Self.countByBits(left, first, right, second) }
    var cells = row.mutableSpan
    for column in 0...width { cells[column] = 0 }
    for index in first {
      let element = left[index]
      var diagonal: Int32 = 0
      var before: Int32 = 0
      for column in 1...width {
        let above = cells[column]
        let isEqual = element == right[second.lowerBound &+ column &- 1]
        before = isEqual ? diagonal &+ 1 : max(above, before)
        cells[column] = before
        diagonal = above
      }
    }
    return Int(cells[width])
  }

  /// The same for a second range of at most 64 elements.
  private static func countByBits(
    _ left: Span<UInt32>, _ first: Range<Int>, _ right: Span<UInt32>, _ second: Range<Int>
  ) -> Int {
    let one = left.extracting(first)
    let other = right.extracting(second)
    return unsafe one.withUnsafeBufferPointer { one in
      unsafe other.withUnsafeBufferPointer { other in
        guard let left = one.baseAddress, let right = other.baseAddress else { return 0 }
        return Int(
          unsafe dross_common_elements(left, Int64(one.count), right, Int64(other.count)))
      }
    }
  }

  /// Whether any element stands on both sides.
  private static func isShared(
    _ left: Span<UInt32>, _ first: Range<Int>, _ right: Span<UInt32>, _ second: Range<Int>
  ) -> Bool {
    for index in first {
      for other in second where left[index] == right[other] { return true }
    }
    return false
  }
}
