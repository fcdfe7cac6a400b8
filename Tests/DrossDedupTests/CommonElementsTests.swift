import DrossTestSupport
import Testing

@testable import DrossDedup

/// What two short stretches have in common, in order.
@Suite struct CommonElementsTests {
  /// By the book.
  private static func count(_ left: ArraySlice<UInt32>, _ right: ArraySlice<UInt32>) -> Int {
    var row = [Int](repeating: 0, count: right.count + 1)
    for element in left {
      var before = row
      for (column, other) in right.enumerated() {
        before[column + 1] =
          element == other ? row[column] + 1 : max(row[column + 1], before[column])
      }
      row = before
    }
    return row[right.count]
  }

  @Test func itIsTheLongestCommonSubsequence() {
    var random = SplitMix64(seed: 64)
    var common = CommonElements()
    for _ in 0..<400 {
      let kinds = random.pick([2, 5, 40])
      let longest = random.pick([3, 64, 70, 256])
      func text() -> [UInt32] { (0..<300).map { _ in UInt32(random.below(kinds)) } }
      let left = text()
      let right = text()
      let start = random.below(40)
      let first = start..<start + random.below(longest + 1)
      let other = random.below(40)
      let second = other..<other + random.below(longest + 1)
      #expect(
        common.count(left.span, first, right.span, second)
          == Self.count(left[first], right[second]))
    }
    let text = [UInt32](repeating: 1, count: 600)
    #expect(common.count(text.span, 0..<64, text.span, 1..<65) == 64)
    #expect(common.count(text.span, 0..<257, text.span, 0..<5) == 0)
  }
}
