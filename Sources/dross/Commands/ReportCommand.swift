import ArgumentParser
import DrossKit
import Glibc

/// The command `dross report`.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Makes one page to look at: what was found, and what texts share.",
    discussion: """
      The page is one file that needs no network. Nothing is changed.

      Examples:
        dross report crawl/ --output report.html
        dross report crawl.jsonl --text-field text --id-field id -o report.html
        dross report --select spam,author articles/ -o spam.html
        dross report --no-duplicates crawl/ > report.html
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var comments: CommentOptions
  @OptionGroup var rules: RuleOptions
  @OptionGroup var together: CorpusOptions

  @Option(
    name: .joined(.output),
    help: ArgumentHelp(
      "The file to write; by default standard output.", valueName: "file"), completion: .file())
  var output: OutputPath?

  @Option(help: "How safe a fix must be to be shown as done; by default as configured, or safe.")
  var fix: FixSafety?

  @Flag(help: "Do not look for what texts share.")
  var noDuplicates = false

  @Option(help: ArgumentHelp("The fewest words of a shared passage.", valueName: "count"))
  var minWords = DuplicateOptions().minWords

  @Option(
    help: ArgumentHelp(
      "The least share of a passage that is equal on both sides, from 0 to 1.", valueName: "share"))
  var minSimilarity = DuplicateOptions().minSimilarity

  func validate() throws {
    try together.validate(for: input)
    let standard = DuplicateOptions()
    if noDuplicates, minWords != standard.minWords || minSimilarity != standard.minSimilarity {
      throw ValidationError(
        "--min-words and --min-similarity are for duplicates; they go without --no-duplicates.")
    }
    if minWords < 1 { throw ValidationError("--min-words is at least 1.") }
    if !(0...1).contains(minSimilarity) {
      throw ValidationError("--min-similarity lies between 0 and 1.")
    }
    if let path = output?.path, Folder.names(input.paths, file: path) {
      throw ValidationError("--output needs a file of its own.")
    }
    if output?.path == nil, isatty(STDOUT_FILENO) == 1 {
      throw ValidationError("The report is a page for a browser; say --output report.html.")
    }
  }

  mutating func run() async throws {
    var run = CleaningRun(input, rules, comments, fix: fix, writesElsewhere: output?.path != nil)
    run.own = [output?.path].compactMap { $0 }
    guard await run.survey(together) else { throw ExitCode(2) }
    var file: AtomicFile?
    var sink = ByteSink.standardOutput()
    do throws(FormatError) {
      if let output = output?.path { file = try AtomicFile(writing: output, isDurable: false) }
      var report = HTMLReport()
      try Self.write(report.head, file: &file, sink: &sink)
      var deduplicator = Deduplicator(options)
      let looksForDuplicates = !noDuplicates
      var failure: FormatError?
      await run.forEachPiece { piece in
        Self.parts(of: piece, looksForDuplicates: looksForDuplicates)
      } consume: { (piece, parts) throws(FormatError) in
        for part in parts {
          do throws(FormatError) {
            try Self.write(report.add(part.entry), file: &file, sink: &sink)
            if let document = part.document { try deduplicator.add(document) }
          } catch {
            failure = error
            throw error
          }
        }
        return []
      }
      // It is told already.
      if failure == nil {
        if !noDuplicates { run.messages.progress?.say("comparing …") }
        let found =
          noDuplicates
          ? nil
          : try await deduplicator.find(
            jobs: input.jobs ?? Machine.coreCount, withTexts: true)
        run.messages.progress?.clear()
        let rules =
          run.rules.map { ReportedRule($0) } + UnicodeRule.allCases.map(\.reported)
          + FilterRule.allCases.map(\.reported)
        let tail = report.finish(duplicates: found, rules: rules, version: Version.text)
        try Self.write(tail, file: &file, sink: &sink)
        if var file = file.take() {
          run.messages.tell(try file.commit())
        } else {
          try sink.flush()
        }
      }
    } catch {
      if error.code != .closedPipe { run.messages.tell(error.diagnostic) }
    }
    try ExitStatus(hasErrors: run.messages.hasErrors).exit()
  }

  private var options: DuplicateOptions {
    var options = DuplicateOptions()
    options.minWords = minWords
    options.minSimilarity = minSimilarity
    return options
  }

  /// What workers make of a document.
  private struct Part: Sendable {
    let entry: HTMLReport.Entry
    let document: Deduplicator.Document?
  }

  private static func parts(of piece: CleanedPiece, looksForDuplicates: Bool) -> [Part] {
    let path = Array(piece.file.path.utf8)
    return piece.documents.map { document in
      let result = document.result
      let entry = HTMLReport.entry(
        ReportedDocument(
          path: path, recordID: document.recordID, recordLine: document.recordLine,
          bytes: result.source, lines: result.lines, findings: result.findings, plan: result.plan))
      guard looksForDuplicates else { return Part(entry: entry, document: nil) }
      let name = DocumentName(
        path: path, recordID: document.recordID, recordLine: document.recordLine)
      return Part(entry: entry, document: .init(name, bytes: result.source))
    }
  }

  private static func write(
    _ bytes: [UInt8], file: inout AtomicFile?, sink: inout ByteSink
  ) throws(FormatError) {
    guard !bytes.isEmpty else { return }
    if file != nil { try file?.append(bytes) } else { try sink.append(bytes) }
  }
}
