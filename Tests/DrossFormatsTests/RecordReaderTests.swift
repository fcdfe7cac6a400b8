import DrossFormats
import DrossTestSupport
import DrossText
import Testing

/// Whether records of every format come out whole, whatever the size of the batches.
@Suite struct RecordReaderTests {
  @Test func batchesAreTheFile() throws {
    let folder = try TemporaryFolder()
    let files: [(String, InputFormat, String)] = [
      ("a.jsonl", .jsonl, "{\"text\":\"a\"}\n\n{\"text\":\"b\"}\r\n{\"text\":\"c\"}"),
      ("a.csv", .csv, "\u{FEFF}text,n\r\n\"a\n\"\"b\"\" c\",1\r\n\r\nd,2\r\n\"e\",3"),
      ("a.tsv", .tsv, "n\ttext\n1\t\"a\tb\"\n2\tc\n"),
      ("a.warc", .warc, archive(["one", "two\r\n\r\nWARC/1.0\r\n", "", "four"])),
    ]
    for (name, format, text) in files {
      try folder.write(name, text)
      let expected = try texts(folder(name), format, size: 1 << 20)
      #expect(expected.count >= 2, "\(name)")
      for size in [1, 5, 20, 60, 200] {
        var bytes: [UInt8] = []
        var reader = try RecordReader(path: folder(name), format: format, batchSize: size)
        while let batch = try reader.next() {
          #expect(batch.offset == bytes.count)
          bytes += batch.bytes
        }
        #expect(bytes == Array(text.utf8), "\(name) by \(size)")
        #expect(try texts(folder(name), format, size: size) == expected, "\(name) by \(size)")
      }
    }
    #expect(
      try texts(folder("a.csv"), .csv, size: 9).map(\.text) == ["a\n\"b\" c", "d", "e"])
    #expect(try texts(folder("a.csv"), .csv, size: 9).map(\.line) == [2, 5, 6])
    #expect(try texts(folder("a.tsv"), .tsv, size: 9).map(\.text) == ["a\tb", "c"])
    #expect(
      try texts(folder("a.warc"), .warc, size: 9).map(\.text)
        == ["one", "two\r\n\r\nWARC/1.0\r\n", "", "four"])
  }

  /// A batch depends on the bytes from its start on alone.
  @Test func batchesGoOnFromAnyStart() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: 5)
    let lines = (0..<300).map { _ in
      "{\"text\":\"\(String(repeating: "x", count: random.below(random.oneIn(20) ? 900 : 60)))\"}\n"
    }
    try folder.write("a.jsonl", lines.joined())
    let all = try batches(folder("a.jsonl"), .jsonl, size: 100)
    for index in [1, 2, 7, all.count / 2, all.count - 1] {
      try folder.write("b.jsonl", all[index...].flatMap { $0 })
      #expect(try batches(folder("b.jsonl"), .jsonl, size: 100) == Array(all[index...]))
    }
  }

  @Test func rowsThatAreNotRightAreTold() throws {
    let folder = try TemporaryFolder()
    let rows = [
      "a,text", "1,fine", "2,\"closed\" late", "3", "4,5,6", "7,in \"the\" middle",
      "8,\"never closed", "9,x",
    ]
    try folder.write("a.csv", rows.joined(separator: "\n") + "\n")
    var faults: [Int: RecordFault] = [:]
    var texts: [String] = []
    var reader = try RecordReader(path: folder("a.csv"), format: .csv, batchSize: 1 << 20)
    while let batch = try reader.next() {
      for record in batch.records {
        do {
          let text = try batch.text(of: record, field: FieldPath("text"), id: nil)
          texts.append(String(decoding: text?.bytes ?? [], as: UTF8.self))
        } catch {
          faults[record.line] = error.recordFault
        }
      }
    }
    #expect(texts == ["fine", "in \"the\" middle", "x"])
    #expect(
      faults == [
        3: .bytesAfterQuote, 4: .fieldCount(1, expected: 2), 5: .fieldCount(3, expected: 2),
        7: .openQuote,
      ])
  }

  @Test func damagedArchivesGoOnWithTheNextRecord() throws {
    let folder = try TemporaryFolder()
    let text =
      archive(["one"]) + "junk\r\n" + archive(["two"]) + "WARC/1.0\r\nNo: length\r\n\r\n"
      + archive(["three"]) + "WARC/1.0\r\nContent-Length: 99\r\n\r\nshort"
    try folder.write("a.warc", text)
    for size in [10, 1 << 20] {
      var faults: [RecordFault] = []
      var bytes: [UInt8] = []
      var reader = try RecordReader(path: folder("a.warc"), format: .warc, batchSize: size)
      while let batch = try reader.next() {
        faults += batch.records.compactMap(\.fault)
        bytes += batch.bytes
      }
      #expect(faults == [.noWARC, .badWARCHeader, .shortWARC])
      #expect(bytes == Array(text.utf8))
    }
    #expect(try texts(folder("a.warc"), .warc, size: 50).map(\.text) == ["one", "two", "three"])
  }

  /// Edits of the text, brought to the record, give a record whose text is edited.
  @Test func plansLeadBackToTheRecord() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: 11)
    for _ in 0..<300 {
      let signs = ["a", "b", "\"", ",", "\n", " ", "xy", "\""]
      let text = (0..<random.below(14)).map { _ in random.pick(signs) }.joined()
      let isQuoted = random.oneIn(2) || text.contains { ",\n".contains($0) } || text.hasPrefix("\"")
      let field =
        isQuoted ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
      try folder.write("a.csv", "n,text,z\n1,\(field),9\n")
      var reader = try RecordReader(path: folder("a.csv"), format: .csv, batchSize: 1 << 20)
      let batch = try #require(try reader.next())
      let record = batch.records[0]
      let found = try #require(try batch.text(of: record, field: FieldPath("text"), id: nil))
      #expect(found.bytes == Array(text.utf8))
      let plan = plan(for: found.bytes, &random)
      let raw = found.rawPlan(for: plan, in: batch.bytes.span.extracting(record.content.range))
      let changed = raw.apply(to: Array(batch.bytes[record.content.range]))
      try folder.write("b.csv", Array("n,text,z\n".utf8) + changed + [0x0A])
      #expect(
        try texts(folder("b.csv"), .csv, size: 100).map { Array($0.text.utf8) }
          == [plan.apply(to: found.bytes)], "\(field) \(plan)")
      if plan.isEmpty { #expect(changed == Array(batch.bytes[record.content.range])) }
    }
  }

  @Test func lengthsOfAnArchiveFollowItsTexts() throws {
    let folder = try TemporaryFolder()
    let http = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nabcde"
    let header = "WARC/1.1\r\nWARC-Payload-Digest: sha1:X\r\nContent-Type: application/http\r\n"
    try folder.write("a.warc", "\(header)Content-Length: \(http.utf8.count)\r\n\r\n\(http)\r\n\r\n")
    var reader = try RecordReader(path: folder("a.warc"), format: .warc, batchSize: 1 << 20)
    let batch = try #require(try reader.next())
    let record = batch.records[0]
    let found = try #require(try batch.text(of: record, field: FieldPath("text"), id: nil))
    #expect(found.bytes == Array("abcde".utf8))
    let plan = EditPlan(sorted: [Edit(TextRange(1, 4), rule: "test/test")])
    let raw = found.rawPlan(for: plan, in: batch.bytes.span.extracting(record.content.range))
    let changed = String(
      decoding: raw.apply(to: Array(batch.bytes[record.content.range])), as: UTF8.self)
    #expect(
      changed
        == "WARC/1.1\r\nContent-Type: application/http\r\nContent-Length: \(http.utf8.count - 3)\r\n\r\n"
        + "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nae")
  }

  /// Digests in the head of an answer go with those of the record, and the length of the block follows.
  @Test func digestsOfAnArchiveGoWithItsTexts() throws {
    let folder = try TemporaryFolder()
    let kept = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nETag: \"5\"\r\n"
    let digests =
      "Content-MD5: AAAA\r\nDigest: MD5=AAAA,\r\n\tSHA=A:A\r\ncontent-digest: md5=:A:\r\n"
      + "Repr-Digest: md5=:A:\r\n"
    func record(_ http: String, digest: String = "") -> String {
      "WARC/1.1\r\n\(digest)Content-Type: application/http\r\n"
        + "Content-Length: \(http.utf8.count)\r\n\r\n\(http)"
    }
    let before = record(kept + digests + "\r\nabcde", digest: "WARC-Block-Digest: sha1:X\r\n")
    try folder.write("a.warc", before + "\r\n\r\n")
    var reader = try RecordReader(path: folder("a.warc"), format: .warc, batchSize: 1 << 20)
    let batch = try #require(try reader.next())
    let content = batch.records[0].content.range
    let found = try #require(
      try batch.text(of: batch.records[0], field: FieldPath("text"), id: nil))
    for (replacement, after) in [("", "ae"), ("xyz", "axyze")] {
      let plan = EditPlan(
        sorted: [Edit(TextRange(1, 4), replacement: Array(replacement.utf8), rule: "test/test")])
      let raw = found.rawPlan(for: plan, in: batch.bytes.span.extracting(content))
      let changed = raw.apply(to: Array(batch.bytes[content]))
      #expect(String(decoding: changed, as: UTF8.self) == record(kept + "\r\n" + after))
    }
    #expect(found.rawPlan(for: EditPlan(), in: batch.bytes.span.extracting(content)).isEmpty)
  }

  @Test func onlyFieldOfARowIsNeverABlankLine() throws {
    let folder = try TemporaryFolder()
    for (field, changed) in [("gone", "\"\""), ("\"gone\"", "\"\"")] {
      try folder.write("a.csv", "text\r\n\(field)\r\nkept\r\n")
      var reader = try RecordReader(path: folder("a.csv"), format: .csv, batchSize: 1 << 20)
      let batch = try #require(try reader.next())
      let content = batch.records[0].content.range
      let found = try #require(
        try batch.text(of: batch.records[0], field: FieldPath("text"), id: nil))
      let plan = EditPlan(sorted: [Edit(TextRange(0, 4), rule: "test/test")])
      let raw = found.rawPlan(for: plan, in: batch.bytes.span.extracting(content))
      #expect(
        String(decoding: raw.apply(to: Array(batch.bytes[content])), as: UTF8.self) == changed)
    }
  }

  private struct Found: Equatable {
    let line: Int
    let text: String
  }

  private func texts(_ path: String, _ format: InputFormat, size: Int) throws -> [Found] {
    var reader = try RecordReader(path: path, format: format, batchSize: size)
    var found: [Found] = []
    while let batch = try reader.next() {
      for record in batch.records where record.fault == nil {
        guard let text = try batch.text(of: record, field: FieldPath("text"), id: nil) else {
          continue
        }
        found.append(Found(line: record.line, text: String(decoding: text.bytes, as: UTF8.self)))
      }
    }
    return found
  }

  private func batches(_ path: String, _ format: InputFormat, size: Int) throws -> [[UInt8]] {
    var reader = try RecordReader(path: path, format: format, batchSize: size)
    var batches: [[UInt8]] = []
    while let batch = try reader.next() { batches.append(batch.bytes) }
    return batches
  }

  private func archive(_ texts: [String]) -> String {
    texts.map {
      "WARC/1.0\r\nContent-Type: text/plain\r\nContent-Length: \($0.utf8.count)\r\n\r\n\($0)\r\n\r\n"
    }.joined()
  }

  private func plan(for text: [UInt8], _ random: inout SplitMix64) -> EditPlan {
    var edits: [Edit] = []
    var position = 0
    while position < text.count, !random.oneIn(4) {
      let start = position + random.below(text.count - position + 1)
      let end = start + random.below(text.count - start + 1)
      edits.append(
        Edit(
          TextRange(start, end), replacement: Array(random.pick(["", "x", "\"", ",", "\n"]).utf8),
          rule: "test/test"))
      position = end + 1
    }
    return EditPlan(sorted: edits)
  }
}
