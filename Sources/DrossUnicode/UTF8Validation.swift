package import DrossText

/// Finds the bytes of a text that are no UTF-8.
package enum UTF8Validation {
  /// The ill-formed parts of `bytes`, in order.
  ///
  /// Each maximal subpart of an ill-formed sequence is one range, as a decoder would replace it by
  /// one U+FFFD (Unicode 15.0, section 3.9, "U+FFFD Substitution of Maximal Subparts").
  ///
  /// - Complexity: O(bytes), eight bytes a step where the text is ASCII.
  package static func illFormedRanges(in bytes: Span<UInt8>) -> [TextRange] {
    var ranges: [TextRange] = []
    let raw = unsafe bytes.bytes
    let count = bytes.count
    var position = 0
    while position < count {
      while position + 8 <= count,
        unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt64.self)
          & 0x8080_8080_8080_8080 == 0
      { position += 8 }
      // The last bytes of an ASCII run, then all bytes up to the next one.
      while position < count, bytes[position] < 0x80 { position += 1 }
      while position < count, bytes[position] >= 0x80 {
        let scalar = ScalarReader.read(bytes, at: position)
        if scalar.byteCount > 1 {
          position += scalar.byteCount
        } else {
          let end = position + subpart(of: bytes, at: position)
          ranges.append(TextRange(position, end))
          position = end
        }
      }
    }
    return ranges
  }

  /// The number of bytes, at least 1, of the ill-formed sequence at `offset` that a well-formed one
  /// could begin with.
  static func subpart(of bytes: Span<UInt8>, at offset: Int) -> Int {
    let first = bytes[offset]
    guard first >= 0xE0, first <= 0xF4, offset + 1 < bytes.count,
      ScalarReader.isSecond(bytes[offset + 1], after: first)
    else { return 1 }
    let isFourLong = first >= 0xF0
    guard isFourLong, offset + 2 < bytes.count, bytes[offset + 2] & 0xC0 == 0x80 else { return 2 }
    return 3
  }
}
