import DrossUnicode

/// The words of a text as the blank English tokenizer of spaCy has them.
///
/// The algorithm is that of spaCy 3.8, <https://spacy.io/usage/linguistic-features#how-tokenizer-works>:
/// text falls apart at white space; of each piece, prefixes and suffixes are taken off until an exception
/// or nothing is left to take; what remains is an address, or falls apart at infixes; last, exceptions
/// that hold signs are looked for among all tokens. Patterns and exceptions are spaCy's own.
///
/// Not for sharing between tasks.
final class EnglishWords {
  /// Pieces longer than this are not remembered.
  private static let longestRemembered = 64

  private let exceptions: WordExceptions
  /// Not there while a text is read: a local copy is faster to ask.
  private var memory: PieceMemory? = PieceMemory()

  /// The tokenizer, or `nil` when PCRE2 does not take its patterns.
  init?() {
    guard let splitter = WordSplitter() else { return nil }
    exceptions = WordExceptions(splitter)
  }

  /// Puts the tokens of a range of `text` into `found`, in place of what is there.
  ///
  /// White space makes tokens too, but for the space behind a word.
  ///
  /// - Complexity: O(bytes), for the patterns look at what is new only.
  func tokenize(_ text: Span<UInt8>, _ range: Range<Int>, into found: inout [Token]) {
    found.removeAll(keepingCapacity: true)
    guard !range.isEmpty else { return }
    var memory = memory.take() ?? PieceMemory()
    defer { self.memory = memory }
    var start = range.lowerBound
    var offset = start
    var inSpace = isSpace(text, at: start).isSpace
    while offset < range.upperBound {
      let (isSpace, count) = isSpace(text, at: offset)
      if isSpace != inSpace {
        if start < offset { add(text, start..<offset, inSpace, &memory, to: &found) }
        start = text[offset] == 0x20 ? offset + 1 : offset
        inSpace = isSpace
      }
      offset += count
    }
    if start < range.upperBound {
      add(text, start..<range.upperBound, inSpace, &memory, to: &found)
    }
    exceptions.apply(to: &found, in: text)
  }

  @inline(__always)
  private func isSpace(_ text: Span<UInt8>, at offset: Int) -> (isSpace: Bool, count: Int) {
    let byte = text[offset]
    if byte < 0x80 { return (byte == 0x20 || byte &- 9 < 5 || byte &- 0x1C < 4, 1) }
    let scalar = ScalarReader.read(text, at: offset)
    return (CharacterBits.of(scalar.value).contains(.space), scalar.byteCount)
  }

  private func add(
    _ source: Span<UInt8>, _ range: Range<Int>, _ isSpace: Bool, _ memory: inout PieceMemory,
    to found: inout [Token]
  ) {
    if isSpace {
      found.append(
        Token(
          start: Int32(range.lowerBound), count: Int32(range.count),
          characters: Int32(PythonText.count(source, range)), kind: .isSpace, stopWord: 0,
          exceptions: -1))
      return
    }
    guard range.count <= Self.longestRemembered else {
      for token in exceptions.tokens(of: Array(source, range)) {
        found.append(token.moved(by: range.lowerBound))
      }
      return
    }
    let hash = RangeTable.hash(source, range)
    if memory.appendTokens(of: source, range, hash: hash, to: &found) { return }
    let piece = Array(source, range)
    let tokens = exceptions.tokens(of: piece)
    memory.insert(piece, tokens, hash: hash)
    for token in tokens { found.append(token.moved(by: range.lowerBound)) }
  }
}

extension Token {
  /// The token as far on.
  @inline(__always)
  func moved(by distance: Int) -> Token {
    var token = self
    token.start += Int32(distance)
    return token
  }
}
