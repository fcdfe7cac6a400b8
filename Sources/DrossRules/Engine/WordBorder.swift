import DrossUnicode

/// Whether a phrase stands between word borders.
enum WordBorder {
  /// Whether `range` neither starts nor ends inside a word of a script written with spaces.
  static func isAt(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    !isInside(text, range.lowerBound) && !isInside(text, range.upperBound)
  }

  private static func isInside(_ text: Span<UInt8>, _ offset: Int) -> Bool {
    guard offset > 0, offset < text.count else { return false }
    let before = text[offset - 1]
    let after = text[offset]
    if before < 0x80, after < 0x80 {
      return FoldedWords.isWordByte(before) && FoldedWords.isWordByte(after)
    }
    return isSpacedLetter(ScalarReader.readBackward(text, before: offset).value)
      && isSpacedLetter(ScalarReader.read(text, at: offset).value)
  }

  private static func isSpacedLetter(_ scalar: UInt32) -> Bool {
    switch ScalarKind.of(scalar) {
    case .lowerLetter, .upperLetter, .uncasedLetter, .digit, .mark: true
    default: false
    }
  }
}
