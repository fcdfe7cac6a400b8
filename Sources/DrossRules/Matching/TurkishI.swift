/// The letters i of Turkish in patterns that look at folded text.
///
/// There both are one, as they are in phrases, which are folded. Whoever writes a pattern writes a word as it is
/// spelt.
enum TurkishI {
  /// The same pattern with `i` for U+0131 and U+0130.
  ///
  /// - Parameter pattern: the bytes of a pattern of PCRE2, well-formed or not.
  /// - Complexity: O(bytes).
  static func folded(_ pattern: [UInt8]) -> [UInt8] {
    guard pattern.contains(0xC4) else { return pattern }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pattern.count)
    for byte in pattern {
      // No other character ends in these two bytes.
      if byte == 0xB0 || byte == 0xB1, bytes.last == 0xC4 {
        bytes[bytes.count - 1] = 0x69
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
