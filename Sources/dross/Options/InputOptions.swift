public import ArgumentParser
public import DrossKit

/// What is read.
struct InputOptions: ParsableArguments {
  @Argument(
    help: "Files and folders. Without any, or for '-', standard input.",
    completion: .file())
  var paths: [String] = []

  @Option(
    help: """
      What the files are: auto, text, jsonl, csv, tsv, warc or markdown. auto goes by the file name.
      """)
  var format: FormatChoice = .auto

  @Option(help: ArgumentHelp("The field that holds the text of a record.", valueName: "path"))
  var textField: String?

  @Option(help: ArgumentHelp("The field that holds the id of a record.", valueName: "path"))
  var idField: String?

  @Flag(help: "Take files of folders even if .gitignore or .drossignore names them.")
  var noIgnore = false

  @Option(
    name: .joined(.jobs),
    help: "How many texts to work on at once; by default one a core.")
  var jobs: Int?

  @Flag(help: "Show no progress. Output in a pipe never has any.")
  var noProgress = false

  @Flag(name: .shortAndLong, help: "Print only what was asked for, and errors.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is at least 1.") }
    if hasOnlyTexts, textField != nil || idField != nil {
      throw ValidationError(
        "--format \(format.rawValue) reads no records, which --text-field and --id-field are for.")
    }
  }

  /// The paths; `-` when none was named.
  var effectivePaths: [String] { paths.isEmpty ? ["-"] : paths }

  /// Whether one file, or standard input, is all that is read.
  var isOneFile: Bool { effectivePaths.count == 1 && !Folder.exists(effectivePaths[0]) }

  /// Whether it was said that there are no records, whatever the files are called.
  var hasOnlyTexts: Bool { format == .text || format == .markdown }

  var fields: PieceCleaner.Fields { PieceCleaner.Fields(text: textField ?? "text", id: idField) }

  /// A reader of what is typed; `setups` says what else is left out of folders.
  ///
  /// - Parameter shard: which part is read.
  /// - Parameter done: what an earlier run has done.
  /// - Parameter own: files and folders that the run writes, which hold no texts.
  func makeReader(
    _ setups: SetupFinder, shard: Shard? = nil, done: DoneWork = DoneWork(), own: [String] = []
  ) -> PieceReader {
    PieceReader(
      paths: effectivePaths, format: format, hasTextField: textField != nil,
      ignoring: .init(readsFiles: !noIgnore, own: own) { setups.excluded(in: $0) }, shard: shard,
      done: done)
  }
}

extension FormatChoice: ExpressibleByArgument {}
extension FixSafety: ExpressibleByArgument {}

extension Shard: ExpressibleByArgument {
  /// A share as it is typed.
  public init?(argument: String) { self.init(argument) }
}
