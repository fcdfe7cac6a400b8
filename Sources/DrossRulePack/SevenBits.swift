/// Bytes in a string literal: the only large constant that is compiled fast, but one of ASCII.
///
/// Of each seven words of eight bytes the upper bits stand in an eighth one, so that eight bytes are put right at
/// a time.
enum SevenBits {
  private static let upperBits: UInt64 = 0x8080_8080_8080_8080

  /// The bytes that `text` stands for.
  ///
  /// - Parameter count: how many they are.
  /// - Returns: nothing if `text` is not that long.
  static func bytes(of text: StaticString, count: Int) -> [UInt8] {
    let groups = (count + 55) / 56
    guard text.hasPointerRepresentation, text.utf8CodeUnitCount == groups * 64 else {
      return []
    }
    let source = unsafe UnsafeRawBufferPointer(start: text.utf8Start, count: groups * 64)
    return unsafe [UInt8](unsafeUninitializedCapacity: groups * 56) { target, initializedCount in
      let target = UnsafeMutableRawBufferPointer(target)
      for group in 0..<groups {
        func word(_ number: Int) -> UInt64 {
          unsafe source.loadUnaligned(
            fromByteOffset: group &* 64 &+ number &* 8, as: UInt64.self)
        }
        let upper = word(7)
        for number in 0..<7 {
          let bits = upper &<< UInt64(7 &- number) & upperBits
          unsafe target.storeBytes(
            of: word(number) | bits, toByteOffset: group &* 56 &+ number &* 8, as: UInt64.self)
        }
      }
      initializedCount = count
    }
  }
}
