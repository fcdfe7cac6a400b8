/// The hash of one element: frozen, so that fingerprints may be stored.
///
/// Eight bytes a step, each folded in by a multiplication and a shift; the end is the finalizer of
/// MurmurHash3 (Appleby, public domain).
enum ElementHash {
  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let factor: UInt64 = 0xD6E8_FEB8_6659_FD93

  /// The hash of the bytes `start..<end` of `text`.
  static func hash(_ text: Span<UInt8>, from start: Int, to end: Int) -> UInt64 {
    var hash = seed &+ UInt64(truncatingIfNeeded: end &- start) &* factor
    var position = start
    while position < end {
      var word: UInt64 = 0
      let count = min(8, end &- position)
      if position &+ 8 <= text.count {
        word = unsafe text.withUnsafeBytes {
          unsafe UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        }
        if count < 8 { word &= (1 << UInt64(truncatingIfNeeded: count &* 8)) &- 1 }
      } else {
        for index in 0..<count {
          word |= UInt64(text[position &+ index]) << UInt64(truncatingIfNeeded: index &* 8)
        }
      }
      hash = (hash ^ word) &* factor
      hash ^= hash >> 32
      position &+= 8
    }
    return mix(hash)
  }

  /// The hash of the letters and digits of ASCII in `start..<end`, as if all of them were small.
  @inline(__always)
  static func small(_ text: UnsafeRawBufferPointer, from start: Int, to end: Int) -> UInt64 {
    let count = end &- start
    if count <= 8, start &+ 8 <= text.count {
      let word = unsafe UInt64(
        littleEndian: text.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      let mask = UInt64.max >> UInt64(truncatingIfNeeded: 64 &- count &* 8)
      return short(smallLetters(word & mask), count: count)
    }
    return unsafe smallAndLong(text, from: start, to: end)
  }

  private static func smallAndLong(
    _ text: UnsafeRawBufferPointer, from start: Int, to end: Int
  ) -> UInt64 {
    var hash = seed &+ UInt64(truncatingIfNeeded: end &- start) &* factor
    var position = start
    while position < end {
      var word: UInt64 = 0
      let count = min(8, end &- position)
      if position &+ 8 <= text.count {
        word = unsafe UInt64(
          littleEndian: text.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        word &= UInt64.max >> UInt64(truncatingIfNeeded: 64 &- count &* 8)
      } else {
        for index in 0..<count {
          word |= unsafe UInt64(text[position &+ index]) << UInt64(truncatingIfNeeded: index &* 8)
        }
      }
      hash = (hash ^ smallLetters(word)) &* factor
      hash ^= hash >> 32
      position &+= 8
    }
    return mix(hash)
  }

  /// Small letters for letters of ASCII; digits and zeros stay.
  @inline(__always)
  private static func smallLetters(_ word: UInt64) -> UInt64 {
    word | (word & 0x4040_4040_4040_4040) >> 1
  }

  /// The hash of up to eight bytes, the first one lowest.
  @inline(__always)
  static func short(_ word: UInt64, count: Int) -> UInt64 {
    var hash = ((seed &+ UInt64(truncatingIfNeeded: count) &* factor) ^ word) &* factor
    hash ^= hash >> 32
    return mix(hash)
  }

  /// Spreads every bit of `value` over all bits.
  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    var hash = value
    hash ^= hash >> 33
    hash = hash &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 33
    hash = hash &* 0xC4CE_B9FE_1A85_EC53
    hash ^= hash >> 33
    return hash
  }
}
