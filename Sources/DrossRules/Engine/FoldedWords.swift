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

  /// Calls `body` with the range of each word.
  ///
  /// - Complexity: O(bytes).
  static func forEach(in text: Span<UInt8>, _ range: Range<Int>, _ body: (Range<Int>) -> Void) {
    var start: Int?
    for position in range {
      if isWordByte(text[position]) {
        start = start ?? position
      } else if let wordStart = start {
        body(wordStart..<position)
        start = nil
      }
    }
    if let start { body(start..<range.upperBound) }
  }
}
