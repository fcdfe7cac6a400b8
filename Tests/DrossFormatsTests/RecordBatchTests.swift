import DrossFormats
import DrossTestSupport
import Testing

/// What records say of the site that they are of.
@Suite struct RecordBatchTests {
  private func sites(
    _ text: String, _ format: InputFormat, _ field: String?
  ) throws -> [String?] {
    let folder = try TemporaryFolder()
    try folder.write("a", text)
    var reader = try RecordReader(path: folder("a"), format: format, batchSize: 1 << 20)
    var sites: [String?] = []
    while let batch = try reader.next() {
      sites += batch.records.map { record in
        batch.site(of: record, field: field.map { FieldPath($0) })
          .map { String(decoding: $0, as: UTF8.self) }
      }
    }
    return sites
  }

  @Test func aFieldOrAColumnNamesTheSite() throws {
    let lines = """
      {"text":"x","at":{"url":"http://a.test/1"}}
      {"text":"x","at":{"url":null}}
      {"text":"x"}
      not a record

      """
    #expect(try sites(lines, .jsonl, "at.url") == ["http://a.test/1", nil, nil, nil])
    #expect(try sites(lines, .jsonl, nil) == [nil, nil, nil, nil])
    let table = "url,text\n\"http://a.test/\"\"1\"\"\",x\nb.test,y\nstray\n"
    #expect(try sites(table, .csv, "url") == ["http://a.test/\"1\"", "b.test", nil])
    #expect(try sites(table, .csv, "none") == [nil, nil, nil])
  }

  @Test func aHeaderOfAnArchiveNamesTheSite() throws {
    let archive = [
      "WARC-Target-URI: http://a.test/1\r\nX-Site:  b \r\n", "warc-target-uri: c\r\n", "",
    ]
    .map { header in
      "WARC/1.1\r\nWARC-Type: conversion\r\n\(header)Content-Type: text/plain\r\n"
        + "Content-Length: 3\r\n\r\nx\r\n\r\n\r\n"
    }.joined()
    #expect(try sites(archive, .warc, nil) == ["http://a.test/1", "c", nil])
    #expect(try sites(archive, .warc, "x-site") == ["b", nil, nil])
    // What the text says is no header.
    #expect(try sites(archive, .warc, "text") == [nil, nil, nil])
  }
}
