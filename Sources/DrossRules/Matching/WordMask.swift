/// Eight bytes of folded text at once: which are letters of ASCII, where words start, what are marks.
///
/// A mask has bit 7 of a byte set, or nothing.
struct WordMask {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The bytes that are small letters of ASCII.
  let letters: UInt64
  /// The letters and digits that stand behind no letter, and all bytes beyond ASCII.
  let starts: UInt64
  /// What is neither letter nor digit nor space; all of ASCII.
  let marks: UInt64

  /// - Parameters:
  ///   - eight: a little-endian load.
  ///   - last: the letters of the eight bytes before.
  @inline(__always)
  init(_ eight: UInt64, behind last: UInt64) {
    // With bit 7 out of the way, no sum carries into the next byte.
    let low = eight & ~Self.highs
    let plain = ~eight & Self.highs
    letters = Self.letters(low) & plain
    let digits = Self.digits(low) & plain
    starts = ((letters | digits) & ~(letters << 8 | last >> 56)) | (eight & Self.highs)
    let aboveSpace = (low &+ Self.ones &* 0x5F) & plain
    marks = aboveSpace & ~(letters | digits)
  }

  /// The bytes that belong to words: small letters and digits of ASCII, and all bytes beyond it.
  @inline(__always)
  static func words(_ eight: UInt64) -> UInt64 {
    let low = eight & ~highs
    return (letters(low) | digits(low) | eight) & highs
  }

  /// The bytes that are small letters, of bytes without bit 7; other bits than that say nothing.
  @inline(__always)
  private static func letters(_ low: UInt64) -> UInt64 {
    (low &+ ones &* 0x1F) & ~(low &+ ones &* 0x05)
  }

  /// The bytes that are digits, likewise.
  @inline(__always)
  private static func digits(_ low: UInt64) -> UInt64 {
    (low &+ ones &* 0x50) & ~(low &+ ones &* 0x46)
  }
}
