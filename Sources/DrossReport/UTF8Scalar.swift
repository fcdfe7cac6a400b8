/// One code point read from bytes that should be UTF-8, for what is printed.
///
/// The answers about text come from `DrossUnicode`; this is only enough to count columns and to
/// cut an excerpt between code points.
struct UTF8Scalar {
  /// The code point; `nil` for an ill-formed part.
  let value: UInt32?
  /// The number of bytes: of the code point, or of the maximal ill-formed subpart.
  let count: Int

  /// The code point that begins at `start` and lies inside `bytes`.
  ///
  /// Follows table 3-7 of the Unicode Standard (version 15, section 3.9).
  ///
  /// - Precondition: `start` is an index of `bytes`.
  static func read(_ bytes: ArraySlice<UInt8>, at start: Int) -> UTF8Scalar {
    let lead = bytes[start]
    if lead < 0x80 { return UTF8Scalar(value: UInt32(lead), count: 1) }
    let length: Int
    var allowed: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if lead == 0xE0 { allowed = 0xA0...0xBF }
      if lead == 0xED { allowed = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if lead == 0xF0 { allowed = 0x90...0xBF }
      if lead == 0xF4 { allowed = 0x80...0x8F }
    default: return UTF8Scalar(value: nil, count: 1)
    }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for index in 1..<length {
      guard start + index < bytes.endIndex, allowed.contains(bytes[start + index]) else {
        return UTF8Scalar(value: nil, count: index)
      }
      value = value << 6 | UInt32(bytes[start + index] & 0x3F)
      allowed = 0x80...0xBF
    }
    return UTF8Scalar(value: value, count: length)
  }

  /// Whether all of `bytes` is well-formed.
  ///
  /// - Complexity: O(bytes).
  static func isWellFormed(_ bytes: ArraySlice<UInt8>) -> Bool {
    var position = bytes.startIndex
    while position < bytes.endIndex {
      if bytes[position] < 0x80 {
        position += 1
        continue
      }
      let scalar = read(bytes, at: position)
      guard scalar.value != nil else { return false }
      position += scalar.count
    }
    return true
  }
}
