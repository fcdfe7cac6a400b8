import ArgumentParser
import DrossKit

/// The command `dross index build`.
struct IndexBuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Makes an index of texts.",
    discussion: """
      An index that stands there is replaced once the new one is whole, and only if all texts could be read; \
      any other file stays.

      Examples:
        dross index build crawl/ --output crawl.index
        dross index build crawl.jsonl.gz --id-field id --output crawl.index
      """)

  @OptionGroup var options: IndexOptions

  func run() async throws {
    try await options.write(replacing: true) {
      (memory: Int) throws(FormatError) in
      try DuplicateIndexWriter(creating: options.output.path, memory: memory)
    }
  }
}

/// The command `dross index add`.
struct IndexAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Adds texts to an index.",
    discussion: """
      What the index has under the same name, saying the same, is passed over. A text that changed is added; \
      what it said before stays in the index too. Nothing counts before everything was added.

      Examples:
        dross index add new/ --output crawl.index
      """)

  @OptionGroup var options: IndexOptions

  func run() async throws {
    try await options.write(replacing: false) {
      (memory: Int) throws(FormatError) in
      try DuplicateIndexWriter(addingTo: options.output.path, memory: memory)
    }
  }
}

/// What building an index and adding to one have in common.
struct IndexOptions: ParsableArguments {
  @OptionGroup var input: InputOptions

  @Option(
    name: .joined(.output), help: ArgumentHelp("The index to write.", valueName: "index"),
    completion: .file())
  var output: SideFile

  @Option(
    help: ArgumentHelp(
      "About how much memory to take, such as 500M or 1.5G; the rest goes to temporary files.",
      valueName: "size"))
  var memory: ByteSize?

  /// Writes the texts to the index that `open` gives, and says how many there were.
  ///
  /// - Parameter isReplacing: whether an index that stands there is replaced by a new one.
  func write(
    replacing isReplacing: Bool,
    _ open: (_ memory: Int) throws(FormatError) -> DuplicateIndexWriter
  ) async throws {
    var messages = Messages(
      isQuiet: input.quiet, progress: Progress(input, writesElsewhere: true))
    var sink = ByteSink.standardOutput()
    do throws(FormatError) {
      let text = try await write(open, isReplacing: isReplacing, &messages)
      messages.progress?.clear()
      if !input.quiet { try sink.append(Array(text.utf8)) }
    } catch {
      messages.progress?.clear()
      if error.code != .closedPipe { messages.tell(error.diagnostic) }
    }
    Closing.finish(&sink, &messages)
    try ExitStatus(hasErrors: messages.hasErrors).exit()
  }

  private func write(
    _ open: (_ memory: Int) throws(FormatError) -> DuplicateIndexWriter, isReplacing: Bool,
    _ messages: inout Messages
  ) async throws(FormatError) -> String {
    let writer = try open(memory.map { $0.count / 2 } ?? Deduplicator.defaultMemory)
    try await input.readDocuments(
      jobs: input.jobs ?? Machine.coreCount, isForIndex: true, own: [output.path], &messages
    ) { (document: Deduplicator.Document) throws(FormatError) in try writer.add(document) }
    messages.progress?.say("writing …")
    // A new one with less in it than was asked for is no better than the old one.
    if isReplacing, messages.hasErrors, Folder.isFile(output.path) {
      messages.tell(
        Diagnostic(
          .error, at: .init(path: output.path), "not replaced: not all texts could be read",
          notes: ["the index is as it was"]))
      return ""
    }
    let added = writer.documentCount
    let known = writer.knownCount
    try writer.commit()
    let passedOver = known > 0 ? ", \(known) passed over that it has" : ""
    return "\(added) \(added == 1 ? "document" : "documents") added\(passedOver)\n"
  }
}
