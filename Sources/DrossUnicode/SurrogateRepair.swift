package import DrossText

/// Mends surrogates that were written as three bytes each (CESU-8), and NUL written as two (Java).
package enum SurrogateRepair {
  /// What such bytes stand for.
  struct Reading {
    /// The code point; U+FFFD for a surrogate that stands alone.
    let value: UInt32
    let byteCount: Int
    /// Whether it is a surrogate without its other half.
    let isLone: Bool
  }

  /// What the ill-formed bytes at `offset` stand for, if they are a surrogate or a long NUL.
  static func read(_ bytes: Span<UInt8>, at offset: Int) -> Reading? {
    if bytes[offset] == 0xC0, offset + 1 < bytes.count, bytes[offset + 1] == 0x80 {
      return Reading(value: 0, byteCount: 2, isLone: false)
    }
    guard let half = half(of: bytes, at: offset) else { return nil }
    if half < 0xDC00, let low = self.half(of: bytes, at: offset + 3), low >= 0xDC00 {
      return Reading(
        value: 0x1_0000 + (half - 0xD800) << 10 + (low - 0xDC00), byteCount: 6, isLone: false)
    }
    return Reading(value: 0xFFFD, byteCount: 3, isLone: true)
  }

  private static func half(of bytes: Span<UInt8>, at offset: Int) -> UInt32? {
    guard offset + 2 < bytes.count, bytes[offset] == 0xED, bytes[offset + 1] >= 0xA0,
      bytes[offset + 1] <= 0xBF, bytes[offset + 2] & 0xC0 == 0x80
    else { return nil }
    return 0xD000 | UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F)
  }

  /// The edits that make characters of them in `bytes`.
  package static func edits(in bytes: Span<UInt8>) -> [Edit] {
    var edits: [Edit] = []
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == 0xED || byte == 0xC0, let reading = read(bytes, at: offset) {
        let end = offset + reading.byteCount
        edits.append(
          Edit(
            TextRange(offset, end), replacement: ScalarWriter.bytes(reading.value),
            rule: UnicodeRule.surrogate.id))
        offset = end
      } else {
        offset += 1
      }
    }
    return edits
  }
}
