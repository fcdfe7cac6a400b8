public import DrossReport
public import DrossRules

/// What is known of a corpus as a whole, for cleaning each of its documents beside the others.
///
/// Made by `CorpusSurvey`.
public struct Corpus: Sendable {
  /// A document by its place alone.
  struct Place: Hashable, Sendable {
    let path: [UInt8]
    let line: Int?

    init(_ name: DocumentName) {
      path = name.path
      line = name.recordLine
    }
  }

  /// The number of the host of each document.
  private let hosts: [Place: Int]
  private let lines: [HostLines]
  private let copies: [Place: [CorpusEvidence.Copy]]

  init(hosts: [Place: Int], lines: [HostLines], copies: [Place: [CorpusEvidence.Copy]]) {
    self.hosts = hosts
    self.lines = lines
    self.copies = copies
  }

  /// What the other documents say about the one of this name; `nil` when it is not of the corpus.
  public func evidence(for name: DocumentName) -> CorpusEvidence? {
    let place = Place(name)
    let copies = copies[place] ?? []
    guard let host = hosts[place] else {
      guard !copies.isEmpty else { return nil }
      return CorpusEvidence(
        lines: HostLines(host: "", documents: 0, keys: [], counts: []), copies: copies)
    }
    return CorpusEvidence(lines: lines[host], copies: copies)
  }
}
