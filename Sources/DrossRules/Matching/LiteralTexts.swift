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
    self.init(literals.flatMap { $0 }, counts: literals.map { Int32($0.count) })
  }

  /// Texts that stand in a row, of `counts` bytes.
  init(_ bytes: [UInt8], counts: [Int32]) {
    var records: [Record] = []
    records.reserveCapacity(counts.count)
    var words: [UInt64] = []
    var masks: [UInt64] = []
    var start = 0
    for count in counts {
      let end = start + Int(count)
      records.append(
        Record(
          first: Self.word(bytes, from: start, to: end), mask: Self.mask(Int(count)), count: count,
          rest: Int32(words.count)))
      for next in stride(from: start + 8, to: end, by: 8) {
        words.append(Self.word(bytes, from: next, to: end))
        masks.append(Self.mask(end - next))
      }
      start = end
    }
    self.records = records
    self.words = words
    self.masks = masks
  }

  /// The bytes of each literal.
  var counts: [Int32] { records.map(\.count) }

  /// The bytes of all literals in a row.
  ///
  /// - Complexity: O(bytes).
  var bytes: [UInt8] {
    records.flatMap { record in
      (0..<Int(record.count)).map { index in
        let word = index < 8 ? record.first : words[Int(record.rest) + index / 8 - 1]
        return UInt8(truncatingIfNeeded: word >> UInt64(index % 8 * 8))
      }
    }
  }

  /// The bytes from `start`, at most eight of them and none at or behind `end`, as a little-endian number.
  @inline(__always)
  static func word(_ bytes: [UInt8], from start: Int, to end: Int) -> UInt64 {
    var word: UInt64 = 0
    if start + 8 <= bytes.count {
      word = unsafe bytes.withUnsafeBytes {
        unsafe UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      }
    } else {
      for index in start..<min(end, bytes.count) {
        word |= UInt64(bytes[index]) << UInt64((index - start) * 8)
      }
    }
    return word & mask(end - start)
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
