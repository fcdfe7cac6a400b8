import ArgumentParser
import DrossKit

/// Where changed texts go, and the ledger of what was done to them.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Rewrite each file that changes.")
  var inPlace = false

  @Option(
    name: .joined(.output),
    help: ArgumentHelp(
      "Where to write: a file for one file, a folder otherwise.", valueName: "path"))
  private var place: OutputPath?

  @Option(
    name: .customLong("edits"),
    help: ArgumentHelp("Where to write the ledger of all edits, to undo them.", valueName: "file"))
  private var ledger: SideFile?

  /// Where to write; `nil` for standard output, or in place.
  var path: String? { place?.path }

  /// The file of the ledger, if there is to be one.
  var edits: String? { ledger?.path }

  /// Whether texts are written somewhere else than to standard output.
  var isWritingTexts: Bool { inPlace || path != nil }

  /// What is read and written, and may not be the file of something else.
  func paths(with input: InputOptions) -> [String] {
    [path, edits].compactMap { $0 } + input.paths
  }

  /// - Throws: what does not fit together.
  func validate(for input: InputOptions, mayPrintSeveral: Bool = false) throws {
    if inPlace, path != nil {
      throw ValidationError("--in-place and --output exclude each other.")
    }
    if inPlace, input.effectivePaths.contains("-") {
      throw ValidationError("--in-place needs files; standard input goes to standard output.")
    }
    if let edits, Folder.names([path].compactMap { $0 } + input.paths, file: edits) {
      throw ValidationError("--edits needs a file of its own.")
    }
    let isOneFile = input.isOneFile
    if let path, !isOneFile, Folder.isFile(path) {
      throw ValidationError("--output \(path) is a file; several texts need a folder.")
    }
    if !isWritingTexts, !isOneFile, !mayPrintSeveral {
      throw ValidationError(
        "Several texts do not fit on standard output; say --in-place or --output FOLDER.")
    }
  }

  /// Writes everything that `run` makes, and the ledger.
  func write(from run: inout NormalizeRun, _ input: InputOptions) async throws {
    var destination = Destination(
      output: path, isInPlace: inPlace, paths: input.effectivePaths)
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
