/// One escape of a JSON string: what stands there, and what it stands for.
struct JSONEscape {
  /// The code point; a surrogate when it stands alone.
  let scalar: UInt32
  /// The number of bytes of the escape, both halves of a pair included.
  let rawCount: Int

  /// The escape whose backslash is at `position` of a string that was found to be JSON.
  @inline(__always)
  init(_ bytes: Span<UInt8>, at position: Int) {
    let letter = bytes[position + 1]
    guard letter == 0x75 else {
      switch letter {
      case 0x62: scalar = 0x08
      case 0x66: scalar = 0x0C
      case 0x6E: scalar = 0x0A
      case 0x72: scalar = 0x0D
      case 0x74: scalar = 0x09
      default: scalar = UInt32(letter)
      }
      rawCount = 2
      return
    }
    let first = Self.unit(bytes, at: position + 2)
    if first & 0xFC00 == 0xD800, position + 11 < bytes.count, bytes[position + 6] == 0x5C,
      bytes[position + 7] == 0x75
    {
      let second = Self.unit(bytes, at: position + 8)
      if second & 0xFC00 == 0xDC00 {
        scalar = 0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)
        rawCount = 12
        return
      }
    }
    scalar = first
    rawCount = 6
  }

  /// The number of bytes of the code point in UTF-8.
  @inline(__always)
  var decodedCount: Int {
    scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
  }

  /// The bytes of the code point in UTF-8, the first in the lowest byte.
  ///
  /// A lone surrogate has the
  /// three bytes that the scheme would give it (WTF-8), which are ill-formed UTF-8.
  @inline(__always)
  var decoded: UInt32 {
    switch decodedCount {
    case 1: scalar
    case 2: 0x80C0 | scalar >> 6 | (scalar & 0x3F) << 8
    case 3: 0x8080E0 | scalar >> 12 | (scalar >> 6 & 0x3F) << 8 | (scalar & 0x3F) << 16
    default:
      0x8080_80F0 | scalar >> 18 | (scalar >> 12 & 0x3F) << 8 | (scalar >> 6 & 0x3F) << 16
        | (scalar & 0x3F) << 24
    }
  }

  /// Whether the byte is a hexadecimal digit.
  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6
  }

  @inline(__always)
  private static func unit(_ bytes: Span<UInt8>, at position: Int) -> UInt32 {
    var unit: UInt32 = 0
    // The digits were checked by the scanner; no branch is needed to read them.
    for index in position..<position + 4 {
      let byte = UInt32(bytes[index])
      unit = unit << 4 | (byte & 0xF) + (byte >> 6) * 9
    }
    return unit
  }
}
