import Testing

@testable import DrossDedup

/// Documents that hang together by pairs.
@Suite struct DocumentSetsTests {
  @Test func setsAreInOrderOfTheirFirstDocuments() {
    func pair(_ first: Int, _ second: Int) -> DuplicateReport.Pair {
      .init(
        first: first, second: second, jaccard: 1, firstShare: 1, secondShare: 1, reason: .jaccard)
    }
    var sets = DocumentSets(count: 10)
    sets.add([pair(3, 8), pair(2, 9)])
    sets.add([pair(1, 8), pair(5, 6)])
    let (documents, starts) = sets.members()
    #expect(documents == [1, 3, 8, 2, 9, 5, 6])
    #expect(starts == [0, 3, 5, 7])
  }

  @Test func noPairsAreNoSets() {
    let (documents, starts) = DocumentSets(count: 3).members()
    #expect(documents.isEmpty && starts == [0])
  }
}
