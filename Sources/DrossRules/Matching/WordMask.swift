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
    letters = (low &+ Self.ones &* 0x1F) & ~(low &+ Self.ones &* 0x05) & plain
    let digits = (low &+ Self.ones &* 0x50) & ~(low &+ Self.ones &* 0x46) & plain
    starts = ((letters | digits) & ~(letters << 8 | last >> 56)) | (eight & Self.highs)
    let aboveSpace = (low &+ Self.ones &* 0x5F) & plain
    marks = aboveSpace & ~(letters | digits)
  }

  /// The bytes that belong to words: small letters and digits of ASCII, and all bytes beyond it.
  @inline(__always)
  static func words(_ eight: UInt64) -> UInt64 {
    let low = eight & ~highs
    let letters = (low &+ ones &* 0x1F) & ~(low &+ ones &* 0x05)
    let digits = (low &+ ones &* 0x50) & ~(low &+ ones &* 0x46)
    return (letters | digits | eight) & highs
  }
}
