import ArgumentParser
import CDrossHeap
import DrossKit

/// The command `dross normalize`.
struct NormalizeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalize",
    abstract: "Repairs the characters of texts: encoding, invisible characters, normal form.",
    discussion: """
      Examples:
        dross normalize article.txt
        dross normalize --in-place *.txt
        dross normalize crawl/ --output clean/
        dross normalize crawl.jsonl --output clean.jsonl --text-field text --id-field id
        dross normalize a.txt --output a.clean.txt --edits a.edits.jsonl
        dross normalize --check a.txt       findings only; exit status 1 when there are any
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var unicode: UnicodeOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Print what there is to repair and what is odd; change nothing.")
  var check = false

  @Option(
    help: "How findings are printed with --check: text, jsonl, sarif, rdjson, github or junit.")
  var outputFormat: ReportFormat = .text

  func validate() throws {
    _ = try unicode.options(isReporting: check)
    try output.validate(for: input, mayPrintSeveral: check)
    if unicode.encoding != nil,
      input.effectivePaths.allSatisfy({ input.format.format(of: $0).hasRecords })
    {
      throw ValidationError("--encoding is for texts; records are UTF-8.")
    }
    if check, output.isWritingTexts || output.edits != nil {
      throw ValidationError("--check changes nothing; it goes without --in-place and --output.")
    }
    if !check, outputFormat != .text {
      throw ValidationError("--output-format is for findings; it needs --check.")
    }
  }

  mutating func run() async throws {
    // Long texts come in chunks of the same size, one after the other.
    dross_keep_freed_memory()
    let options = try unicode.options(isReporting: check)
    let normalizer = Normalizer(options: options)
    if check { return try await report(normalizer) }
    var run = NormalizeRun(
      input, normalizer, writesElsewhere: output.isWritingTexts)
    run.own = [output.path, output.edits].compactMap { $0 }
    try await output.write(from: &run, input)
    try ExitStatus(hasErrors: run.messages.hasErrors).exit()
  }

  private func report(_ normalizer: Normalizer) async throws {
    let printer = CheckPrinter(
      format: outputFormat, mode: .findings, isExplaining: false, hasStatistics: false)
    var run = NormalizeRun(input, normalizer)
    var status = ExitStatus()
    var summary = Summary()
    var sink = ByteSink.standardOutput()
    var stream = ReportStream(outputFormat)
    await run.forEachPiece { piece in
      printer.print(piece)
    } consume: { (piece, text) throws(FormatError) in
      for document in piece.documents {
        summary.add(document.result.findings)
        summary.addEdits(document.result.plan)
        if !document.result.findings.isEmpty { status.hasFindings = true }
      }
      if !piece.isUnreadable { try sink.append(stream.next(text)) }
      return []
    }
    let end = stream.finish(summary, rules: [], hasErrors: run.messages.hasErrors)
    run.messages.tell(end.diagnostics)
    Closing.finish(&sink, &run.messages) {
      outputFormat == .text && !input.quiet ? printer.summary(summary) : end.text
    }
    status.hasErrors = run.messages.hasErrors
    try status.exit()
  }
}
