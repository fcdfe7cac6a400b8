/// The frame around the sections of packed bytes: whose they are, and that they are as they were written.
enum PackFrame {
  /// The number of the layout.
  private static let layout: UInt32 = 14
  private static let magic: UInt64 = 0x6B61_7073_736F_7264
  /// The magic number, the layout, the count of sections, the checksum.
  private static let headerCount = 24

  /// The bytes of sections, framed.
  static func framed(_ sections: [[UInt8]]) -> [UInt8] {
    let content = little(sections.map { UInt64($0.count) }) + sections.flatMap { $0 }
    return little([magic, UInt64(layout) | UInt64(sections.count) << 32, checksum(content[...])])
      + content
  }

  private static func little(_ numbers: [UInt64]) -> [UInt8] {
    numbers.flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }
  }

  /// A hash of four hashes, of every fourth word each, so that none waits for the others.
  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    let bytes = bytes.span
    let raw = unsafe bytes.bytes
    var sums: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    var place = 0
    while place &+ 32 <= bytes.count {
      // Inside the bytes: the loop ends 32 before they do.
      func word(_ number: Int) -> UInt64 {
        unsafe raw.unsafeLoadUnaligned(
          fromUncheckedByteOffset: place &+ number &* 8, as: UInt64.self)
      }
      sums.0 = StableHash.mixed(sums.0 ^ UInt64(littleEndian: word(0)))
      sums.1 = StableHash.mixed(sums.1 ^ UInt64(littleEndian: word(1)))
      sums.2 = StableHash.mixed(sums.2 ^ UInt64(littleEndian: word(2)))
      sums.3 = StableHash.mixed(sums.3 ^ UInt64(littleEndian: word(3)))
      place &+= 32
    }
    let rest = StableHash.hash(bytes, place..<bytes.count)
    return [sums.1, sums.2, sums.3, UInt64(bytes.count)].reduce(sums.0 ^ rest) {
      StableHash.mixed($0 ^ $1)
    }
  }

  /// Where the sections are, if the bytes are as they were written.
  static func sections(of bytes: [UInt8]) throws(PackError) -> [Range<Int>] {
    func number(at start: Int) -> UInt64 {
      bytes[start..<start + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    guard bytes.count >= headerCount, number(at: 0) == magic else { throw .foreign }
    let layout = UInt32(truncatingIfNeeded: number(at: 8))
    guard layout == Self.layout else { throw .otherLayout(layout) }
    guard checksum(bytes[headerCount...]) == number(at: 16) else { throw .altered }
    let count = Int(number(at: 8) >> 32)
    var start = headerCount + count * 8
    guard start <= bytes.count else { throw .altered }
    var sections: [Range<Int>] = []
    for index in 0..<count {
      guard let size = Int(exactly: number(at: headerCount + index * 8)),
        size <= bytes.count - start
      else { throw .altered }
      sections.append(start..<start + size)
      start += size
    }
    guard start == bytes.count else { throw .altered }
    return sections
  }
}
