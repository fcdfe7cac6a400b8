import DrossTestSupport
import Testing

@testable import DrossDedup

/// What was found, kept in stores.
@Suite struct FindingStoreTests {
  @Test func whatWasAddedComesBack() throws {
    var random = SplitMix64(seed: 6)
    func place() -> DuplicateReport.Place {
      let start = random.below(1 << 31)
      return .init(document: random.below(1 << 32), elements: start..<start + random.below(1 << 31))
    }
    var store = FindingStore()
    var passages: [DuplicateReport.Passage] = []
    var pairs: [DuplicateReport.Pair] = []
    for count in [0, 3, 1, 200] {
      var found = PairFindings()
      found.passages = (0..<count).map { _ in
        .init(first: place(), second: place(), similarity: Double(random.below(100)) / 99)
      }
      found.pairs = (0..<count / 2).map { _ in
        .init(
          first: random.below(1 << 32), second: random.below(1 << 32), jaccard: 1 / 3.0,
          firstShare: Double(random.below(100)) / 7, secondShare: 0.1,
          reason: random.pick([.jaccard, .alignment, .containment]))
      }
      passages += found.passages
      pairs += found.pairs
      try store.append(found)
    }
    #expect(store.passageCount == 204 && store.pairCount == 101)
    #expect(try store.passages(0..<204) == passages)
    #expect(try store.passages(2..<9) == Array(passages[2..<9]))
    #expect(try store.pairs(0..<101) == pairs)
    #expect(try store.pairs(50..<50).isEmpty)
  }

  @Test func clustersComeInParts() throws {
    var random = SplitMix64(seed: 7)
    var store = FindingStore()
    var clusters: [DuplicateReport.Cluster] = []
    var next = 0
    while clusters.count < 2 * FindingStore.clustersPerPart {
      let members = Array(next..<next + 2 + random.below(4))
      next += members.count
      clusters.append(
        .init(
          representative: random.pick(members), members: members,
          similarities: members.map { _ in Double(random.below(9)) / 9 }))
    }
    #expect(store.clusterPartCount == 0)
    for start in stride(from: 0, to: clusters.count, by: 100) {
      try store.append(Array(clusters[start..<min(start + 100, clusters.count)]))
    }
    #expect(store.clusterCount == clusters.count && store.clusterPartCount == 2)
    try store.append([clusters[0]])
    #expect(store.clusterPartCount == 3)
    let found = try (0..<3).flatMap { try store.clusters(ofPart: $0) }
    #expect(found == clusters + [clusters[0]])
  }
}
