extension Span<UInt8> {
  /// The offset of the first byte above ASCII from `start` on, or the number of bytes.
  ///
  /// - Complexity: O(bytes), eight bytes a step.
  func beyondASCII(from start: Int) -> Int {
    let raw = unsafe bytes
    var offset = start
    while offset + 8 <= count,
      unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
        & 0x8080_8080_8080_8080 == 0
    { offset += 8 }
    while offset < count, self[offset] < 0x80 { offset += 1 }
    return offset
  }

  /// The offset of the first `byte` from `start` on; `nil` when there is none.
  ///
  /// - Complexity: O(bytes), eight bytes a step.
  func firstOffset(of byte: UInt8, from start: Int) -> Int? {
    let raw = unsafe bytes
    let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
    var offset = start
    while offset < count {
      while offset + 8 <= count {
        let word =
          unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self) ^ pattern
        if (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { break }
        offset += 8
      }
      let end = Swift.min(offset + 8, count)
      while offset < end {
        if self[offset] == byte { return offset }
        offset += 1
      }
    }
    return nil
  }
}
