/// datatrove's `GopherRepetitionFilter`, with its defaults.
struct GopherRepetition {
  private static let mostDuplicates = 0.3
  private static let mostDuplicateText = 0.2
  private static let tops: [(length: Int, most: Double, rule: FilterRule)] = [
    (2, 0.2, .gopherTop2), (3, 0.18, .gopherTop3), (4, 0.16, .gopherTop4),
  ]
  private static let duplicates: [(length: Int, most: Double, rule: FilterRule)] = [
    (5, 0.15, .gopherDuplicate5), (6, 0.14, .gopherDuplicate6), (7, 0.13, .gopherDuplicate7),
    (8, 0.12, .gopherDuplicate8), (9, 0.11, .gopherDuplicate9), (10, 0.10, .gopherDuplicate10),
  ]

  let rules: Set<FilterRule>
  private var table = RangeTable()

  init(_ rules: Set<FilterRule>) { self.rules = rules }

  /// What the rules in use say about a text of the given words.
  mutating func verdicts(on text: Span<UInt8>, _ tokens: [Token]) -> [Verdict] {
    guard !text.isEmpty else { return [] }
    var verdicts: [Verdict] = []
    let all = Double(PythonText.count(text, 0..<text.count))
    judgeParts(
      PythonText.splitRuns(text, PythonText.stripped(text, 0..<text.count), ofAtLeast: 2),
      in: text, all, .gopherParagraphs, .gopherParagraphText, &verdicts)
    judgeParts(
      PythonText.splitRuns(text, 0..<text.count, ofAtLeast: 1), in: text, all, .gopherLines,
      .gopherLineText, &verdicts)
    let tops = Self.tops.filter { rules.contains($0.rule) }
    let duplicates = Self.duplicates.filter { rules.contains($0.rule) }
    guard !tops.isEmpty || !duplicates.isEmpty else { return verdicts }
    var hashes = WordHashes(text, tokens)
    for (length, most, rule) in tops {
      guard let top = hashes.topCharacters(length, &table) else { continue }
      judge(rule, Double(top) / all, most, &verdicts)
    }
    for (length, most, rule) in duplicates {
      judge(rule, Double(hashes.duplicateCharacters(length, &table)) / all, most, &verdicts)
    }
    return verdicts
  }

  private func judgeParts(
    _ parts: [Range<Int>], in text: Span<UInt8>, _ all: Double, _ countRule: FilterRule,
    _ textRule: FilterRule, _ verdicts: inout [Verdict]
  ) {
    guard rules.contains(countRule) || rules.contains(textRule) else { return }
    let (count, characters) = RangeTable.duplicates(among: parts, in: text)
    judge(countRule, Double(count) / Double(parts.count), Self.mostDuplicates, &verdicts)
    judge(textRule, Double(characters) / all, Self.mostDuplicateText, &verdicts)
  }

  private func judge(
    _ rule: FilterRule, _ share: Double, _ most: Double, _ verdicts: inout [Verdict]
  ) {
    if share > most, rules.contains(rule) {
      verdicts.append(Verdict(rule, nil, Figures.percent(share)))
    }
  }
}
