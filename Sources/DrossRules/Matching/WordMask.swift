/// Eight bytes of folded text at once: which are letters of ASCII, and where words start.
///
/// A mask has bit 7 of a byte set, or nothing.
enum WordMask {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The bytes that are small letters of ASCII.
  @inline(__always)
  static func letters(of eight: UInt64) -> UInt64 {
    // With bit 7 out of the way, no sum carries into the next byte.
    let low = eight & ~highs
    return (low &+ ones &* 0x1F) & ~(low &+ ones &* 0x05) & ~eight & highs
  }

  /// The letters, digits and bytes beyond ASCII that stand behind no letter.
  ///
  /// - Parameters:
  ///   - letters: the letters of `eight`.
  ///   - last: the letters of the eight bytes before.
  @inline(__always)
  static func starts(of eight: UInt64, _ letters: UInt64, behind last: UInt64) -> UInt64 {
    let low = eight & ~highs
    let digits = (low &+ ones &* 0x50) & ~(low &+ ones &* 0x46) & ~eight & highs
    return (letters | digits | (eight & highs)) & ~(letters << 8 | last >> 56)
  }
}
