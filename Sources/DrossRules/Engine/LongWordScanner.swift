/// Goes from one longer word of a folded text to the next.
///
/// Half of all words are shorter; they are left out with a few bit operations for all of them.
struct LongWordScanner {
  /// Shorter words, in bytes, are left out.
  static let shortest = 4

  /// Which of 64 bytes are of words, a bit each.
  private var bytes: UInt64 = 0
  /// Where words start that were not yet gone by.
  private var starts: UInt64 = 0
  private var block: Int
  /// Where the next block starts.
  private var next: Int
  private let end: Int
  /// The lowest bit: whether the byte before the next block is of a word.
  private var isInWord: UInt64 = 0

  /// The longer words of `range`.
  @inline(__always)
  init(_ range: Range<Int>) {
    block = range.lowerBound
    next = range.lowerBound
    end = range.upperBound
  }

  /// The next longer word.
  ///
  /// - Precondition: `text` is the same each time, and holds the range.
  @inline(__always)
  mutating func next(in text: Span<UInt8>) -> Range<Int>? {
    while starts == 0 {
      guard next < end else { return nil }
      read(text)
    }
    let first = starts.trailingZeroBitCount
    starts &= starts &- 1
    let start = block &+ first
    let count = (~(bytes &>> UInt64(first))).trailingZeroBitCount
    // With the bits that were shifted in from above, a word up to the end of the block ends there too.
    guard first &+ count == 64 else { return start..<start &+ count }
    var last = start &+ count
    while last < end, FoldedWords.isWordByte(text[last]) { last &+= 1 }
    return start..<last
  }

  private mutating func read(_ text: Span<UInt8>) {
    block = next
    bytes = FoldedWords.wordBits(in: text, from: block, to: end)
    let fours = bytes & bytes &>> 1 & bytes &>> 2 & bytes &>> 3
    starts = fours & ~(bytes &<< 1 | isInWord)
    next = end
    guard block &+ 64 < end else { return }
    // Of the last three bytes it is not known what follows them.
    next = block &+ 61
    starts &= UInt64.max &>> 3
    isInWord = bytes &>> 60 & 1
  }
}
