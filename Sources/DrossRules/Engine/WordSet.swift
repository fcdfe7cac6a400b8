/// A set of folded words, asked with ranges of bytes.
struct WordSet: Sendable {
  private(set) var slots: [Int32]
  private(set) var text: [UInt8] = []
  private(set) var starts: [Int32] = [0]

  init(_ words: [[UInt8]]) {
    var capacity = 16
    while capacity < words.count * 2 { capacity *= 2 }
    slots = Array(repeating: -1, count: capacity)
    for word in words where !contains(word.span, 0..<word.count) {
      let hash = StableHash.hash(word.span, 0..<word.count)
      var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = Int32(starts.count - 1)
      text += word
      starts.append(Int32(text.count))
    }
  }

  /// The set whose parts are these.
  init(slots: [Int32], text: [UInt8], starts: [Int32]) {
    self.slots = slots
    self.text = text
    self.starts = starts
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

/// A hash for tables in memory, the same in every process: eight bytes a step, multiplied and folded
/// as in wyhash (Wang 2019).
enum StableHash {
  /// - Complexity: O(bytes), eight bytes a step.
  @inline(__always)
  static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xA076_1D64_78BD_642F ^ UInt64(range.count)
    var index = range.lowerBound
    let raw = unsafe bytes.bytes
    while index &+ 8 <= range.upperBound {
      // Inside the span: the loop ends eight bytes before the range does.
      let word = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
      hash = mixed(hash ^ word)
      index &+= 8
    }
    return mixed(hash ^ FoldedWords.firstEight(of: bytes, index..<range.upperBound))
  }

  /// The upper and the lower half of a product, so that every bit tells on all.
  @inline(__always)
  static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }
}
