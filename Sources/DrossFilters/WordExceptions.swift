import CDrossTables
import DrossUnicode

/// The words that fall apart in a way of their own, such as "can't", and how all words become tokens.
///
/// Not for sharing between tasks.
final class WordExceptions {
  /// The words of Gopher's filter, in the order of their bits.
  static let stopWords: [StaticString] = ["the", "be", "to", "of", "and", "that", "have", "with"]

  /// A word that is also looked for among the tokens of a text, for patterns would take it apart.
  private struct Sought {
    /// What the patterns make of it.
    var parts: [[UInt8]]
    /// What is to stand there.
    var tokens: [Token]
    /// Whether that is the same.
    var isSame: Bool
  }

  private let splitter: WordSplitter
  /// The numbers of bytes of the parts of each word.
  private var words: [[UInt8]: [Int]] = [:]
  private var sought: [Sought] = []
  /// The words in `sought` that begin with a token.
  private var groups: [[Int]] = []
  private var groupsByFirst: [[UInt8]: Int16] = [:]
  private var longest = 0

  /// The exceptions of English.
  init(_ splitter: WordSplitter) {
    self.splitter = splitter
    var known: [[UInt8]] = []
    for line in WordSplitter.lines(dross_filter_words_count, dross_filter_words_byte) {
      let fields = line.split(separator: 0x09)
      guard let word = fields.first.map(Array.init) else { continue }
      words[word] = fields.dropFirst().map(\.count)
      longest = max(longest, word.count)
      known.append(word)
    }
    // In the order of the table, so that nothing rests on the order of a dictionary.
    var touched: [([UInt8], [[UInt8]])] = []
    for word in known where splitter.isTouched(word) {
      let parts = splitter.parts(of: word) { _ in false }.map { Array(word[$0.range]) }
      if groupsByFirst[parts[0]] == nil {
        groupsByFirst[parts[0]] = Int16(groups.count)
        groups.append([])
      }
      touched.append((word, parts))
    }
    for (word, parts) in touched {
      let counts = words[word] ?? [word.count]
      groups[Int(groupsByFirst[parts[0]] ?? 0)].append(sought.count)
      sought.append(
        Sought(parts: parts, tokens: tokens(of: word, counts), isSame: parts.map(\.count) == counts)
      )
    }
  }

  /// The tokens of a piece without white space, counted from its start.
  func tokens(of piece: [UInt8]) -> [Token] {
    if let counts = words[piece] { return tokens(of: piece, counts) }
    guard isWellFormed(piece) else { return [token(piece, 0..<piece.count)] }
    let longest = longest
    let parts = splitter.parts(of: piece) { part in
      part.count <= longest && words[Array(part)] != nil
    }
    return parts.flatMap { part -> [Token] in
      guard part.isException, let counts = words[Array(piece[part.range])] else {
        return [token(piece, part.range)]
      }
      return tokens(of: Array(piece[part.range]), counts).map {
        $0.moved(by: part.range.lowerBound)
      }
    }
  }

  private func tokens(of word: [UInt8], _ counts: [Int]) -> [Token] {
    var start = 0
    return counts.map { count in
      defer { start += count }
      return token(word, start..<start + count)
    }
  }

  private func isWellFormed(_ piece: [UInt8]) -> Bool {
    let span = piece.span
    var offset = 0
    while offset < span.count {
      let scalar = ScalarReader.read(span, at: offset)
      if scalar.isIllFormed { return false }
      offset += scalar.byteCount
    }
    return true
  }

  private func token(_ piece: [UInt8], _ range: Range<Int>) -> Token {
    let span = piece.span
    var kind: Token.Kind = .isPunctuation
    var characters: Int32 = 0
    var last = CharacterBits()
    var offset = range.lowerBound
    while offset < range.upperBound {
      let scalar = ScalarReader.read(span, at: offset)
      last = CharacterBits.of(scalar.value)
      if last.contains(.letter) { kind.insert(.hasLetter) }
      if !last.contains(.symbol) { kind.insert(.isWord) }
      if !last.contains(.punctuation) { kind.remove(.isPunctuation) }
      characters += 1
      offset += scalar.byteCount
    }
    if characters == 1, last.contains(.sentenceEnd) { kind.insert(.endsSentence) }
    var stopWord: UInt8 = 0
    for (bit, word) in Self.stopWords.enumerated()
    where word.utf8CodeUnitCount == range.count
      && PythonText.has(word, in: span, at: range.lowerBound, before: range.upperBound)
    {
      stopWord = 1 << UInt8(bit)
    }
    return Token(
      start: Int32(range.lowerBound), count: Int32(range.count), characters: characters,
      kind: kind, stopWord: stopWord, exceptions: groupsByFirst[Array(piece[range])] ?? -1)
  }

  // MARK: Among the tokens of a text

  /// Puts words in the place of the tokens that patterns made of them.
  ///
  /// Of words that overlap, the longest in tokens is taken, and of those the first, as spaCy does.
  func apply(to tokens: inout [Token], in text: Span<UInt8>) {
    var found: [(start: Int, end: Int, word: Int)] = []
    var changes = false
    for (start, token) in tokens.enumerated() where token.exceptions >= 0 {
      for word in groups[Int(token.exceptions)]
      where stands(sought[word].parts, at: start, of: tokens, in: text) {
        found.append((start, start + sought[word].parts.count, word))
        if !sought[word].isSame { changes = true }
      }
    }
    guard changes else { return }
    found.sort { left, right in
      let (leftCount, rightCount) = (left.end - left.start, right.end - right.start)
      return leftCount == rightCount ? left.start < right.start : leftCount > rightCount
    }
    var seen: Set<Int> = []
    var taken: [Int: (end: Int, word: Int)] = [:]
    for match in found {
      if !seen.contains(match.start), !seen.contains(match.end - 1),
        isWhole(tokens[match.start..<match.end])
      {
        taken[match.start] = (match.end, match.word)
      }
      seen.formUnion(match.start..<match.end)
    }
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var index = 0
    while index < tokens.count {
      if let match = taken[index] {
        let start = Int(tokens[index].start)
        result += sought[match.word].tokens.map { $0.moved(by: start) }
        index = match.end
      } else {
        result.append(tokens[index])
        index += 1
      }
    }
    tokens = result
  }

  private func stands(
    _ parts: [[UInt8]], at start: Int, of tokens: [Token], in text: Span<UInt8>
  ) -> Bool {
    guard start + parts.count <= tokens.count else { return false }
    for (part, token) in zip(parts, tokens[start...]) {
      guard Int(token.count) == part.count else { return false }
      for (offset, byte) in part.enumerated() where text[Int(token.start) + offset] != byte {
        return false
      }
    }
    return true
  }

  /// Whether nothing stands between the tokens; otherwise they are not the word, which spaCy notes after
  /// it has chosen.
  private func isWhole(_ tokens: ArraySlice<Token>) -> Bool {
    zip(tokens, tokens.dropFirst()).allSatisfy { $0.end == Int($1.start) }
  }
}
