import CDrossTables

/// The words of folded text, for lexicons and word borders.
enum FoldedWords {
  /// Whether a byte belongs to a word: a letter, a digit, or part of a character beyond ASCII.
  @inline(__always)
  static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
  }

  /// Whether a byte is a letter of ASCII, all of which are small in folded text.
  @inline(__always)
  static func isASCIILetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

  /// Whether a byte is a letter or digit of ASCII.
  @inline(__always)
  static func isASCIIWordByte(_ byte: UInt8) -> Bool { byte < 0x80 && isWordByte(byte) }

  /// Whether a byte is neither letter nor digit nor space, and one of ASCII.
  static func isASCIIMark(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x80 && !isWordByte(byte)
  }

  /// The first eight bytes of a word, or all of a shorter one, as a little-endian number.
  @inline(__always)
  static func firstEight(of text: Span<UInt8>, _ word: Range<Int>) -> UInt64 {
    let count = min(word.count, 8)
    let mask: UInt64 = count == 8 ? .max : (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1
    if word.lowerBound &+ 8 <= text.count {
      // Inside the span.
      let eight = unsafe text.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: word.lowerBound, as: UInt64.self)
      return UInt64(littleEndian: eight) & mask
    }
    return (0..<count).reduce(0) { $0 | UInt64(text[word.lowerBound + $1]) << UInt64($1 * 8) }
  }

  /// Which of up to 64 bytes from `start` on, and before `end`, are of words, a bit each.
  ///
  /// - Precondition: `start` is before `end`, and `text` holds both.
  @inline(__always)
  static func wordBits(in text: Span<UInt8>, from start: Int, to end: Int) -> UInt64 {
    let block = text.extracting(start..<min(start &+ 64, text.count))
    let all = unsafe block.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return UInt64(0) }
      return unsafe dross_word_bytes(base, Int64(buffer.count))
    }
    return all & UInt64.max &>> UInt64(64 &- min(64, end &- start))
  }

  /// Calls `body` with the range of each word.
  ///
  /// - Complexity: O(bytes), eight bytes a step.
  @inline(__always)
  static func forEach(in text: Span<UInt8>, _ range: Range<Int>, _ body: (Range<Int>) -> Void) {
    var words = FoldedWordScanner(range)
    while let word = words.next(in: text) { body(word) }
  }
}

/// Goes from word to word of a folded text.
struct FoldedWordScanner {
  /// The bytes of words from `block` on that were not yet gone by, a bit each.
  private var left: UInt64 = 0
  private var block: Int
  /// Where the next block starts.
  private var next: Int
  private let end: Int

  /// The words of `range`.
  @inline(__always)
  init(_ range: Range<Int>) {
    block = range.lowerBound
    next = range.lowerBound
    end = range.upperBound
  }

  /// The next word.
  ///
  /// - Precondition: `text` is the same each time, and holds the range.
  @inline(__always)
  mutating func next(in text: Span<UInt8>) -> Range<Int>? {
    while left == 0 {
      guard next < end else { return nil }
      read(text)
    }
    let first = left.trailingZeroBitCount
    let start = block &+ first
    var count = (~(left &>> UInt64(first))).trailingZeroBitCount
    // With the bits that were shifted in from above, a word up to the end of the block ends there too.
    left &= left &+ (1 &<< UInt64(first))
    guard first &+ count == 64 else { return start..<start &+ count }
    // It may go on in the next block.
    while next < end, start &+ count == next {
      read(text)
      let more = (~left).trailingZeroBitCount
      guard more > 0 else { break }
      count &+= more
      left &= left &+ 1
    }
    return start..<start &+ count
  }

  private mutating func read(_ text: Span<UInt8>) {
    block = next
    next = min(block &+ 64, end)
    left = FoldedWords.wordBits(in: text, from: block, to: end)
  }
}
