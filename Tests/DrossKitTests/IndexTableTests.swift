@testable import DrossKit
import DrossDedup
import DrossFormats
import DrossTestSupport
import Testing

/// The tables of an index against a look through all records.
@Suite struct IndexTableTests {
  @Test func findsAllRecordsOfKeys() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: 1)
    for (round, count) in [0, 1, 511, 512, 513, 5000].enumerated() {
      // Few keys have records that go over several blocks.
      let keys = random.pick([3, 40, 100_000])
      let records = (0..<count).map { _ in
        Fingerprint(
          key: UInt64(random.below(keys)) << 20, text: UInt32(random.below(900)),
          place: UInt32(random.below(70_000)))
      }.sorted { $0.precedes($1) }
      let path = folder("table\(round)")
      let file = try BlockFileWriter(creating: path)
      var writer = IndexTableWriter()
      var next = 0
      // Half of them from another table.
      var other = IndexTableWriter()
      for record in records.enumerated().filter({ $0.offset % 2 == 0 }).map(\.element) {
        try other.append(record, to: file)
      }
      let half = try other.finish(file)
      let rest = records.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
      try writer.merge(
        [IndexTable(half, in: file.reader())],
        with: {
          next += 1
          return next <= rest.count ? rest[next - 1] : nil
        }, to: file)
      let stored = try writer.finish(file)
      let table = try IndexTable(stored, in: file.reader())
      #expect(table.count == count)
      for share in [1, 3, 50] {
        let wanted = Set(
          records.map(\.key).filter { _ in random.oneIn(share) } + [5, 1 << 60]
        ).sorted()
        var found: [Fingerprint] = []
        try table.forEach(of: wanted) { index, record in
          #expect(record.key == wanted[index])
          found.append(record)
        }
        let set = Set(wanted)
        #expect(found == records.filter { set.contains($0.key) })
      }
    }
  }
}
