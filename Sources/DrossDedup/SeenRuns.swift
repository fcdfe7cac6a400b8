/// Counts distinct runs of elements, rather too few than too many: a table of bits, in which two of them may
/// have the same place.
struct SeenRuns {
  private static let factor: UInt64 = 0x9FB2_1C65_1E98_DF25
  /// Bits for many runs, and for few.
  private static let sizes = (many: 13, few: 10)
  /// Up to how many runs are few.
  private static let fewest = 128

  private var bits = [UInt64](repeating: 0, count: 1 << (sizes.many - 6))

  /// Whether there are surely `enough` distinct runs of `length` elements in what two ranges have in common.
  ///
  /// - Parameter text: the text that the range `first` is of.
  /// - Parameter equal: runs of any length that are equal; what lies beyond the ranges does not count.
  /// - Complexity: O(elements).
  mutating func hasDistinct(
    _ enough: Int, length: Int, in text: Span<UInt32>, of equal: ArraySlice<EqualRun>,
    _ first: Range<Int>, _ second: Range<Int>
  ) -> Bool {
    var all = 0
    for run in equal {
      all += max(Self.inside(run, first, second).count - length + 1, 0)
    }
    guard all >= enough else { return false }
    let size = enough <= Self.fewest ? Self.sizes.few : Self.sizes.many
    var cells = bits.mutableSpan
    for cell in 0..<1 << (size - 6) { cells[cell] = 0 }
    let shift = UInt64(64 - size)
    var count = 0
    for run in equal {
      let range = Self.inside(run, first, second)
      guard range.count >= length else { continue }
      for start in range.lowerBound...range.upperBound - length {
        var hash: UInt64 = 0
        for index in start..<start &+ length {
          hash = (hash &+ UInt64(text[index])) &* Self.factor
        }
        let place = hash &>> shift
        let bit = (1 as UInt64) &<< (place & 63)
        let cell = Int(place >> 6)
        count &+= cells[cell] & bit == 0 ? 1 : 0
        cells[cell] |= bit
      }
      if count >= enough { return true }
    }
    return false
  }

  /// The part of a run, in the first text, that lies inside both ranges.
  private static func inside(
    _ run: EqualRun, _ first: Range<Int>, _ second: Range<Int>
  ) -> Range<Int> {
    let start = max(0, first.lowerBound - run.first, second.lowerBound - run.second)
    let end = min(run.count, first.upperBound - run.first, second.upperBound - run.second)
    return run.first + start..<run.first + max(start, end)
  }
}
