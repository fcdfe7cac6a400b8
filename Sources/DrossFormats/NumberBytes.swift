/// Numbers as bytes: of a fixed width with the lowest byte first, or seven bits a byte with the lowest ones
/// first, where all bytes but the last have their upper bit set.
package struct NumberWriter: Sendable {
  /// What was written.
  package private(set) var bytes: [UInt8] = []

  /// A writer of nothing yet.
  package init() {}

  /// Forgets everything, and keeps the room.
  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Adds eight bytes.
  package mutating func wide(_ number: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// Adds four bytes.
  package mutating func half(_ number: UInt32) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// Adds one to ten bytes.
  package mutating func short(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Adds one to ten bytes for a number that is not below zero.
  package mutating func short(_ number: Int) { short(UInt64(truncatingIfNeeded: number)) }

  /// Adds a place.
  package mutating func place(_ place: BlockPlace) {
    wide(place.offset)
    half(place.count)
    half(place.checksum)
  }

  /// Adds the number of bytes, then the bytes.
  package mutating func counted(_ text: [UInt8]) {
    short(text.count)
    bytes += text
  }
}

/// Reads what a `NumberWriter` wrote; past the end, and for numbers that are too large, it says zero and
/// that something is wrong.
package struct NumberReader: Sendable {
  private let bytes: [UInt8]
  /// The next byte.
  package private(set) var position: Int
  /// Whether more was asked for than there is.
  package private(set) var isBroken = false

  /// A reader of `bytes` from `position` on.
  package init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// Whether everything was read, and nothing is wrong.
  package var isAtEnd: Bool { !isBroken && position == bytes.count }

  /// The next eight bytes.
  package mutating func wide() -> UInt64 { fixed(8) }

  /// The next four bytes.
  package mutating func half() -> UInt32 { UInt32(truncatingIfNeeded: fixed(4)) }

  private mutating func fixed(_ count: Int) -> UInt64 {
    guard position &+ count <= bytes.count else {
      isBroken = true
      return 0
    }
    var number: UInt64 = 0
    for index in 0..<count {
      number |= UInt64(bytes[position &+ index]) << UInt64(truncatingIfNeeded: 8 &* index)
    }
    position &+= count
    return number
  }

  /// The next number of seven bits a byte.
  @inline(__always)
  package mutating func short() -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      position &+= 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift &+= 7
    }
    isBroken = true
    return 0
  }

  /// The next number of seven bits a byte, up to `limit`.
  package mutating func count(upTo limit: Int = 1 << 48) -> Int {
    let number = short()
    guard number <= UInt64(limit) else {
      isBroken = true
      return 0
    }
    return Int(number)
  }

  /// The next place.
  package mutating func place() -> BlockPlace {
    BlockPlace(offset: wide(), count: half(), checksum: half())
  }

  /// A number of bytes, and as many bytes.
  package mutating func counted() -> [UInt8] {
    let count = self.count()
    guard count <= bytes.count - position else {
      isBroken = true
      return []
    }
    position += count
    return Array(bytes[position - count..<position])
  }
}
