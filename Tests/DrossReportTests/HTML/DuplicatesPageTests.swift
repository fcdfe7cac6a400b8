@testable import DrossDedup
import DrossText
import Testing

@testable import DrossReport

@Test func duplicatesOfThePageNameRowsAndCountUTF16() {
  // The table has the order in which documents came; two of them have one name.
  let texts = ["é one two", "other", "😀 one two"]
  let names = DocumentNames(["b.txt", "a.txt", "a.txt"].map { .init(path: Array($0.utf8)) })
  let order: [UInt32] = [2, 0, 1]
  var report = DuplicateReport()
  let places = (0..<2).map { DuplicateReport.Place(document: $0, elements: 0..<2) }
  report.passages = [
    DuplicateReport.Passage(first: places[0], second: places[1], similarity: 0.5)
  ]
  report.pairs = [
    DuplicateReport.Pair(
      first: 0, second: 1, jaccard: 0.25, firstShare: 0.5, secondShare: 1, reason: .jaccard)
  ]
  report.repeated = [DuplicateReport.Repeated(documents: 60, examples: places)]
  report.clusters = [
    DuplicateReport.Cluster(representative: 0, members: [0, 1], similarities: [1, 0.25])
  ]
  var found = FoundDuplicates(
    documents: names.arranged(order), report: report, passageBytes: [5, 12, 3, 10],
    exampleRanges: [[TextRange(5, 12), TextRange(3, 10)]], repeatedTexts: [Array("one".utf8)])
  found.texts = order.map { Array(texts[Int($0)].utf8) }
  expectOutput(
    """
    {"passages":[[2,3,10,0,2,9,0.5,2]],"pairs":[[2,0,0.25,0.5,1.0]],\
    "repeated":[{"documents":60,"text":"one","examples":[2,0]}],"clusters":[[2,0]]}
    """
  ) { $0 += DuplicatesPage(found).json }
}
