import DrossText
import DrossUnicode

/// Which lines of a text stand in it several times, folded, or in several documents of a corpus.
struct Repeats {
  /// Lines with fewer folded bytes are not looked at: "–" or "***" may stand anywhere.
  static let shortestLine = 4

  /// For each line which of its copies it is, from 1; 0 for a line that is not looked at.
  private(set) var ordinals: [Int32]
  /// For each line the number of its copies.
  private(set) var counts: [Int32]
  /// The lines that stand several times, in order.
  private(set) var repeatedLines: [Int32] = []
  /// For each line in how many documents of its host it stands; empty without a corpus.
  private var documents: [Int32] = []
  /// What the rest of the corpus says.
  let corpus: CorpusEvidence?

  /// - Complexity: O(bytes).
  init(of view: TextView, in corpus: CorpusEvidence? = nil) {
    self.corpus = corpus
    let bytes = view.folded.bytes
    let text = bytes.span
    ordinals = Array(repeating: 0, count: view.shapes.count)
    counts = ordinals
    var capacity = 16
    while capacity < view.contentLines.count * 2 { capacity *= 2 }
    // Open addressing: each slot holds the first line of its kind, or -1.
    var slots = [Int32](repeating: -1, count: capacity)
    var firsts = ordinals
    for content in view.contentLines {
      let line = Int(content)
      let range = view.trimmed(view.folded.lines[line])
      guard range.count >= Self.shortestLine else { continue }
      var slot = Int(truncatingIfNeeded: StableHash.hash(text, range)) & (capacity - 1)
      while slots[slot] >= 0, !Self.same(Int(slots[slot]), range, in: view) {
        slot = (slot + 1) & (capacity - 1)
      }
      if slots[slot] < 0 { slots[slot] = content }
      let first = slots[slot]
      firsts[line] = first
      counts[Int(first)] += 1
      ordinals[line] = counts[Int(first)]
    }
    for content in view.contentLines where ordinals[Int(content)] > 0 {
      counts[Int(content)] = counts[Int(firsts[Int(content)])]
      if counts[Int(content)] > 1 { repeatedLines.append(content) }
    }
    if let corpus { look(for: corpus, in: view) }
  }

  /// Counts the lines in the corpus; those that stand elsewhere too are to be looked at.
  private mutating func look(for corpus: CorpusEvidence, in view: TextView) {
    documents = Array(repeating: 0, count: view.shapes.count)
    let text = view.folded.bytes
    repeatedLines = view.contentLines.filter { content in
      let line = Int(content)
      let range = view.trimmed(view.folded.lines[line])
      guard let key = LineKeys.key(of: range, in: text.span) else { return false }
      documents[line] = Int32(corpus.lines.count(of: key))
      return documents[line] > 1 || counts[line] > 1
    }
    if !corpus.copies.isEmpty, repeatedLines.isEmpty {
      repeatedLines = Array(view.contentLines.prefix(1))
    }
  }

  /// Whether the corpus says of a line what is asked; a line that is nowhere else stands in one document.
  func holdsInCorpus(_ test: RepeatTest, line: Int) -> Bool {
    guard test.asksCorpus else { return true }
    guard let corpus else { return false }
    let count = Double(max(1, documents[line]))
    return test.documents.contains(count)
      && test.share.contains(count / Double(max(1, corpus.lines.documents)))
  }

  /// The lines that the host, rather than the document, has put there.
  func hostLines(of view: TextView) -> [TextRange] {
    guard let corpus else { return [] }
    return view.contentLines.compactMap { content in
      let count = Int(documents[Int(content)])
      return corpus.lines.isOfHost(count) ? view.trimmedRange(ofLine: Int(content)) : nil
    }
  }

  /// In how many documents a line stands, in words.
  func countInCorpus(line: Int) -> String? {
    guard let lines = corpus?.lines, documents[line] > 1 else { return nil }
    return "stands in \(documents[line]) of \(lines.documents) texts of \(lines.host)"
  }

  private static func same(_ line: Int, _ range: Range<Int>, in view: TextView) -> Bool {
    let text = view.folded.bytes
    let other = view.trimmed(view.folded.lines[line])
    guard other.count == range.count else { return false }
    for offset in 0..<range.count
    where text[other.lowerBound + offset] != text[range.lowerBound + offset] { return false }
    return true
  }
}
