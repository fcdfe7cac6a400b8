import ArgumentParser
import DrossKit

/// The command `dross check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reports what does not belong to the texts.",
    discussion: """
      Examples:
        dross check article.txt
        dross check --output-format jsonl crawl/
        dross check --fix *.txt        safe fixes, each one printed; exit status 1 when a file changed
        dross check --diff article.txt
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var rules: RuleOptions

  @Option(
    help: ArgumentHelp(
      "Change the files. Alone it means --fix safe.", valueName: "safe|unsafe|none"))
  var fix: FixSafety?

  @Flag(help: "Print as a unified diff what --fix would do; change nothing.")
  var diff = false

  @Option(help: "How findings are printed: text or jsonl.")
  var outputFormat: ReportFormat = .text

  @Flag(help: "Print what speaks for each finding.")
  var explain = false

  @Flag(
    help: ArgumentHelp(
      "Print also what all findings of a text say together.",
      discussion: "Hits for each 1,000 words by family, and a verdict: suspected or confirmed."))
  var statistics = false

  func validate() throws {
    if fix != nil, input.effectivePaths.contains("-"), !diff {
      throw ValidationError("--fix changes files; use 'dross clean' for standard input.")
    }
  }

  mutating func run() async throws {
    let safety = fix ?? .safe
    let isFixing = fix != nil && fix != FixSafety.none && !diff
    let printer = CheckPrinter(
      format: outputFormat, mode: diff ? .diff : isFixing ? .edits : .findings,
      isExplaining: explain, hasStatistics: statistics)
    var run = Run(input, rules, fix: safety)
    var status = ExitStatus()
    var summary = Summary()
    var sink = ByteSink.standardOutput()
    var files = InPlaceFiles()
    await run.forEachPiece { piece in
      printer.print(piece)
    } consume: { (piece, text) throws(FormatError) in
      var diagnostics: [Diagnostic] = []
      var isDone = true
      defer {
        for document in piece.documents {
          summary.add(document.result.findings)
          if isDone { summary.addEdits(document.result.plan) }
        }
      }
      if isFixing {
        let change = files.take(piece)
        // What could not be written was not done.
        isDone = !change.diagnostics.contains { $0.severity == .error }
        status.hasFindings = status.hasFindings || change.isChanged
        diagnostics = change.diagnostics
      } else {
        let isHit = piece.documents.contains {
          diff ? !$0.plan.isEmpty : !$0.result.findings.isEmpty
        }
        status.hasFindings = status.hasFindings || isHit
      }
      if !piece.isUnreadable, isDone { try sink.append(text) }
      return diagnostics
    }
    Closing.finish(&sink, &run.messages) {
      guard outputFormat == .text, !diff, !input.quiet else { return [] }
      return printer.summary(summary)
    }
    status.hasErrors = run.messages.hasErrors
    try status.exit()
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
