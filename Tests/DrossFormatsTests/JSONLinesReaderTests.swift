import DrossFormats
import DrossTestSupport
import DrossText
import Glibc
import Testing

private func batches(_ path: String, size: Int) throws -> [JSONLinesBatch] {
  var reader = try JSONLinesReader(path: path, batchSize: size)
  var batches: [JSONLinesBatch] = []
  while let batch = try reader.next() { batches.append(batch) }
  #expect(try reader.next() == nil)
  return batches
}

@Test func linesComeWholeWhateverTheBatch() throws {
  let folder = try TemporaryFolder()
  var random = SplitMix64(seed: 7)
  var samples: [[UInt8]] = ["", "\n", "\n\n", "a", "a\n", "a\r\nb", "a\r\n\r\n", "\r", "a\rb\n"]
    .map { Array($0.utf8) }
  for _ in 0..<60 {
    samples.append(
      (0..<Int.random(in: 0...400, using: &random)).map { _ in
        [0x61, 0x62, 0x63, 0x64, 0x0A, 0x0D, 0x61, 0x61].randomElement(using: &random) ?? 0
      })
  }
  for bytes in samples {
    let path = try folder.write("f.jsonl", bytes)
    for size in [1, 3, 16, 100, 8 << 20] {
      let batches = try batches(path, size: size)
      #expect(batches.flatMap(\.bytes) == bytes)
      var offset = 0
      var line = 1
      for batch in batches {
        #expect(batch.offset == offset && batch.firstLine == line)
        #expect(!batch.lines.isEmpty)
        var start = 0
        for one in batch.lines {
          #expect(one.content.start == start)
          let ending = Array(batch.bytes[one.content.end..<one.next])
          #expect([[], [0x0A], [0x0D, 0x0A]].contains(ending))
          #expect(!batch.bytes[one.content.range].contains(0x0A))
          if ending.isEmpty { #expect(offset + one.next == bytes.count) }
          start = one.next
        }
        #expect(start == batch.bytes.count)
        offset += batch.bytes.count
        line += batch.lines.count
      }
    }
  }
}

@Test func recordsAreReadFromCRLFFiles() throws {
  let folder = try TemporaryFolder()
  let text = "{\"text\":\"a\"}\r\n \t\r\n{\"text\":\"b\"}"
  let batch = try #require(try batches(folder.write("f", text), size: 1 << 20).first)
  #expect(batch.lines.count == 3)
  #expect(batch.lines.map { batch.isBlank($0) } == [false, true, false])
  for (index, expected) in [(0, [0x61]), (2, [0x62])] as [(Int, [UInt8])] {
    let record = batch.bytes.span.extracting(batch.lines[index].content.range)
    let fields = try JSONText.locate(field: FieldPath("text"), id: nil, in: record)
    #expect(fields.text.decoded(in: record) == expected)
  }
}

@Test func streamsAreReadLikeFiles() throws {
  var ends: [Int32] = [0, 0]
  try #require(unsafe pipe(&ends) == 0)
  defer { close(ends[0]) }
  let bytes = Array(String(repeating: "{\"text\":\"abc\"}\n", count: 2000).utf8)
  let written = unsafe bytes.withUnsafeBytes { unsafe write(ends[1], $0.baseAddress, $0.count) }
  close(ends[1])
  #expect(written == bytes.count)
  let batches = try batches("/dev/fd/\(ends[0])", size: 1000)
  #expect(batches.count > 20)
  #expect(batches.flatMap(\.bytes) == bytes)
  #expect(batches.map(\.lines.count).reduce(0, +) == 2000)
}

@Test func foldersAreNoJSONLines() throws {
  let folder = try TemporaryFolder()
  #expect(throws: FormatError(.isDirectory, path: folder.path)) {
    try batches(folder.path, size: 1)
  }
}
