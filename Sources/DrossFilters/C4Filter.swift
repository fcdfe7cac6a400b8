import DrossUnicode

/// datatrove's `C4QualityFilter`, with its defaults.
///
/// Every line gets at most one verdict: of the rules in use, the first that takes it out. The filter
/// stops at a curly bracket or at lorem ipsum, for it drops the document; here the lines behind them are
/// still judged.
struct C4Filter {
  private static let longestWord = 1000
  private static let fewestWords = 3
  private static let fewestSentences = 5
  private static let policies: [StaticString] = [
    "terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies",
    "use cookies",
  ]

  let rules: Set<FilterRule>
  /// The line without citations, and the same in small letters.
  private var line: [UInt8] = []
  private var lowered: [UInt8] = []
  private var tokens: [Token] = []

  init(_ rules: Set<FilterRule>) { self.rules = rules }

  /// What the rules in use say about `text`.
  ///
  /// - Parameter isSource: whether the document is judged too, and not only its lines.
  mutating func verdicts(
    on text: Span<UInt8>, _ words: EnglishWords?, isSource: Bool
  ) -> [Verdict] {
    var verdicts: [Verdict] = []
    var sentences = 0
    var isDropped = false
    for whole in PythonText.splitLines(text) {
      let range = PythonText.stripped(text, whole)
      let citations = readLine(text, range)
      if let rule = firstRule(text, range) {
        if rule.subject == .document {
          if isSource, !verdicts.contains(where: { $0.rule == rule }) {
            verdicts.append(Verdict(rule, nil, "as on the line '\(excerpt(text, range))'"))
          }
          isDropped = true
        } else if !range.isEmpty {
          verdicts.append(Verdict(rule, range))
        }
        continue
      }
      verdicts += citations.map { Verdict(.c4Citation, $0) }
      if isSource, sentences < Self.fewestSentences, rules.contains(.c4FewSentences) {
        sentences += sentenceCount(words)
      }
    }
    if isSource, !isDropped, rules.contains(.c4FewSentences), sentences < Self.fewestSentences {
      verdicts.append(
        Verdict(.c4FewSentences, nil, "\(sentences) of at least \(Self.fewestSentences)"))
    }
    return verdicts
  }

  /// The first words of a line, for a message.
  private func excerpt(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
    var end = min(range.upperBound, range.lowerBound + 40)
    while end < range.upperBound, text[end] & 0xC0 == 0x80 { end += 1 }
    let bytes = Array(text, range.lowerBound..<end)
    return String(decoding: bytes, as: UTF8.self) + (end < range.upperBound ? " …" : "")
  }

  /// Puts the line into `line` and `lowered`, and says where its citations were.
  private mutating func readLine(_ text: Span<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
    line.removeAll(keepingCapacity: true)
    lowered.removeAll(keepingCapacity: true)
    var citations: [Range<Int>] = []
    var offset = range.lowerBound
    let seeks = rules.contains(.c4Citation)
    while offset < range.upperBound {
      let byte = text[offset]
      if byte == 0x5B, seeks, let end = citationEnd(text, offset, before: range.upperBound) {
        citations.append(offset..<end)
        offset = end
        continue
      }
      line.append(byte)
      // Of all other letters only the sign for kelvin becomes one of ASCII.
      if byte == 0xE2, PythonText.has("\u{212A}", in: text, at: offset, before: range.upperBound) {
        line += [0x84, 0xAA]
        lowered.append(0x6B)
        offset += 3
        continue
      }
      lowered.append(0x41 <= byte && byte <= 0x5A ? byte | 0x20 : byte)
      offset += 1
    }
    return citations
  }

  /// The end of `[1]`, `[]`, `[edit]` or `[citation needed]`.
  private func citationEnd(_ text: Span<UInt8>, _ start: Int, before end: Int) -> Int? {
    if PythonText.has("[edit]", in: text, at: start, before: end) { return start + 6 }
    if PythonText.has("[citation needed]", in: text, at: start, before: end) { return start + 17 }
    var offset = start + 1
    while offset < end {
      if text[offset] == 0x5D { return offset + 1 }
      let scalar = ScalarReader.read(text, at: offset)
      guard CharacterBits.of(scalar.value).contains(.decimal) else { return nil }
      offset += scalar.byteCount
    }
    return nil
  }

  /// The first rule that takes out the line, or drops the document for it.
  private func firstRule(_ text: Span<UInt8>, _ range: Range<Int>) -> FilterRule? {
    var wordCount = 0
    var characters = 0
    var isLong = false
    var offset = range.lowerBound
    while offset < range.upperBound {
      let scalar = ScalarReader.read(text, at: offset)
      if CharacterBits.of(scalar.value).contains(.space) {
        characters = 0
      } else {
        if characters == 0 { wordCount += 1 }
        characters += 1
        if characters > Self.longestWord { isLong = true }
      }
      offset += scalar.byteCount
    }
    if isLong, rules.contains(.c4LongWord) { return .c4LongWord }
    if rules.contains(.c4EndMark), !hasEndMark { return .c4EndMark }
    if rules.contains(.c4FewWords), wordCount < Self.fewestWords { return .c4FewWords }
    if rules.contains(.c4LoremIpsum), has("lorem ipsum") { return .c4LoremIpsum }
    if rules.contains(.c4JavaScript), has("javascript") { return .c4JavaScript }
    if rules.contains(.c4CurlyBracket), line.contains(0x7B) { return .c4CurlyBracket }
    if rules.contains(.c4Policy), Self.policies.contains(where: has) { return .c4Policy }
    return nil
  }

  private var hasEndMark: Bool {
    switch line.last {
    case 0x2E: !line.suffix(3).elementsEqual([0x2E, 0x2E, 0x2E])
    case 0x3F, 0x21, 0x22, 0x27: true
    default: false
    }
  }

  private func has(_ phrase: StaticString) -> Bool {
    let span = lowered.span
    let first = unsafe phrase.utf8Start.pointee
    var offset = 0
    while offset + phrase.utf8CodeUnitCount <= span.count {
      if span[offset] == first, PythonText.has(phrase, in: span, at: offset, before: span.count) {
        return true
      }
      offset += 1
    }
    return false
  }

  private mutating func sentenceCount(_ words: EnglishWords?) -> Int {
    guard let words else { return 0 }
    var tokens: [Token] = []
    swap(&tokens, &self.tokens)
    defer { swap(&tokens, &self.tokens) }
    words.tokenize(line.span, 0..<line.count, into: &tokens)
    return Sentences.count(tokens)
  }
}
