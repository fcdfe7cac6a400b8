import ArgumentParser
import DrossKit

/// The command `dross clean`.
struct CleanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Prints or writes the texts with what does not belong there removed.",
    discussion: """
      Examples:
        dross clean article.txt
        dross clean --in-place *.txt
        dross clean crawl/ --output clean/
        dross clean crawl.jsonl --output clean.jsonl --text-field text --id-field id
        dross clean a.txt --output a.clean.txt --edits a.edits.jsonl
        dross clean crawl/ --corpus --output clean/       and what pages of one folder share
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var comments: CommentOptions
  @OptionGroup var rules: RuleOptions
  @OptionGroup var together: CorpusOptions

  @Option(
    help:
      "How safe a fix must be to be made: safe, unsafe, or none; by default as configured, or safe."
  )
  var fix: FixSafety?

  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "Where to move malformed records; by default they stay where they are.",
      valueName: "file"))
  var rejects: SideFile?

  @Option(
    help: ArgumentHelp(
      "Do only the I-th of N shares of the work: of a single file its batches, otherwise files.",
      valueName: "i/n"))
  var shard: Shard?

  @Flag(
    help: """
      Keep a record of what is done next to the output, and go on where an earlier run of the same \
      command was killed.
      """)
  var resume = false

  @Flag(help: "Exit with status 1 when there was any finding.")
  var exitCode = false

  func validate() throws {
    try together.validate(for: input)
    try output.validate(for: input)
    guard !resume || output.path.map(OutputStream.isStream) == false else {
      throw ValidationError("--resume needs --output with a file or a folder.")
    }
    if resume, output.edits != nil || rejects != nil {
      throw ValidationError("--resume goes without --edits and --rejects.")
    }
    if shard != nil, input.isOneFile, output.inPlace || output.edits != nil {
      throw ValidationError("A share of a single file goes without --in-place and --edits.")
    }
    if rejects != nil, input.hasOnlyTexts {
      throw ValidationError("--rejects is for records; these are texts.")
    }
    if let rejects, Folder.names(output.paths(with: input), file: rejects.path) {
      throw ValidationError("--rejects needs a file of its own.")
    }
  }

  mutating func run() async throws {
    var run = CleaningRun(
      input, rules, comments, fix: fix, writesElsewhere: output.isWritingTexts,
      rejects: rejects != nil)
    run.own = [output.path, output.edits, rejects?.path].compactMap { $0 }
    guard await run.survey(together) else { throw ExitCode(2) }
    var status = ExitStatus()
    var destination = Destination(
      output: output.path, isInPlace: output.inPlace, paths: input.effectivePaths, share: shard)
    var ledger: LedgerFile?
    var rejected: RejectsFile?
    do throws(FormatError) {
      if let edits = output.edits {
        ledger = try LedgerFile(path: edits, isInPlace: output.inPlace)
      }
      run.shard = shard
      if resume {
        let key = ResumeKey.of(Array(CommandLine.arguments.dropFirst()))
        let earlier = try destination.resume(key: key, suffix: shard?.suffix ?? "")
        run.done = earlier.done
        status.hasErrors = earlier.hasErrors
      }
      if let rejects {
        rejected = try RejectsFile(path: rejects.path, isInPlace: output.inPlace)
      }
    } catch {
      run.messages.tell(error.diagnostic)
      throw ExitCode(2)
    }
    let encoder = destination.encoder
    await run.forEachPiece { piece in
      encoder.encode(piece)
    } consume: { (piece, output) throws(FormatError) in
      if exitCode, piece.documents.contains(where: { !$0.result.findings.isEmpty }) {
        status.hasFindings = true
      }
      try rejected?.take(piece)
      try ledger?.take(piece, output: output.cleaned ?? piece.bytes)
      return try destination.take(piece, output: output)
    }
    do throws(FormatError) {
      run.messages.tell(try destination.finish())
      if !run.hasStopped { try destination.complete() }
      if let diagnostics = try rejected?.finish() { run.messages.tell(diagnostics) }
      if let diagnostics = try ledger?.finish() { run.messages.tell(diagnostics) }
    } catch {
      if error.code != .closedPipe { run.messages.tell(error.diagnostic) }
    }
    status.hasErrors = status.hasErrors || run.messages.hasErrors
    try status.exit()
  }
}
