@testable import DrossDedup
import Testing

/// Which documents count as one.
@Test func nearCopiesAreOneGroup() {
  func pair(_ first: Int, _ second: Int, _ jaccard: Double, _ share: Double) -> DuplicateReport.Pair
  {
    .init(
      first: first, second: second, jaccard: jaccard, firstShare: share, secondShare: 0.5,
      reason: .alignment)
  }
  var report = DuplicateReport()
  report.firsts = [0, 1, 2, 3, 3, 5]
  report.pairs = [pair(0, 1, 0.7, 0.8), pair(1, 2, 0.1, 0.9), pair(2, 5, 0.6, 0.8)]
  #expect(report.groups() == [0, 0, 0, 3, 3, 5])
}
