import DrossTestSupport
import Testing

@testable import DrossFormats

/// Texts of records that are read once more.
@Suite struct TextOriginTests {
  /// The texts of a file, and where they can be read once more.
  private static func texts(
    _ path: String, _ format: InputFormat = .jsonl
  ) throws -> [(text: [UInt8], origin: TextOrigin?)] {
    // A batch a record, so that offsets count.
    var reader = try RecordReader(path: path, format: format, batchSize: 1)
    var texts: [(text: [UInt8], origin: TextOrigin?)] = []
    while let batch = try reader.next() {
      for record in batch.records {
        let text = try #require(try batch.text(of: record, field: FieldPath("text"), id: nil))
        texts.append((text.bytes, batch.origin(of: text, in: record)))
      }
    }
    return texts
  }

  @Test func theTextIsTheSame() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.jsonl",
      #"""
      {"id":1,"text":"The ferry leaves at noon."}

       {"text" : "Zwölf \u00e4\n\ud83d\ude00 \"Uhr\"", "id": 2}
      {"text":""}
      {"text":"The last line"}
      """#)
    let texts = try Self.texts(folder("a.jsonl"))
    #expect(texts.count == 4)
    for (text, origin) in texts {
      let origin = try #require(origin)
      #expect(try origin.text() == text)
      #expect(origin.file.isUnchanged)
    }
  }

  @Test func onlyFilesOfJSONHaveOne() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.csv", "id,text\n1,The ferry\n")
    #expect(try Self.texts(folder("a.csv"), .csv).map { $0.origin == nil } == [true])
  }

  @Test func changesAreSeen() throws {
    let folder = try TemporaryFolder()
    let line = #"{"text":"The ferry leaves at noon."}"# + "\n"
    try folder.write("a.jsonl", line + line)
    let origin = try #require(try Self.texts(folder("a.jsonl"))[1].origin)
    try folder.write("a.jsonl", line + line + line)
    #expect(!origin.file.isUnchanged)
    #expect(try origin.text() == Array("The ferry leaves at noon.".utf8))
    try folder.write("a.jsonl", line)
    #expect(throws: origin.file.changed) { try origin.text() }
    #expect(origin.file.changed.code == .changedFile)
  }
}
