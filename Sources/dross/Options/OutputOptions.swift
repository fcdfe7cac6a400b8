import ArgumentParser
import DrossKit

/// Where repaired texts go.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Rewrite each file that changes.")
  var inPlace = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where to write: a file for one file, a folder otherwise.", valueName: "path"))
  var output: String?

  @Option(
    help: ArgumentHelp("Where to write the ledger of all edits, to undo them.", valueName: "file"))
  var edits: String?

  /// Whether something is written that is not standard output.
  var isWriting: Bool { inPlace || output != nil || edits != nil }

  /// - Throws: what does not fit together.
  func validate(for input: InputOptions, mayPrintSeveral: Bool) throws {
    if inPlace, output != nil {
      throw ValidationError("--in-place and --output exclude each other.")
    }
    if inPlace, input.effectivePaths.contains("-") {
      throw ValidationError("--in-place needs files; standard input goes to standard output.")
    }
    let texts = [output].compactMap { $0 } + input.paths
    if let edits, Folder.names(texts, file: edits) {
      throw ValidationError("--edits needs a file of its own.")
    }
    let isOneFile = input.effectivePaths.count == 1 && !Folder.exists(input.effectivePaths[0])
    if let output, !isOneFile, Folder.isFile(output) {
      throw ValidationError("--output \(output) is a file; several texts need a folder.")
    }
    if !inPlace, output == nil, !isOneFile, !mayPrintSeveral {
      throw ValidationError(
        "Several texts do not fit on standard output; say --in-place or --output FOLDER.")
    }
  }

  /// Writes everything that `run` makes, and the ledger.
  func write(from run: inout NormalizeRun, _ input: InputOptions) async throws {
    var destination = Destination(
      output: output, isInPlace: inPlace, paths: input.effectivePaths)
    var ledger: LedgerFile?
    do throws(FormatError) {
      if let edits { ledger = try LedgerFile(path: edits, isInPlace: inPlace) }
    } catch {
      run.messages.tell(error.diagnostic)
      throw ExitCode(2)
    }
    let encoder = destination.encoder
    await run.forEachPiece { piece in
      encoder.encode(piece)
    } consume: { (piece, output) throws(FormatError) in
      try ledger?.take(piece, output: output.cleaned ?? piece.bytes)
      return try destination.take(piece, output: output)
    }
    do throws(FormatError) {
      run.messages.tell(try destination.finish())
      if let diagnostics = try ledger?.finish() { run.messages.tell(diagnostics) }
    } catch {
      if error.code != .closedPipe { run.messages.tell(error.diagnostic) }
    }
  }
}
