import CDrossAlignment

/// Finds where words of ASCII start and end, sixty-four bytes at a time, and without a branch for each word.
///
/// Bytes that are no letters and no digits of ASCII separate, those beyond ASCII too.
enum WordBorders {
  /// Bytes that are looked at before the words in them are given away.
  private static let chunk = 2048
  /// Places behind the last border that may be written.
  private static let slack = 72

  /// Words that are given away at a time, at most.
  static let mostWords = chunk / 2 + 1

  /// Calls `body` with the borders of some words at a time: the start and the end of each, in turn.
  ///
  /// - Parameter range: no word goes on beyond it; a part of `text`, which is not larger than 2 GiB.
  /// - Complexity: O(bytes).
  @inline(__always)
  static func forEachChunk(
    of text: UnsafeRawBufferPointer, in range: Range<Int>,
    _ body: (_ borders: UnsafeMutablePointer<UInt32>, _ words: Int) -> Void
  ) {
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count, "inside the text")
    // Room for the borders of one chunk, and for the start of a word that began before it.
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: chunk + slack) { places in
      guard let borders = places.baseAddress else { return }
      var count = 0
      var carry: UInt64 = 0
      var position = range.lowerBound
      while position < range.upperBound {
        let end = min(position &+ chunk, range.upperBound)
        unsafe find(text, from: position, to: end, &carry, borders, &count)
        position = end
        if position == range.upperBound, carry != 0 {
          unsafe borders[count] = UInt32(truncatingIfNeeded: end)
          count &+= 1
        }
        unsafe body(borders, count / 2)
        // The word that goes on.
        if count & 1 == 1 { unsafe borders[0] = borders[count &- 1] }
        count &= 1
      }
    }
  }

  /// Adds the borders in `start..<end` to those in `borders`.
  ///
  /// - Parameter carry: 1 when a word goes on at `start`; then the same for `end`.
  private static func find(
    _ text: UnsafeRawBufferPointer, from start: Int, to end: Int, _ carry: inout UInt64,
    _ borders: UnsafeMutablePointer<UInt32>, _ count: inout Int
  ) {
    guard let bytes = text.baseAddress else { return }
    count = Int(
      unsafe dross_word_borders(
        bytes.assumingMemoryBound(to: UInt8.self), Int64(start), Int64(end), &carry, borders,
        Int64(count)))
  }
}
