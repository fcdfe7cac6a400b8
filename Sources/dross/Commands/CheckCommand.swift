import ArgumentParser
import DrossKit

/// The command `dross check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reports what does not belong in the texts.",
    discussion: """
      Examples:
        dross check article.txt
        dross check --output-format jsonl crawl/
        dross check --output-format sarif articles/ > dross.sarif
        dross check --fix *.txt        safe fixes, each one printed; exit status 1 when a file changed
        dross check --diff article.txt
        dross check --corpus --group-field url crawl.jsonl       lines of the site, and copies
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var comments: CommentOptions
  @OptionGroup var rules: RuleOptions
  @OptionGroup var together: CorpusOptions

  @Option(
    help: ArgumentHelp(
      "Change the files. Alone it means --fix safe.", valueName: "safe|unsafe|none"))
  var fix: FixSafety?

  @Flag(help: "Print as a unified diff what --fix would do; change nothing.")
  var diff = false

  @Option(help: "How findings are printed: text, jsonl, sarif, rdjson, github or junit.")
  var outputFormat: ReportFormat = .text

  @Flag(help: "Print what speaks for each finding.")
  var explain = false

  @Option(
    help: ArgumentHelp(
      "A file of known findings; only others are reported, and count for the exit status.",
      valueName: "file"), completion: .file())
  var baseline: SideFile?

  @Option(
    help: ArgumentHelp("Write the findings into a file of known ones.", valueName: "file"),
    completion: .file())
  var writeBaseline: SideFile?

  @Flag(
    help: ArgumentHelp(
      "Print also what all findings of a text say together.",
      discussion: "Hits for each 1,000 words by family, and a verdict: suspected or confirmed."))
  var statistics = false

  func validate() throws {
    try together.validate(for: input)
    if fix != nil, input.effectivePaths.contains("-"), !diff {
      throw ValidationError("--fix changes files; use 'dross clean' for standard input.")
    }
    if diff, explain || statistics || outputFormat != .text {
      throw ValidationError(
        "--diff prints no findings; it goes without --explain, --statistics and --output-format.")
    }
    if baseline != nil, writeBaseline != nil {
      throw ValidationError("--baseline and --write-baseline exclude each other.")
    }
    if let writeBaseline, Folder.names(input.paths, file: writeBaseline.path) {
      throw ValidationError("--write-baseline needs a file of its own.")
    }
    if baseline != nil || writeBaseline != nil, fix ?? FixSafety.none != .none || diff {
      throw ValidationError(
        "A baseline is about what is reported; it cannot stand beside --fix or --diff.")
    }
  }

  mutating func run() async throws {
    let isFixing = fix != nil && fix != FixSafety.none && !diff
    let printer = CheckPrinter(
      format: outputFormat, mode: diff ? .diff : isFixing ? .edits : .findings,
      isExplaining: explain, hasStatistics: statistics)
    var run = CleaningRun(input, rules, comments, fix: fix)
    run.own = [baseline, writeBaseline].compactMap { $0?.path }
    guard await run.survey(together) else { throw ExitCode(2) }
    var status = ExitStatus()
    var summary = Summary()
    var sink = ByteSink.standardOutput()
    var stream = ReportStream(diff ? .text : outputFormat, hasStatistics: statistics)
    var files = InPlaceFiles()
    var known = try KnownFindings(
      reading: baseline?.path, writing: writeBaseline?.path, &run.messages)
    let usesBaseline = known != nil
    let encoder = PieceEncoder(.asRead)
    await run.forEachPiece { piece in
      usesBaseline
        ? Rendered(keys: KnownFindings.keys(of: piece))
        : Rendered(
          text: printer.print(piece), written: isFixing ? encoder.encode(piece).written : [])
    } consume: { (piece, rendered) throws(FormatError) in
      var diagnostics: [Diagnostic] = []
      var isDone = true
      let hidden = known?.take(piece, keys: rendered.keys) ?? []
      defer { Self.count(piece, hiding: hidden, isDone: isDone, in: &summary) }
      if isFixing {
        let change = files.take(piece, written: rendered.written)
        // What could not be written was not done.
        isDone = !change.diagnostics.contains { $0.severity == .error }
        status.hasFindings = status.hasFindings || change.isChanged
        diagnostics = change.diagnostics
      } else {
        let isHit = piece.documents.enumerated().contains { index, document in
          let hiddenCount = hidden.indices.contains(index) ? hidden[index].count : 0
          return diff ? !document.plan.isEmpty : document.result.findings.count > hiddenCount
        }
        status.hasFindings = status.hasFindings || isHit
      }
      if !piece.isUnreadable, isDone {
        let text = usesBaseline ? printer.print(piece, hiding: hidden) : rendered.text
        try sink.append(stream.next(text))
      }
      return diagnostics
    }
    let unmet = known?.unmet { run.hasUsed($0) } ?? []
    let words = known?.finish(unmet: unmet, &run.messages)
    let end = stream.finish(summary, rules: run.rules, hasErrors: run.messages.hasErrors)
    run.messages.tell(end.diagnostics)
    Closing.finish(&sink, &run.messages) {
      if !end.text.isEmpty { return end.text }
      guard outputFormat == .text, !diff, !input.quiet else { return [] }
      return words ?? printer.summary(summary)
    }
    status.hasErrors = run.messages.hasErrors
    try status.exit()
  }

  /// What workers make of a piece.
  private struct Rendered: Sendable {
    var text: [UInt8] = []
    /// What goes to the file in its place.
    var written: [UInt8] = []
    var keys: [[Baseline.Key]] = []
  }

  private static func count(
    _ piece: CleanedPiece, hiding hidden: [Set<Int>], isDone: Bool, in summary: inout Summary
  ) {
    for (index, document) in piece.documents.enumerated() {
      let findings = document.result.findings
      let known = hidden.indices.contains(index) ? hidden[index] : []
      summary.add(findings.indices.filter { !known.contains($0) }.map { findings[$0] })
      summary.hidden += document.result.hiddenCount + known.count
      if isDone { summary.addEdits(document.result.plan) }
    }
  }
}

/// The end of what goes to standard output.
enum Closing {
  /// Writes the last words and empties the buffer; a closed pipe is a quiet end.
  static func finish(
    _ sink: inout ByteSink, _ messages: inout Messages, lastWords: () -> [UInt8] = { [] }
  ) {
    do throws(FormatError) {
      try sink.append(lastWords())
      try sink.flush()
    } catch {
      if error.code != .closedPipe { messages.tell(error.diagnostic) }
    }
  }
}
