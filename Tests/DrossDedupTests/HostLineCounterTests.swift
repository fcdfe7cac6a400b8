import DrossDedup
import Testing

/// In how many documents of a host lines stand.
@Suite struct HostLineCounterTests {
  @Test func documentsOfAHostCount() throws {
    var counter = HostLineCounter()
    try counter.add(host: 0, keys: [1, 5, 1 << 60])
    try counter.add(host: 0, keys: [5, 7, 1 << 60])
    try counter.add(host: 0, keys: [5])
    // The same lines of another host say nothing.
    try counter.add(host: 1, keys: [1, 7])
    let lines = try counter.lines(groups: [0, 1, 2, 3])
    #expect(lines.map(\.documents) == [3, 1])
    #expect(lines[0].keys == [5, 1 << 60])
    #expect(lines[0].counts == [3, 2])
    #expect(lines[1].keys.isEmpty)
  }

  @Test func nearCopiesCountOnce() throws {
    var counter = HostLineCounter()
    for keys in [[1, 2], [1, 2], [2, 3]] as [[UInt64]] { try counter.add(host: 0, keys: keys) }
    let lines = try counter.lines(groups: [0, 0, 2])
    #expect(lines[0].documents == 2)
    #expect(lines[0].keys == [2])
    #expect(lines[0].counts == [2])
  }

  @Test func nothingIsNothing() throws {
    var counter = HostLineCounter()
    #expect(try counter.lines(groups: []).isEmpty)
  }
}
