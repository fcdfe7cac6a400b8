/// The lines that CCNet takes out of a corpus: all that several documents have, and in a document all copies
/// but the first.
struct CCNetFilter {
  /// The lines that several documents have; none when no corpus was counted.
  let repeated: RepeatedLines?
  private var key = LineKey()

  init(_ repeated: RepeatedLines?) { self.repeated = repeated }

  /// The lines of `text` that go.
  mutating func verdicts(on text: Span<UInt8>) -> [Verdict] {
    var seen: Set<UInt64> = []
    var verdicts: [Verdict] = []
    for line in PythonText.splitFeeds(text) {
      let hash = key.hash(text, line)
      let isFirst = seen.insert(hash).inserted
      let isRepeated = repeated?.has(hash) ?? false
      let shown = PythonText.stripped(text, line)
      guard isRepeated || !isFirst, !shown.isEmpty else { continue }
      verdicts.append(
        Verdict(
          .ccnetLine, shown,
          isRepeated ? "in several documents" : "again in this one"))
    }
    return verdicts
  }
}
