/// Bytes in a string literal: the only large constant that is compiled fast, but one of ASCII.
///
/// Each group of seven bytes stands there as eight of seven bits, the lowest first.
enum SevenBits {
  /// The bytes that `text` stands for.
  ///
  /// - Parameter count: how many they are.
  /// - Returns: nothing if `text` is not that long.
  static func bytes(of text: StaticString, count: Int) -> [UInt8] {
    let groups = (count + 6) / 7
    guard text.hasPointerRepresentation, text.utf8CodeUnitCount == groups * 8 else {
      return []
    }
    let source = unsafe UnsafeRawBufferPointer(start: text.utf8Start, count: groups * 8)
    // The last group is stored as eight bytes too.
    return unsafe [UInt8](unsafeUninitializedCapacity: groups * 7 + 1) { target, initializedCount in
      for group in 0..<groups {
        let eight = unsafe UInt64(
          littleEndian: source.loadUnaligned(fromByteOffset: group * 8, as: UInt64.self))
        unsafe UnsafeMutableRawBufferPointer(target).storeBytes(
          of: joined(eight).littleEndian, toByteOffset: group * 7, as: UInt64.self)
      }
      initializedCount = count
    }
  }

  /// The seven bits of each byte in a row.
  private static func joined(_ eight: UInt64) -> UInt64 {
    let pairs = eight & 0x007F_007F_007F_007F | eight >> 1 & 0x3F80_3F80_3F80_3F80
    let fours = pairs & 0x0000_3FFF_0000_3FFF | pairs >> 2 & 0x0FFF_C000_0FFF_C000
    return fours & 0x0000_0000_0FFF_FFFF | fours >> 4 & 0x00FF_FFFF_F000_0000
  }
}
