/// Where a block of a `BlockFile` stands, and what it says when nothing happened to it.
package struct BlockPlace: Hashable, Sendable, BitwiseCopyable {
  /// The bytes of a place in a file.
  package static let width = 16

  /// The offset of the first byte.
  package var offset: UInt64
  /// The number of bytes.
  package var count: UInt32
  /// The checksum of the bytes.
  package var checksum: UInt32

  /// The place of a block of these numbers.
  package init(offset: UInt64, count: UInt32, checksum: UInt32) {
    self.offset = offset
    self.count = count
    self.checksum = checksum
  }

  /// The bytes that the block takes.
  var range: Range<Int>? {
    guard offset <= UInt64(Int.max / 2) else { return nil }
    return Int(offset)..<Int(offset) + Int(count)
  }

  /// The checksum of `bytes`: eight at a time are folded in by a multiplication and a shift.
  ///
  /// Each step can be undone, so no two blocks that differ in one step alone have the same 64 bits; half
  /// of these are the checksum.
  ///
  /// - Complexity: O(bytes).
  static func checksum(_ bytes: Span<UInt8>) -> UInt32 {
    let factor: UInt64 = 0xD6E8_FEB8_6659_FD93
    var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    unsafe bytes.withUnsafeBytes { source in
      var position = 0
      while position &+ 8 <= source.count {
        let word = unsafe UInt64(
          littleEndian: source.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        hash = (hash ^ word) &* factor
        hash ^= hash >> 32
        position &+= 8
      }
      while position < source.count {
        hash = (hash ^ UInt64(unsafe source[position])) &* factor
        hash ^= hash >> 32
        position &+= 1
      }
    }
    hash = hash &* factor
    return UInt32(truncatingIfNeeded: hash >> 32)
  }
}
