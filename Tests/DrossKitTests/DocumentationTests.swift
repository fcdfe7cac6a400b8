import DrossKit
import DrossReport
import DrossRules
import DrossTestSupport
import DrossText
import Testing

/// The examples of the articles in `DrossKit.docc`, as they stand there.
@Suite struct DocumentationTests {
  @Test func theFirstExampleHolds() {
    let cleaner = Cleaner()
    let result = cleaner.clean("Photo: A. Person / Agency\n\nThe bridge opened on Monday.\n")
    #expect(result.bytes == Array("The bridge opened on Monday.\n".utf8))
    #expect(result.restored() == result.source)
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
    let normalizer = Normalizer(options: Normalizer.Options(profile: .standard))
    let result = normalizer.normalize(Array("cafÃ©".utf8))
    #expect(result.bytes == Array("café".utf8))
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
