import DrossDedup
import DrossReport
import DrossRules
import DrossText

/// The examples of one rule as a corpus of one site, so that rules about other documents can be tried.
struct ExampleCorpus {
  private let corpus: Corpus?

  init(_ examples: Rule.Examples) {
    // In memory nothing can fail.
    corpus = try? Self.corpus((examples.match + examples.noMatch).map { Array($0.utf8) })
  }

  /// What the other examples say about this one.
  func evidence(for text: String) -> CorpusEvidence? {
    corpus?.evidence(for: .init(path: Array(text.utf8)))
  }

  private static func corpus(_ texts: [[UInt8]]) throws(WordStoreError) -> Corpus {
    var finder = DuplicateFinder()
    var counter = HostLineCounter()
    for text in texts {
      try finder.add(DocumentPrint(text.span))
      try counter.add(host: 0, keys: LineKeys.keys(of: text.span))
    }
    try finder.arrange(texts.indices.map { UInt32($0) })
    for bucket in 0..<finder.bucketCount { try finder.take(finder.link(bucket), of: bucket) }
    try finder.endLinks()
    var findings: [PairFindings] = []
    for share in 0..<finder.shareCount { findings.append(try finder.examine(share)) }
    let report = try finder.report(findings)
    var bytes: [UInt32] = []
    for place in report.passages.flatMap({ [$0.first, $0.second] }) {
      let text = texts[place.document]
      for range in ElementPlaces.sourceRanges([place.elements], in: text.span) {
        bytes += [UInt32(range.start), UInt32(range.end)]
      }
    }
    // An example is known by its text.
    let names = texts.map { DocumentName(path: $0) }
    let found = FoundDuplicates(
      documents: names, report: report, passageBytes: bytes, exampleRanges: [], repeatedTexts: [])
    let groups = report.groups()
    let lines = try counter.lines(groups: groups)
    return Corpus(
      hosts: Dictionary(names.map { (Corpus.Place($0), 0) }) { first, _ in first },
      lines: lines.map {
        HostLines(
          host: "the examples", documents: $0.documents, keys: $0.keys, counts: $0.counts)
      },
      copies: CorpusCopies(found, groups: groups).byPlace)
  }
}
