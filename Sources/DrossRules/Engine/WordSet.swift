/// A set of folded words, asked with ranges of bytes.
struct WordSet: Sendable {
  private var slots: [Int32]
  private var text: [UInt8] = []
  private var starts: [Int32] = [0]

  init(_ words: [[UInt8]]) {
    var capacity = 16
    while capacity < words.count * 2 { capacity *= 2 }
    slots = Array(repeating: -1, count: capacity)
    for word in words where !contains(word.span, 0..<word.count) {
      var slot = Int(truncatingIfNeeded: StableHash.hash(word.span, 0..<word.count)) & (capacity - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = Int32(starts.count - 1)
      text += word
      starts.append(Int32(text.count))
    }
  }

  /// - Complexity: O(length of the word).
  func contains(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var slot = Int(truncatingIfNeeded: StableHash.hash(bytes, range)) & (slots.count - 1)
    while slots[slot] >= 0 {
      let start = Int(starts[Int(slots[slot])])
      let end = Int(starts[Int(slots[slot]) + 1])
      if end - start == range.count, equals(bytes, range, at: start) { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
  }

  private func equals(_ bytes: Span<UInt8>, _ range: Range<Int>, at start: Int) -> Bool {
    for offset in 0..<range.count where bytes[range.lowerBound + offset] != text[start + offset] {
      return false
    }
    return true
  }
}

/// FNV-1a, 64 bits (Fowler, Noll and Vo): the same in every process.
enum StableHash {
  static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 29)
  }
}
