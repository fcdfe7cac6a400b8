import DrossFormats
import DrossReport
import DrossTestSupport
import Testing

@testable import DrossKit

/// The texts of documents that are needed once more.
@Suite struct SpooledTextsTests {
  private static func documents(_ path: String) throws -> [Deduplicator.Document] {
    let reader = DocumentReader(fields: PieceCleaner.Fields())
    var pieces = PieceReader(paths: [path], format: .auto, hasTextField: false)
    var documents: [Deduplicator.Document] = []
    while let piece = pieces.next() { documents += reader.read(piece).documents }
    return documents
  }

  private static func lines(_ words: String, _ count: Int) -> String {
    (0..<count).map { #"{"text":"\#(words)\t\#($0)"}"# + "\n" }.joined()
  }

  private static func spooled(
    _ documents: [Deduplicator.Document], limit: Int
  ) throws -> SpooledTexts {
    var texts = SpooledTexts(limit: limit)
    for document in documents { try texts.append(document) }
    return texts
  }

  /// In memory, from where they came from, and in a temporary file, when too many files would be open.
  @Test func allComeBack() throws {
    let folder = try TemporaryFolder()
    var documents: [Deduplicator.Document] = []
    for number in 0..<80 {
      try folder.write("\(number).jsonl", Self.lines("Text \(number) of", 3))
      try folder.write("\(number).txt", "A text of its own, \(number)")
      documents += try Self.documents(folder("\(number).jsonl"))
      documents += try Self.documents(folder("\(number).txt"))
    }
    #expect(documents.count == 320)
    for limit in [0, 100, 1 << 20] {
      let texts = try Self.spooled(documents, limit: limit)
      for index in documents.indices { #expect(try texts.text(index) == documents[index].bytes) }
    }
  }

  @Test func filesMayGrowAndNotChange() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.jsonl", Self.lines("The ferry leaves at", 12))
    let documents = try Self.documents(folder("a.jsonl"))
    let texts = try Self.spooled(documents, limit: 0)
    let kept = try Self.spooled(documents, limit: 1 << 20)
    try folder.write("a.jsonl", Self.lines("The ferry leaves at", 15))
    #expect(try texts.text(11) == documents[11].bytes)
    try folder.write("a.jsonl", Self.lines("The train leaves at", 12))
    do {
      _ = try texts.text(11)
      Issue.record("the text is another one")
    } catch {
      #expect(error.code == .changedFile)
      #expect(error.path == folder("a.jsonl"))
    }
    #expect(try kept.text(11) == documents[11].bytes)
  }

  @Test func theOutcomeIsTheSame() async throws {
    let folder = try TemporaryFolder()
    let words = "one two three four five six seven eight nine ten eleven twelve thirteen"
    let others = "Three texts alone say this, word by word, and what stands in all others as well"
    try folder.write(
      "a.jsonl", Self.lines("\(words) fourteen", 60) + Self.lines("\(others): \(words)", 3))
    let documents = try Self.documents(folder("a.jsonl"))
    var outcomes: [[UInt8]] = []
    for (memory, jobs) in [(1 << 20, 1), (0, 1), (0, 2)] {
      var deduplicator = Deduplicator(memory: memory)
      for document in documents { try deduplicator.add(document) }
      let found = try await deduplicator.find(jobs: jobs)
      var output: [UInt8] = []
      DuplicatesJSONReporter().write(found, to: &output)
      #expect(!found.repeatedTexts.isEmpty && !found.report.passages.isEmpty)
      outcomes.append(output)
    }
    #expect(outcomes[1] == outcomes[0] && outcomes[2] == outcomes[0])
  }
}
