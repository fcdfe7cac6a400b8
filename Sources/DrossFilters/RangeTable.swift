/// A set of parts of a text, told apart by their bytes.
///
/// Entries are numbered in the order in which they came. Two parts with one hash are compared byte by
/// byte, so the answer never rests on a hash.
struct RangeTable {
  /// The parts, each once.
  private(set) var ranges: [Range<Int>] = []
  private var hashes: [UInt64] = []
  /// The number of an entry and one more, or 0.
  private var slots: [Int32] = []

  init() {}

  /// Forgets everything, and makes room for `count` parts.
  mutating func clear(for count: Int) {
    ranges.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    var size = 16
    while size < 2 * count { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
  }

  /// The number of the entry with the bytes of `range`, and whether it is new.
  ///
  /// - Precondition: there are fewer entries than `clear(for:)` made room for.
  @inline(__always)
  mutating func insert(
    _ range: Range<Int>, hash: UInt64, in text: Span<UInt8>
  ) -> (number: Int, isNew: Bool) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, Self.areEqual(ranges[number], range, in: text) {
        return (number, false)
      }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(ranges.count + 1)
    ranges.append(range)
    hashes.append(hash)
    return (ranges.count - 1, true)
  }

  /// The hash of some bytes: FNV-1a over words of eight bytes.
  static func hash(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(range.count)
    var offset = range.lowerBound
    let raw = unsafe text.bytes
    while offset + 8 <= range.upperBound {
      // Inside the span: eight bytes are left.
      let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      hash = (hash ^ word) &* 0x0000_0100_0000_01B3
      hash ^= hash >> 29
      offset += 8
    }
    while offset < range.upperBound {
      hash = (hash ^ UInt64(text[offset])) &* 0x0000_0100_0000_01B3
      offset += 1
    }
    return hash ^ (hash >> 32)
  }

  private static func areEqual(
    _ left: Range<Int>, _ right: Range<Int>, in text: Span<UInt8>
  ) -> Bool {
    guard left.count == right.count else { return false }
    var offset = 0
    while offset < left.count {
      if text[left.lowerBound + offset] != text[right.lowerBound + offset] { return false }
      offset += 1
    }
    return true
  }
}

extension RangeTable {
  /// How many of `parts` stood there before, and their code points together.
  static func duplicates(
    among parts: [Range<Int>], in text: Span<UInt8>
  ) -> (count: Int, characters: Int) {
    var table = RangeTable()
    table.clear(for: parts.count + 1)
    var count = 0
    var characters = 0
    for part in parts {
      if !table.insert(part, hash: hash(text, part), in: text).isNew {
        count += 1
        characters += PythonText.count(text, part)
      }
    }
    return (count, characters)
  }
}
