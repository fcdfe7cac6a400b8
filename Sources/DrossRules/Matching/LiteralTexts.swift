/// The bytes of all literals, in words of eight bytes that compare at once.
struct LiteralTexts: Sendable {
  private struct Record: Sendable {
    /// The first eight bytes, little-endian, and which of them there are.
    let first: UInt64
    let mask: UInt64
    let count: Int32
    /// Where the words behind the first one start.
    let rest: Int32
  }

  private let records: [Record]
  private let words: [UInt64]
  /// Of each of `words` the bytes that count.
  private let masks: [UInt64]

  init(_ literals: [[UInt8]]) {
    var records: [Record] = []
    records.reserveCapacity(literals.count)
    var words: [UInt64] = []
    var masks: [UInt64] = []
    for literal in literals {
      records.append(
        Record(
          first: Self.word(literal, from: 0), mask: Self.mask(literal.count),
          count: Int32(literal.count), rest: Int32(words.count)))
      for start in stride(from: 8, to: literal.count, by: 8) {
        words.append(Self.word(literal, from: start))
        masks.append(Self.mask(literal.count - start))
      }
    }
    self.records = records
    self.words = words
    self.masks = masks
  }

  private static func word(_ bytes: [UInt8], from start: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in start..<min(start + 8, bytes.count) {
      word |= UInt64(bytes[index]) << UInt64((index - start) * 8)
    }
    return word
  }

  private static func mask(_ count: Int) -> UInt64 {
    count >= 8 ? .max : (1 << UInt64(count * 8)) - 1
  }

  /// The bytes of a literal.
  @inline(__always)
  func count(of literal: LiteralFinder.LiteralID) -> Int {
    Int(truncatingIfNeeded: records[Int(literal)].count)
  }

  /// Whether a literal stands at `text`, behind which eight bytes more than its own can be read.
  @inline(__always)
  func stands(_ literal: LiteralFinder.LiteralID, at text: UnsafeRawPointer) -> Bool {
    let record = records[Int(literal)]
    let first = unsafe UInt64(littleEndian: text.loadUnaligned(as: UInt64.self))
    guard (first ^ record.first) & record.mask == 0 else { return false }
    var left = Int(record.count) &- 8
    var index = Int(record.rest)
    var offset = 8
    while left > 0 {
      let word = unsafe UInt64(
        littleEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      guard (word ^ words[index]) & masks[index] == 0 else { return false }
      left &-= 8
      index &+= 1
      offset &+= 8
    }
    return true
  }
}
