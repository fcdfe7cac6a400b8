/// A short text as code points, each with its place.
struct ScalarText {
  /// The code points; an ill-formed byte is one, above all others.
  private(set) var values: [UInt32] = []
  /// Where each one starts, and the end.
  private(set) var offsets: [Int] = []
  /// Whether no character was left out.
  private(set) var isWhole = true

  /// The value of an ill-formed byte: no code point has it.
  static let illFormed: UInt32 = 0x11_0000

  /// All of `bytes`, or of longer stretches of ASCII the first and the last `margin` characters.
  init(_ bytes: Span<UInt8>, margin: Int = .max) {
    // Of a long line most is left out.
    let expected = margin < bytes.count ? min(bytes.count, 256) : bytes.count
    values.reserveCapacity(expected)
    offsets.reserveCapacity(expected + 1)
    var offset = 0
    while offset < bytes.count {
      if margin < bytes.count, bytes[offset] < 0x80 {
        let end = bytes.beyondASCII(from: offset)
        if end - offset > 2 * margin {
          append(offset..<offset + margin, of: bytes)
          offset = end - margin
          isWhole = false
        }
        append(offset..<end, of: bytes)
        offset = end
        continue
      }
      let scalar = ScalarReader.read(bytes, at: offset)
      values.append(scalar.isIllFormed ? Self.illFormed : scalar.value)
      offsets.append(offset)
      offset += scalar.byteCount
    }
    offsets.append(offset)
  }

  /// Appends characters of ASCII.
  private mutating func append(_ range: Range<Int>, of bytes: Span<UInt8>) {
    for offset in range {
      values.append(UInt32(bytes[offset]))
      offsets.append(offset)
    }
  }
}

/// Writes code points as UTF-8.
enum ScalarWriter {
  /// Appends the bytes of `scalar`.
  ///
  /// - Precondition: `scalar` is no surrogate, and at most U+10FFFF.
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    if scalar < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: scalar))
      return
    }
    if scalar < 0x800 {
      bytes.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
    } else {
      if scalar < 0x1_0000 {
        bytes.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
      } else {
        bytes.append(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18))
        bytes.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 12) & 0x3F)
      }
      bytes.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 6) & 0x3F)
    }
    bytes.append(0x80 | UInt8(truncatingIfNeeded: scalar) & 0x3F)
  }

  /// The bytes of `scalar`.
  static func bytes(_ scalar: UInt32) -> [UInt8] {
    var bytes: [UInt8] = []
    append(scalar, to: &bytes)
    return bytes
  }
}
