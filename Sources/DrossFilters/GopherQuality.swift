import DrossUnicode

/// datatrove's `GopherQualityFilter`, with its defaults.
struct GopherQuality {
  private static let fewestWords = 50
  private static let mostWords = 100_000
  private static let shortestWord = 3.0
  private static let longestWord = 10.0
  private static let mostSymbols = 0.1
  private static let mostBullets = 0.9
  private static let mostEllipsisLines = 0.3
  private static let fewestLetters = 0.8
  private static let fewestStopWords = 2

  let rules: Set<FilterRule>

  /// What the rules in use say about a text of the given words.
  func verdicts(on text: Span<UInt8>, _ tokens: [Token]) -> [Verdict] {
    var words = 0
    var plainWords = 0
    var plainCharacters = 0
    var lettered = 0
    var stopWords: UInt8 = 0
    for token in tokens where !token.kind.contains(.isSpace) {
      words += 1
      if token.kind.contains(.isWord) {
        plainWords += 1
        plainCharacters += Int(token.characters)
      }
      if token.kind.contains(.hasLetter) { lettered += 1 }
      stopWords |= token.stopWord
    }
    var verdicts: [Verdict] = []
    func judge(_ rule: FilterRule, isOut: Bool, _ reason: @autoclosure () -> String) {
      if isOut, rules.contains(rule) { verdicts.append(Verdict(rule, nil, reason())) }
    }
    judge(.gopherShort, isOut: plainWords < Self.fewestWords, "\(plainWords)")
    judge(.gopherLong, isOut: plainWords > Self.mostWords, "\(plainWords)")
    let mean = Double(plainCharacters) / Double(plainWords)
    judge(.gopherShortWords, isOut: mean < Self.shortestWord, Figures.number(mean))
    judge(.gopherLongWords, isOut: mean > Self.longestWord, Figures.number(mean))
    judge(
      .gopherStopWords, isOut: stopWords.nonzeroBitCount < Self.fewestStopWords,
      "\(stopWords.nonzeroBitCount)")
    guard words > 0 else { return verdicts }
    let symbols = symbolCounts(text)
    judge(
      .gopherHashes, isOut: Double(symbols.hashes) / Double(words) > Self.mostSymbols,
      "\(symbols.hashes) for \(words) words")
    judge(
      .gopherEllipses, isOut: Double(symbols.ellipses) / Double(words) > Self.mostSymbols,
      "\(symbols.ellipses) for \(words) words")
    if rules.contains(.gopherBullets) || rules.contains(.gopherEllipsisLines) {
      let lines = lineCounts(text)
      let bullets = Double(lines.bullets) / Double(lines.all)
      judge(.gopherBullets, isOut: bullets > Self.mostBullets, Figures.percent(bullets))
      let ellipses = Double(lines.ellipses) / Double(lines.all)
      judge(
        .gopherEllipsisLines, isOut: ellipses > Self.mostEllipsisLines, Figures.percent(ellipses))
    }
    let letters = Double(lettered) / Double(words)
    judge(.gopherFewLetters, isOut: letters < Self.fewestLetters, Figures.percent(letters))
    return verdicts
  }

  /// How often `#` and, without overlaps, `...` or `…` are there.
  private func symbolCounts(_ text: Span<UInt8>) -> (hashes: Int, ellipses: Int) {
    var hashes = 0
    var ellipses = 0
    var offset = 0
    while offset < text.count {
      switch text[offset] {
      case 0x23: hashes += 1
      case 0x2E where PythonText.has("...", in: text, at: offset, before: text.count),
        0xE2 where PythonText.has("…", in: text, at: offset, before: text.count):
        ellipses += 1
        offset += 2
      default: break
      }
      offset += 1
    }
    return (hashes, ellipses)
  }

  private func lineCounts(_ text: Span<UInt8>) -> (all: Int, bullets: Int, ellipses: Int) {
    let lines = PythonText.splitLines(text)
    var bullets = 0
    var ellipses = 0
    for whole in lines {
      let line = PythonText.stripped(text, whole)
      guard !line.isEmpty else { continue }
      if text[line.lowerBound] == 0x2D
        || PythonText.has("•", in: text, at: line.lowerBound, before: line.upperBound)
      {
        bullets += 1
      }
      if PythonText.has("...", in: text, at: line.upperBound - 3, before: line.upperBound)
        && line.count >= 3
        || PythonText.has("…", in: text, at: line.upperBound - 3, before: line.upperBound)
          && line.count >= 3
      {
        ellipses += 1
      }
    }
    return (lines.count, bullets, ellipses)
  }
}
