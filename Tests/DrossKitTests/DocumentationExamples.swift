import DrossKit

/// The examples of the README and of the articles in `DrossKit.docc`, word for word and in their order;
/// `DocumentationTests` compares them.
///
/// Those with paths are only compiled, since nothing lies at these paths.
enum DocumentationExamples {
  // MARK: DrossKit.md

  static func firstLook() -> [UInt8] {
    let cleaner = Cleaner()
    let result = cleaner.clean("Photo: A. Person / Agency\n\nThe bridge opened on Monday.\n")

    for finding in result.findings { print(finding.rule, finding.range, finding.message) }
    print(result.text)  // The bridge opened on Monday.
    assert(result.restored() == result.source)
    return result.bytes
  }

  // MARK: CleaningTexts.md

  static func rules() -> Cleaner {
    let catalog = RuleCatalog.builtIn()
    let own = catalog.adding(.folder("my-rules", over: catalog))
    let captions = own.selecting(["caption"], ignoring: [])
    for problem in captions.diagnostics { print(problem.message) }

    let cleaner = Cleaner(rules: captions, options: .init(fix: .unsafe, maxRemoved: 0.4))
    return cleaner
  }

  static func findings(_ cleaner: Cleaner, _ bytes: [UInt8]) -> [UInt8] {
    let result = cleaner.clean(bytes)
    for edit in result.plan.edits {
      print(edit.rule, String(decoding: result.source[edit.range.range], as: UTF8.self))
    }
    let cleaned = result.plan.apply(to: result.source)
    return cleaned
  }

  // MARK: RepairingCharacters.md

  static func repair() -> [UInt8] {
    let normalizer = Normalizer(options: Normalizer.Options(profile: .standard))
    let result = normalizer.normalize(Array("cafÃ©".utf8))
    print(result.text)  // café
    return result.bytes
  }

  // MARK: FindingDuplicates.md

  static func duplicates(_ first: [UInt8], _ second: [UInt8]) async throws {
    var deduplicator = Deduplicator()
    try deduplicator.add(Source(name: "a", bytes: first))
    try deduplicator.add(Source(name: "b", bytes: second))
    let found = try await deduplicator.find(jobs: 4)

    for passage in found.passages {
      print(passage.words, passage.similarity, passage.first.range, passage.second.range)
    }
  }

  static func duplicatesInParts(_ deduplicator: Deduplicator) async throws {
    let stored = try await deduplicator.findStored(jobs: 4)
    for number in 0..<stored.partCount(of: .passages) {
      let part = try stored.part(number, of: .passages)
      for passage in part.passages {
        print(passage.words, passage.similarity, passage.first.range, passage.second.range)
      }
    }
  }

  static func index(_ first: [UInt8], _ second: [UInt8]) throws {
    let writer = try DuplicateIndexWriter(creating: "texts.index")
    try writer.add(Deduplicator.Document(DocumentName("a"), bytes: first))
    try writer.commit()

    var deduplicator = Deduplicator(against: try DuplicateIndex(path: "texts.index"))
    try deduplicator.add(Source(name: "b", bytes: second))
  }

  // MARK: FilesAndReports.md

  static func files() async {
    var reader = PieceReader(paths: ["crawl/"], format: .auto, hasTextField: false)
    let pieces = PieceCleaner(Cleaner(), fields: .init())
    await OrderedWork.run(jobs: 8) {
      reader.next()
    } work: { piece in
      pieces.clean(piece)
    } consume: { (cleaned: CleanedPiece?) in
      guard let cleaned else { return }
      print(cleaned.file.path, cleaned.plan.edits.count)
    }
  }

  static func report(_ document: ReportedDocument, _ cleaner: Cleaner) -> [UInt8] {
    var report = HTMLReport()
    var page = report.head
    page += report.add(HTMLReport.entry(document))
    page += report.finish(
      duplicates: nil, rules: cleaner.rules.map { ReportedRule($0) }, version: "1")
    return page
  }
}

/// What the examples print is not looked at.
private func print(_ items: Any...) {}
