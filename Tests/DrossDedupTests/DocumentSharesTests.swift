import DrossTestSupport
import Testing

@testable import DrossDedup

/// Records in shares of documents.
@Suite struct DocumentSharesTests {
  /// Records of a document and a number that rises.
  private static func shares(
    of documents: [UInt32], among count: Int, mostRecords: Int
  ) throws -> DocumentShares {
    var shares = DocumentShares(
      width: 2, documents: count, MemoryWords(), mostRecords: mostRecords)
    for (number, document) in documents.enumerated() {
      try shares.append([document, UInt32(number)], buckets: [shares.bucket(of: document)])
    }
    try shares.finish()
    return shares
  }

  @Test func allRecordsAreThereInOrder() throws {
    var random = SplitMix64(seed: 4)
    for count in [1, 2, 255, 256, 257, 5000] {
      for mostRecords in [1, 3, 40, 100_000] {
        // Half of the records are of a few documents.
        let documents = (0..<3000).map { _ in
          UInt32(random.below(random.below(2) == 0 ? count : (count + 99) / 100))
        }
        let shares = try Self.shares(of: documents, among: count, mostRecords: mostRecords)
        var next = 0
        var numbers: [[UInt32]] = Array(repeating: [], count: count)
        for share in 0..<shares.count {
          let range = shares.documents(of: share)
          #expect(range.lowerBound == next)
          next = range.upperBound
          let words = try shares.records(of: share)
          for start in stride(from: 0, to: words.count, by: 2) {
            #expect(range.contains(Int(words[start])))
            numbers[Int(words[start])].append(words[start + 1])
          }
        }
        #expect(next == count)
        for document in 0..<count {
          #expect(
            numbers[document]
              == documents.indices.filter { documents[$0] == document }.map { UInt32($0) })
        }
      }
    }
  }

  @Test func documentsWithManyRecordsArePartedOnceMore() throws {
    let documents = (0..<4000).map { UInt32($0 % 10) }
    let shares = try Self.shares(of: documents, among: 2560, mostRecords: 1000)
    #expect(shares.count == 255 + 9)
    for share in 0..<shares.count { #expect(try shares.records(of: share).count / 2 <= 1000) }
  }

  @Test func noDocumentsHaveNoRecords() throws {
    let shares = try Self.shares(of: [], among: 0, mostRecords: 1)
    #expect(try (0..<shares.count).allSatisfy { try shares.records(of: $0).isEmpty })
  }
}
