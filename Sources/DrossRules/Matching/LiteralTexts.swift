/// The bytes of all literals, in words of eight bytes that compare at once.
struct LiteralTexts: Sendable {
  private struct Record: Sendable {
    let count: Int32
    /// Which of the words is its first one.
    let start: Int32
  }

  /// The most bytes of a literal.
  let longest: Int
  private let records: [Record]
  /// The bytes of all literals, little-endian; each literal starts with a word of its own.
  let words: [UInt64]

  init(_ literals: [[UInt8]]) {
    let words = literals.flatMap { literal in
      stride(from: 0, to: max(1, literal.count), by: 8).map {
        Self.word(literal, from: $0, to: literal.count)
      }
    }
    self.init(words, counts: literals.map { Int32($0.count) })
  }

  private init(_ words: [UInt64], counts: [Int32]) {
    var start: Int32 = 0
    records = counts.map { count in
      defer { start += Self.wordCount(count) }
      return Record(count: count, start: start)
    }
    self.words = words
    longest = Int(counts.max() ?? 0)
  }

  /// Literals of `counts` bytes; `nil` if these are not those of `words`.
  init?(words: [UInt64], counts: [Int32]) {
    var sum = 0
    for count in counts {
      guard count > 0, count <= words.count * 8 else { return nil }
      sum += Int(Self.wordCount(count))
    }
    guard sum == words.count else { return nil }
    self.init(words, counts: counts)
  }

  private static func wordCount(_ count: Int32) -> Int32 { max(1, (count + 7) >> 3) }

  /// How many literals there are.
  var count: Int { records.count }

  /// The bytes of each literal.
  var counts: [Int32] { records.map(\.count) }

  /// How many bytes a literal has.
  @inline(__always)
  func count(of literal: LiteralFinder.LiteralID) -> Int { Int(records[Int(literal)].count) }

  /// The bytes of a literal.
  subscript(literal: LiteralFinder.LiteralID) -> [UInt8] {
    let record = records[Int(literal)]
    return (0..<Int(record.count)).map { index in
      UInt8(truncatingIfNeeded: words[Int(record.start) + index / 8] >> UInt64(index % 8 * 8))
    }
  }

  /// At most eight bytes of a literal, the one at `offset` in the lowest byte.
  @inline(__always)
  func eight(of literal: LiteralFinder.LiteralID, from offset: Int) -> UInt64 {
    let record = records[Int(literal)]
    let place = Int(record.start) + offset >> 3
    let shift = UInt64(truncatingIfNeeded: offset & 7) * 8
    guard shift > 0 else { return words[place] }
    let isLast = offset | 7 >= Int(record.count) - 1
    return words[place] >> shift | (isLast ? 0 : words[place + 1] << (64 - shift))
  }

  /// These literals, and others behind them.
  func appending(_ others: LiteralTexts) -> LiteralTexts {
    LiteralTexts(words + others.words, counts: counts + others.counts)
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
  @inline(__always)
  func lead(to entry: WindowTable.Entry, gate: Int32) -> LiteralFinder.Lead {
    let record = records[Int(entry.literal)]
    return LiteralFinder.Lead(
      first: words[Int(record.start)], literal: entry.literal, offset: entry.offset,
      count: record.count, gate: gate)
  }

  /// Whether what a literal has behind its first eight bytes stands at `text`, behind which eight bytes more
  /// can be read.
  func goesOn(_ literal: LiteralFinder.LiteralID, at text: UnsafeRawPointer) -> Bool {
    let record = records[Int(literal)]
    var left = Int(record.count) &- 8
    var index = Int(record.start) &+ 1
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
