@testable import DrossDedup
import DrossTestSupport
import Testing

/// Which documents may go.
@Suite struct DroppedDocumentTests {
  private static func pair(
    _ first: Int, _ second: Int, _ jaccard: Double, _ firstShare: Double, _ secondShare: Double
  ) -> DuplicateReport.Pair {
    .init(
      first: first, second: second, jaccard: jaccard, firstShare: firstShare,
      secondShare: secondShare, reason: .jaccard)
  }

  private static func report(
    lengths: [Int], firsts: [Int]? = nil, _ pairs: [DuplicateReport.Pair]
  ) -> DuplicateReport {
    var report = DuplicateReport()
    report.lengths = lengths
    report.firsts = firsts ?? Array(lengths.indices)
    report.pairs = pairs
    return report
  }

  @Test func theLongestStays() {
    let report = Self.report(
      lengths: [90, 100, 95],
      [
        Self.pair(0, 1, 0.9, 1, 0.9), Self.pair(0, 2, 0.9, 1, 0.9), Self.pair(1, 2, 0.95, 0.95, 1),
      ])
    #expect(report.dropped().map { [$0.document, $0.kept] } == [[0, 1], [2, 1]])
  }

  /// What is known from before stays, also beside a longer one that is new.
  @Test func knownTextsStay() {
    var report = Self.report(
      lengths: [90, 100, 95, 50, 50], firsts: [0, 1, 2, 3, 3],
      [
        Self.pair(0, 1, 0.9, 1, 0.9), Self.pair(0, 2, 0.9, 1, 0.9), Self.pair(1, 2, 0.95, 0.95, 1),
        Self.pair(3, 4, 1, 1, 1),
      ])
    report.known = [true, false, false, false, true]
    #expect(report.dropped().map { [$0.document, $0.kept] } == [[1, 0], [2, 0], [3, 4]])
  }

  /// 1 is near 0 and 2 is near 1, but 2 is not near 0: it stays.
  @Test func chainsDropNobody() {
    let report = Self.report(
      lengths: [100, 90, 80],
      [
        Self.pair(0, 1, 0.8, 0.8, 0.89), Self.pair(1, 2, 0.8, 0.8, 0.89),
      ])
    #expect(report.dropped().map { [$0.document, $0.kept] } == [[1, 0]])
  }

  @Test func halfOfATextIsNoCopy() {
    let pairs = [Self.pair(0, 1, 0.5, 0.5, 0.6)]
    #expect(Self.report(lengths: [100, 90], pairs).dropped().isEmpty)
  }

  @Test func whatStandsInALongerTextGoes() throws {
    let dropped = Self.report(lengths: [50, 500], [Self.pair(0, 1, 0.09, 1, 0.1)]).dropped()
    #expect(dropped.map { [$0.document, $0.kept] } == [[0, 1]])
    #expect(try #require(dropped.first).share == 1)
  }

  @Test func equalTextsShareTheFateOfTheFirst() {
    let report = Self.report(
      lengths: [50, 50, 60, 0, 0], firsts: [0, 0, 2, 3, 3],
      [
        Self.pair(0, 1, 1, 1, 1), Self.pair(0, 2, 0.8, 1, 0.83),
      ])
    #expect(report.dropped().map { [$0.document, $0.kept] } == [[0, 2], [1, 2]])
    let alone = Self.report(lengths: [50, 50], firsts: [0, 0], [Self.pair(0, 1, 1, 1, 1)])
    #expect(alone.dropped().map { [$0.document, $0.kept] } == [[1, 0]])
  }
}
