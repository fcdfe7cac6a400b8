import DrossKit
import DrossTestSupport
import Testing

@Test func recordsAreFoundByLineAndById() throws {
  let folder = try TemporaryFolder()
  let path = try folder.write(
    "a.jsonl", "{\"id\":1,\"text\":\"one\"}\n\nnot json\n{\"id\":\"x\",\"text\":\"a\\nb\"}\n")
  let fields = PieceCleaner.Fields(text: "text", id: "id")
  let first = try RecordFinder.find(.line(1), in: path, format: .jsonl, fields: fields)
  #expect(first?.id == "1")
  #expect(first?.text == Array("one".utf8))
  let second = try RecordFinder.find(.id("x"), in: path, format: .jsonl, fields: fields)
  #expect(second?.line == 4)
  #expect(second?.text == Array("a\nb".utf8))
  #expect(try RecordFinder.find(.line(2), in: path, format: .jsonl, fields: fields) == nil)
  #expect(try RecordFinder.find(.id("y"), in: path, format: .jsonl, fields: fields) == nil)
  #expect(throws: FormatError.self) {
    try RecordFinder.find(.line(3), in: path, format: .jsonl, fields: fields)
  }
}
