import DrossFormats
import DrossTestSupport
import Testing

/// Bytes that are written once and read anywhere.
@Suite struct SpoolFileTests {
  @Test func everyRangeComesBack() throws {
    var random = SplitMix64(seed: 1)
    for limit in [0, 10, 1000, 1 << 20] {
      var file = SpoolFile(limit: limit)
      var all: [UInt8] = []
      for _ in 0..<200 {
        let part = (0..<random.below(40)).map { _ in UInt8(truncatingIfNeeded: random.below(256)) }
        try file.append(part.span)
        all += part
        let start = random.below(all.count + 1)
        let end = start + random.below(all.count - start + 1)
        #expect(try file.bytes(start..<end) == Array(all[start..<end]))
      }
      #expect(file.count == all.count)
    }
  }

  @Test func numbersComeBack() throws {
    for limit in [0, 64, 1 << 20] {
      var file = SpoolFile(limit: limit)
      let words = (0..<500).map { UInt32(truncatingIfNeeded: $0 &* 2_654_435_761) }
      for start in stride(from: 0, to: 500, by: 50) {
        try file.append(Array(words[start..<start + 50]).span)
      }
      var read: [UInt32] = [7]
      try file.read(40..<460, to: &read)
      #expect(read == [7] + words[40..<460])
    }
  }

  @Test func copiesReadTheSameFile() throws {
    var file = SpoolFile(limit: 0)
    let bytes: [UInt8] = [1, 2, 3]
    try file.append(bytes.span)
    let copy = file
    file = SpoolFile()
    #expect(try copy.bytes(0..<3) == bytes)
  }
}
