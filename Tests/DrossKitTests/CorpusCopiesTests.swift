@testable import DrossKit
@testable import DrossDedup
import DrossReport
import DrossText
import Testing

/// What is said of documents of the same name stands in the order of documents.
@Test func copiesOfOneNameAreToldInOrder() {
  var report = DuplicateReport()
  var bytes: [UInt32] = []
  for document in 0..<20 {
    report.pairs.append(
      .init(
        first: document, second: 20, jaccard: 0.5, firstShare: Double(50 + document) / 100,
        secondShare: 1, reason: .jaccard))
    report.passages.append(
      .init(
        first: .init(document: document, elements: 0..<9),
        second: .init(document: 20, elements: 0..<9), similarity: 1))
    bytes += [UInt32(document), 40, 0, 40]
  }
  let names = (0..<20).map { _ in DocumentName(path: Array("a".utf8)) }
  let found = FoundDuplicates(
    documents: names + [.init(path: Array("b".utf8))], report: report, passageBytes: bytes,
    exampleRanges: [], repeatedTexts: [])
  let copies = CorpusCopies(found, groups: Array(0..<21)).byPlace[Corpus.Place(names[0])] ?? []
  #expect(copies.prefix(20).map { $0.places[0].prefix(4) } == (50..<70).map { "\($0) %" })
  #expect(copies.dropFirst(20).map(\.range.start) == Array(0..<20))
}
