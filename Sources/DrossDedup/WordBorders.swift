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

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

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
    var place = start
    var found = count
    while place < end {
      let left = end &- place
      let mask = unsafe left >= 64 ? wordBytes(text, place) : wordBytes(text, place, count: left)
      var changes = mask ^ (mask << 1 | carry)
      carry = mask >> UInt64(truncatingIfNeeded: min(left, 64) &- 1) & 1
      // A word that ends with the bytes is ended by whoever knows what follows.
      if left < 64 { changes &= (1 << UInt64(truncatingIfNeeded: left)) &- 1 }
      let next = found &+ changes.nonzeroBitCount
      // More than there are may be written; the next ones go over them.
      repeat {
        for index in 0..<8 {
          unsafe borders[found &+ index] =
            UInt32(truncatingIfNeeded: place &+ changes.trailingZeroBitCount)
          changes &= changes &- 1
        }
        found &+= 8
      } while found < next
      found = next
      place &+= 64
    }
    count = found
  }

  /// One bit for each of the 64 bytes at `place`: whether it belongs to a word.
  @inline(__always)
  private static func wordBytes(_ text: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    var mask: UInt64 = 0
    for part in 0..<8 {
      let word = unsafe text.loadUnaligned(
        fromByteOffset: place &+ part &* 8, as: UInt64.self)
      mask |= bits(UInt64(littleEndian: word)) << UInt64(truncatingIfNeeded: part &* 8)
    }
    return mask
  }

  /// The same for fewer than 64 bytes.
  private static func wordBytes(
    _ text: UnsafeRawBufferPointer, _ place: Int, count: Int
  ) -> UInt64 {
    var mask: UInt64 = 0
    for index in 0..<count {
      let byte = unsafe text[place &+ index]
      let isWord = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
      mask |= (isWord ? 1 : 0) << UInt64(truncatingIfNeeded: index)
    }
    return mask
  }

  /// One bit for each byte of `word`.
  @inline(__always)
  private static func bits(_ word: UInt64) -> UInt64 {
    let low = word & ~highs
    let small = low | ones &* 0x20
    let letters = (small &+ ones &* 0x1F) & ~(small &+ ones &* 0x05)
    let digits = (low &+ ones &* 0x50) & ~(low &+ ones &* 0x46)
    let both = (letters | digits) & ~word & highs
    // Gathers bit 7 of each byte in the upper eight.
    return ((both >> 7) &* 0x0102_0408_1020_4080) >> 56
  }
}
