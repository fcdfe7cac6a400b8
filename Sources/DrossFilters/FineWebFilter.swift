/// datatrove's `FineWebQualityFilter`, with its defaults.
struct FineWebFilter {
  private static let fewestEndMarks = 0.12
  private static let mostShortLines = 0.67
  private static let longestShortLine = 30
  private static let mostDuplicateText = 0.01
  private static let mostLineFeeds = 0.3

  let rules: Set<FilterRule>

  /// What the rules in use say about `text`.
  ///
  /// - Parameter wordCount: the number of words, which is asked for when it matters.
  func verdicts(on text: Span<UInt8>, wordCount: () -> Int?) -> [Verdict] {
    let lines = PythonText.splitFeeds(text).filter { !PythonText.stripped(text, $0).isEmpty }
    guard !lines.isEmpty else {
      return rules.contains(.fineWebEmpty) ? [Verdict(.fineWebEmpty)] : []
    }
    var verdicts: [Verdict] = []
    func judge(_ rule: FilterRule, _ share: Double, isOut: Bool) {
      if isOut { verdicts.append(Verdict(rule, nil, Figures.percent(share))) }
    }
    if rules.contains(.fineWebEndMarks) {
      let ended = lines.count { line in
        PythonText.last(text, line).map { CharacterBits.of($0).contains(.terminal) } ?? false
      }
      let share = Double(ended) / Double(lines.count)
      judge(.fineWebEndMarks, share, isOut: share < Self.fewestEndMarks)
    }
    if rules.contains(.fineWebShortLines) {
      let short = lines.count { line in
        // A code point has at most four bytes.
        line.count <= 4 * Self.longestShortLine
          && PythonText.count(text, line) <= Self.longestShortLine
      }
      let share = Double(short) / Double(lines.count)
      judge(.fineWebShortLines, share, isOut: share > Self.mostShortLines)
    }
    let feeds = feedCount(text)
    if rules.contains(.fineWebDuplicateText) {
      let characters = PythonText.count(text, 0..<text.count) - feeds
      let share =
        Double(RangeTable.duplicates(among: lines, in: text).characters) / Double(characters)
      judge(.fineWebDuplicateText, share, isOut: share > Self.mostDuplicateText)
    }
    if rules.contains(.fineWebLineFeeds), feeds > 0, let words = wordCount(), words > 0 {
      let share = Double(feeds) / Double(words)
      if share > Self.mostLineFeeds {
        verdicts.append(Verdict(.fineWebLineFeeds, nil, "\(feeds) for \(words) words"))
      }
    }
    return verdicts
  }

  private func feedCount(_ text: Span<UInt8>) -> Int {
    var count = 0
    for offset in 0..<text.count where text[offset] == 0x0A { count += 1 }
    return count
  }
}
