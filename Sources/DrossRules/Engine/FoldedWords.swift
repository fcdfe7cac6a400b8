/// The words of folded text, for lexicons and word borders.
enum FoldedWords {
  /// Whether a byte belongs to a word: a letter, a digit, or part of a character beyond ASCII.
  @inline(__always)
  static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
  }

  /// Whether a byte is a letter or digit of ASCII.
  @inline(__always)
  static func isASCIIWordByte(_ byte: UInt8) -> Bool { byte < 0x80 && isWordByte(byte) }

  /// The first eight bytes of a word, or all of a shorter one, as a little-endian number.
  @inline(__always)
  static func firstEight(of text: Span<UInt8>, _ word: Range<Int>) -> UInt64 {
    let count = min(word.count, 8)
    let mask: UInt64 = count == 8 ? .max : (1 &<< UInt64(count * 8)) &- 1
    if word.lowerBound + 8 <= text.count {
      // Inside the span.
      let eight = unsafe text.bytes.unsafeLoadUnaligned(
        fromByteOffset: word.lowerBound, as: UInt64.self)
      return UInt64(littleEndian: eight) & mask
    }
    return (0..<count).reduce(0) { $0 | UInt64(text[word.lowerBound + $1]) << UInt64($1 * 8) }
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
  private var position: Int
  private let end: Int

  /// The words of `range`.
  @inline(__always)
  init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next word.
  ///
  /// - Precondition: `text` is the same each time, and holds the range.
  @inline(__always)
  mutating func next(in text: Span<UInt8>) -> Range<Int>? {
    let start = Self.first(in: text, from: position, to: end, isWord: true)
    guard start < end else {
      position = end
      return nil
    }
    position = Self.first(in: text, from: start + 1, to: end, isWord: false)
    return start..<position
  }

  /// The first byte at or after `start` that belongs to a word, or to none; `end` when there is none.
  @inline(__always)
  private static func first(
    in text: Span<UInt8>, from start: Int, to end: Int, isWord: Bool
  ) -> Int {
    var position = start
    while position + 8 <= end {
      // Inside the span, which holds the range.
      let eight = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
      let words = WordMask.words(UInt64(littleEndian: eight))
      let wanted = isWord ? words : words ^ WordMask.highs
      if wanted != 0 { return position + wanted.trailingZeroBitCount >> 3 }
      position += 8
    }
    while position < end, FoldedWords.isWordByte(text[position]) != isWord { position += 1 }
    return position
  }
}
