import DrossDedup
import DrossFormats
import DrossKit
import DrossReport
import DrossTestSupport
import Testing

/// What was found, read in parts.
@Suite struct StoredDuplicatesTests {
  /// Copies, near copies, shared passages and what stands in too many texts.
  private static func deduplicator(memory: Int, documentsOnly: Bool = false) throws -> Deduplicator
  {
    var random = SplitMix64(seed: 9)
    func words(_ count: Int) -> [String] { (0..<count).map { _ in "w\(random.below(4000))" } }
    let notice = words(20)
    var texts: [[String]] = []
    for number in 0..<200 {
      var text = words(40 + random.below(40))
      if number % 3 == 0 { text += notice }
      texts.append(text)
      if number % 4 == 0 { texts.append(text) }
      if number % 5 == 0 {
        text[random.below(text.count)] = "other"
        texts.append(text + words(random.below(30)))
      }
    }
    var options = DuplicateOptions()
    options.documentsOnly = documentsOnly
    var deduplicator = Deduplicator(options, memory: memory)
    for (number, text) in texts.enumerated() {
      try deduplicator.add(
        Deduplicator.Document(
          .init(path: Array("a".utf8), recordID: "\(number)", recordLine: number + 1),
          bytes: Array(text.joined(separator: " ").utf8), documentsOnly: documentsOnly))
    }
    return deduplicator
  }

  private static let sections: [StoredDuplicates.Section] = [
    .passages, .pairs, .repeated, .clusters, .dropped,
  ]

  @Test(arguments: [(0, 1), (0, 2), (1 << 12, 2), (1 << 24, 1)])
  func partsAreAllOfIt(_ memory: Int, _ jobs: Int) async throws {
    let expected = try await Self.deduplicator(memory: 1 << 24).find()
    var stored = try await Self.deduplicator(memory: memory).findStored(jobs: jobs)
    try stored.dropNearCopies()
    #expect(stored.counts == expected.counts)
    #expect(stored.dropped == expected.report.dropped())
    #expect(!stored.dropped.isEmpty && expected.counts.repeated > 0)
    var whole = expected
    whole.dropped = stored.dropped
    let json = DuplicatesJSONReporter()
    let csv = DuplicatesCSVReporter()
    var lines: [UInt8] = []
    var rows = csv.header
    for section in Self.sections {
      #expect(stored.partCount(of: section) > 0)
      for number in 0..<stored.partCount(of: section) {
        let part = try stored.part(number, of: section)
        lines += json.lines(of: part)
        rows += csv.lines(of: part)
      }
    }
    var wholeLines: [UInt8] = []
    json.write(whole, to: &wholeLines)
    #expect(lines + json.summary(stored.counts) == wholeLines)
    var wholeRows: [UInt8] = []
    csv.write(whole, to: &wholeRows)
    #expect(rows == wholeRows)
  }

  @Test func textsAreThereWhenTheyAreAskedFor() async throws {
    let stored = try await Self.deduplicator(memory: 0).findStored()
    #expect(try stored.loaded().texts.isEmpty)
    let loaded = try stored.loaded(withTexts: true)
    #expect(loaded.texts.count == stored.documents.count)
    let alone = try await Self.deduplicator(memory: 0, documentsOnly: true).findStored()
    #expect(try alone.loaded(withTexts: true).texts.isEmpty)
    #expect(alone.counts.pairs > 0 && alone.counts.passages == 0)
  }
}
