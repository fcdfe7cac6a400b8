import Testing

@testable import DrossRules

@Suite struct HitStoreTests {
  private static func store(_ hits: [(feature: Int32, range: Range<Int32>)]) -> HitStore {
    var store = HitStore(featureCount: 3, ruleCount: 2)
    for hit in hits {
      store.add(
        HitStore.Hit(start: hit.range.lowerBound, end: hit.range.upperBound, ordinal: 0),
        of: hit.feature)
    }
    store.arrange()
    return store
  }

  @Test func hitsInsideARange() {
    let hits = Self.store([(1, 0..<5), (1, 20..<25), (1, 8..<12), (1, 2..<12), (2, 9..<11)]).found
    #expect(hits.first(of: 1, in: 6..<30)?.start == 8)
    #expect(hits.first(of: 1, in: 0..<12)?.start == 0)
    #expect(hits.first(of: 1, in: 13..<24) == nil)
    #expect(hits.first(of: 0, in: 0..<30) == nil)
    #expect(hits.starts(of: 1, in: 1..<30) == 2...20)
    #expect(hits.starts(of: 2, in: 10..<30) == nil)
    var ends: [Int32] = []
    hits.forEach(of: 1, in: 0..<30) { ends.append($0.end) }
    #expect(ends == [5, 12, 12, 25])
  }

  @Test func linesOfRules() {
    var store = HitStore(featureCount: 1, ruleCount: 2)
    for line: Int32 in [3, 3, 5, 4, 9] { store.point(at: line, for: 1) }
    store.arrange()
    #expect(store.candidateRules == [1])
    #expect(Array(store.lines(pointedAtFor: 1)) == [3, 4, 5, 9])
    #expect(store.lines(pointedAtFor: 0).isEmpty)
    store.clear()
    store.point(at: 9, for: 1)
    store.arrange()
    #expect(Array(store.lines(pointedAtFor: 1)) == [9])
  }
}
