/// The bytes of all literals, in words of eight bytes that compare at once.
struct LiteralTexts: Sendable {
  private struct Record: Sendable {
    /// The first eight bytes, little-endian.
    let first: UInt64
    let count: Int32
    /// Where the words behind the first one start.
    let rest: Int32
  }

  /// The most bytes of a literal.
  let longest: Int
  private let records: [Record]
  private let words: [UInt64]

  init(_ literals: [[UInt8]]) {
    self.init(literals.flatMap { $0 }, counts: literals.map { Int32($0.count) })
  }

  /// Texts that stand in a row, of `counts` bytes.
  init(_ bytes: [UInt8], counts: [Int32]) {
    var records: [Record] = []
    records.reserveCapacity(counts.count)
    var words: [UInt64] = []
    words.reserveCapacity(bytes.count / 8)
    var start = 0
    for count in counts {
      let end = start + Int(count)
      records.append(
        Record(
          first: Self.word(bytes, from: start, to: end), count: count, rest: Int32(words.count)))
      for next in stride(from: start + 8, to: end, by: 8) {
        words.append(Self.word(bytes, from: next, to: end))
      }
      start = end
    }
    longest = Int(counts.max() ?? 0)
    self.records = records
    self.words = words
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

  /// The first `count` of eight little-endian bytes, at least one.
  @inline(__always)
  static func mask(_ count: Int) -> UInt64 {
    .max &>> UInt64(truncatingIfNeeded: max(0, 64 &- 8 &* count))
  }

  /// What it takes to tell whether a literal stands where one of its windows does.
  func lead(to entry: WindowTable.Entry, gate: Int32) -> LiteralFinder.Lead {
    let record = records[Int(entry.literal)]
    return LiteralFinder.Lead(
      first: record.first, literal: entry.literal, offset: entry.offset, count: record.count,
      gate: gate)
  }

  /// Whether what a literal has behind its first eight bytes stands at `text`, behind which eight bytes more
  /// can be read.
  func goesOn(_ literal: LiteralFinder.LiteralID, at text: UnsafeRawPointer) -> Bool {
    let record = records[Int(literal)]
    var left = Int(record.count) &- 8
    var index = Int(record.rest)
    var offset = 0
    while left > 0 {
      let word = unsafe UInt64(
        littleEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      guard (word ^ words[index]) & Self.mask(left) == 0 else { return false }
      left &-= 8
      index &+= 1
      offset &+= 8
    }
    return true
  }
}
