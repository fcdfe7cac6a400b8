import DrossKit
import DrossReport
import DrossRules
import DrossTestSupport
import DrossText
import Foundation
import Testing

/// Whether the examples of the README and of the articles in `DrossKit.docc` compile, and what comes of the
/// calls they show.
@Suite struct DocumentationTests {
  @Test func everyExampleIsCompiled() throws {
    let compiled = Self.code(
      try Self.text("Tests/DrossKitTests/DocumentationExamples.swift"))
    let folder = "Sources/DrossKit/DrossKit.docc"
    let articles = try FileList.below("\(Project.root)/\(folder)").map { "\(folder)/\($0)" }
    var count = 0
    for name in articles + ["README.md"] {
      for block in try Self.text(name).components(separatedBy: "```swift\n").dropFirst() {
        let example = block.components(separatedBy: "\n```")[0]
        let isCompiled = compiled.contains(Self.code(example))
        #expect(isCompiled, "\(name) has another example: \(example)")
        count += 1
      }
    }
    #expect(count >= 10)
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: URL(filePath: "\(Project.root)/\(path)"), encoding: .utf8)
  }

  /// Swift without imports, comments and white space, since the two are laid out differently.
  private static func code(_ text: String) -> String {
    text.components(separatedBy: "\n").filter { !$0.hasPrefix("import ") }
      .map { $0.components(separatedBy: "//")[0].filter { !$0.isWhitespace } }.joined()
  }

  @Test func theFirstExampleHolds() {
    #expect(DocumentationExamples.firstLook() == Array("The bridge opened on Monday.\n".utf8))
  }

  @Test func editsAreTheDifference() {
    let text = "Photo: A. Person / Agency\n\nThe bridge opened on Monday.\n"
    let cleaned = DocumentationExamples.findings(Cleaner(), Array(text.utf8))
    #expect(cleaned == Array("The bridge opened on Monday.\n".utf8))
  }

  @Test func rulesAreChosen() {
    let catalog = RuleCatalog.builtIn()
    let own = catalog.adding(.folder("\(Project.root)/testdata/golden/common/rules", over: catalog))
    let captions = own.selecting(["caption"], ignoring: [])
    #expect(captions.diagnostics.isEmpty)
    let cleaner = Cleaner(rules: captions, options: .init(fix: .unsafe, maxRemoved: 0.4))
    #expect(cleaner.rules.allSatisfy { $0.id.family == "caption" })
  }

  @Test func charactersAreRepaired() {
    #expect(DocumentationExamples.repair() == Array("café".utf8))
  }

  @Test func duplicatesAreFound() async throws {
    let deduplicator = try twoSources()
    let found = try await deduplicator.find(jobs: 4)
    #expect(found.passages.map(\.second.range.start) == [6])
  }

  @Test func duplicatesAreReadInParts() async throws {
    let deduplicator = try twoSources()
    let stored = try await deduplicator.findStored(jobs: 4)
    var starts: [Int] = []
    for number in 0..<stored.partCount(of: .passages) {
      let part = try stored.part(number, of: .passages)
      for passage in part.passages {
        #expect(passage.words == 15)
        starts.append(passage.second.range.start)
      }
    }
    #expect(starts == [6])
  }

  @Test func filesAreReadAndReported() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "Photo: A. Person / Agency\n\nThe bridge opened on Monday.\n")
    var reader = PieceReader(paths: [folder.path], format: .auto, hasTextField: false)
    let cleaner = Cleaner()
    let pieces = PieceCleaner(cleaner, fields: .init())
    var page: [UInt8] = []
    var report = HTMLReport()
    await OrderedWork.run(jobs: 8) {
      reader.next()
    } work: { piece in
      pieces.clean(piece)
    } consume: { (cleaned: CleanedPiece?) in
      guard let cleaned else { return }
      for document in cleaned.documents {
        let reported = ReportedDocument(
          path: Array(cleaned.file.path.utf8), bytes: document.result.source,
          lines: document.result.lines, findings: document.result.findings)
        page += report.add(HTMLReport.entry(reported))
      }
    }
    page += report.finish(
      duplicates: nil, rules: cleaner.rules.map { ReportedRule($0) }, version: "1")
    #expect(page.count > 1000)
  }

  /// Two texts, of which the second one holds the first.
  private func twoSources() throws -> Deduplicator {
    let text = Array(
      "The old bridge over the river was closed to lorries on Monday by the council.".utf8)
    var deduplicator = Deduplicator()
    try deduplicator.add(Source(name: "a", bytes: text))
    try deduplicator.add(Source(name: "b", bytes: Array("News. ".utf8) + text))
    return deduplicator
  }
}
