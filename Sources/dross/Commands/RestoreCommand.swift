import ArgumentParser
import DrossKit

/// The command `dross restore`.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Restores the source from a cleaned file and its ledger.",
    discussion: """
      Example:
        dross restore a.clean.txt --edits a.edits.jsonl --output a.txt

      The ledger holds a digest of every source, and of what came out of it: the right part of the \
      ledger is found by it, and what is restored is the source byte for byte, or nothing.
      """)

  @Argument(help: "The cleaned file; '-' for standard input.", completion: .file())
  var path: String

  @Option(help: ArgumentHelp("The ledger.", valueName: "file"), completion: .file())
  var edits: String

  @Option(
    name: .joined(.output),
    help: ArgumentHelp("Where to write; by default standard output.", valueName: "file"))
  var output: OutputPath?

  func validate() throws {
    if let path = output?.path, Folder.names([edits], file: path) {
      throw ValidationError("--output would replace the ledger; it needs a file of its own.")
    }
  }

  func run() throws {
    var messages = Messages(isQuiet: false)
    do throws(FormatError) {
      if let source = try restore(&messages) {
        if let output = output?.path {
          let written = try Compression(path: output)?.compress(source) ?? source
          messages.tell(try AtomicFile.write(written, to: output))
        } else {
          var sink = ByteSink.standardOutput()
          try sink.append(source)
          try sink.flush()
        }
      }
    } catch {
      if error.code != .closedPipe { messages.tell(error.diagnostic) }
    }
    try ExitStatus(hasErrors: messages.hasErrors).exit()
  }

  private func restore(_ messages: inout Messages) throws(FormatError) -> [UInt8]? {
    let bytes = try FileBytes.read(path)
    let ledger = try FileBytes.read(edits)
    let sections: [LedgerSection]
    do { sections = try Ledger.read(ledger) } catch {
      messages.tell(
        Diagnostic(.error, at: .init(path: edits, line: error.line), error.message))
      return nil
    }
    let digest = SHA256.hexDigest(of: bytes.span)
    let fitting = sections.filter { $0.header.outputDigest == digest }
    let sources = Set(fitting.map(\.header.sourceDigest))
    guard let section = fitting.first, sources.count == 1 else {
      messages.tell(
        Diagnostic(
          .error, at: .init(path: path),
          fitting.isEmpty
            ? "the ledger knows no source of which exactly this was made"
            : "the ledger knows several sources of which exactly this was made",
          notes: [
            fitting.isEmpty
              ? "the file was changed after cleaning, or this is the ledger of another run"
              : "clean them with ledgers of their own"
          ]))
      return nil
    }
    guard let source = section.restored(from: bytes) else {
      messages.tell(
        Diagnostic(
          .error, at: .init(path: edits),
          "the edits do not lead back to the source that the ledger names",
          notes: ["the ledger was changed after it was written"]))
      return nil
    }
    return source
  }
}
