import ArgumentParser
import CDrossHeap
import DrossKit

/// The command `dross dedup`.
struct DedupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dedup",
    abstract: "Finds passages that several texts share, and texts that are nearly the same.",
    discussion: """
      No text is changed. Every passage comes with its exact bytes on both sides.

      Examples:
        dross dedup crawl/
        dross dedup --output-format jsonl --id-field id records.jsonl
        dross dedup --staged --exit-code "*.txt"       what the next commit of git changes
        dross dedup --min-words 40 --min-similarity 0.8 a.txt b.txt
        dross dedup crawl.jsonl --keep representative --output kept.jsonl
        dross dedup new/ --against crawl.index         what is new, against an index
        dross dedup --documents-only crawl.jsonl       whole texts alone, in half of the time
      """)

  @OptionGroup var input: InputOptions

  @Option(help: "How duplicates are printed: text, jsonl, csv or sarif.")
  var outputFormat: DuplicatesFormat = .text

  @Option(
    help: ArgumentHelp("The fewest words of a passage.", valueName: "count"))
  var minWords = DuplicateOptions().minWords

  @Option(
    help: ArgumentHelp(
      "The least share of a passage that is equal on both sides, from 0 to 1.", valueName: "share"))
  var minSimilarity = DuplicateOptions().minSimilarity

  @Flag(help: "Look for texts that are nearly the same, and for no passages.")
  var documentsOnly = false

  @Flag(
    help:
      "Look at the files that are staged in git; paths and patterns of git limit them.")
  var staged = false

  @Flag(help: "End with status 1 when there are duplicates.")
  var exitCode = false

  @Option(
    help: ArgumentHelp(
      "Write the corpus again without near copies; 'representative' keeps the longest of each kind.",
      valueName: "which"))
  var keep: KeptCopies?

  @Option(
    name: .joined(.output),
    help: ArgumentHelp(
      "Where --keep writes: a file for one file, a folder otherwise.", valueName: "path"))
  var output: SideFile?

  @Option(
    help: ArgumentHelp(
      "About how much memory to take for texts, such as 500M or 1.5G; the rest goes to temporary files.",
      valueName: "size"))
  var memory: ByteSize?

  @Option(
    help: ArgumentHelp(
      "Compare the texts with those of an index too; see 'dross index --help'.",
      valueName: "index"), completion: .file())
  var against: String?

  /// What a small corpus takes whatever is asked for, in bytes.
  private static let leastMemory = 60 << 20

  func validate() throws {
    if minWords < 1 { throw ValidationError("--min-words is at least 1.") }
    if !(0...1).contains(minSimilarity) {
      throw ValidationError("--min-similarity lies between 0 and 1.")
    }
    if documentsOnly, against != nil {
      throw ValidationError("--documents-only and --against do not go together.")
    }
    if documentsOnly, minWords != DuplicateOptions().minWords {
      throw ValidationError("--min-words is for passages; --documents-only finds none.")
    }
    if documentsOnly, outputFormat == .sarif {
      throw ValidationError("SARIF shows passages; --documents-only finds none.")
    }
    if (keep == nil) != (output == nil) {
      throw ValidationError("--keep and --output go together.")
    }
    if keep != nil, !staged, input.effectivePaths.contains("-") {
      throw ValidationError("--keep reads the texts twice; standard input can be read only once.")
    }
    if let output, Folder.names(input.paths, file: output.path) {
      throw ValidationError("--output needs a place of its own.")
    }
  }

  mutating func run() async throws {
    dross_keep_freed_memory()
    // Nothing is printed before everything was read.
    var messages = Messages(
      isQuiet: input.quiet, progress: Progress(input, writesElsewhere: true))
    if staged, !takeStaged(&messages) {
      return try ExitStatus(hasErrors: messages.hasErrors).exit()
    }
    var status = ExitStatus()
    var sink = ByteSink.standardOutput()
    do throws(FormatError) {
      var found = try await find(&messages)
      messages.progress?.clear()
      if keep != nil, !hasNothingStaged {
        try found.dropNearCopies()
        try await writeKept(CorpusKeeper(found), &messages)
      }
      try await write(found, to: &sink, &messages)
      status.hasFindings = exitCode && !found.counts.isEmpty
    } catch {
      messages.progress?.clear()
      if error.code != .closedPipe { messages.tell(error.diagnostic) }
    }
    Closing.finish(&sink, &messages)
    status.hasErrors = messages.hasErrors
    try status.exit()
  }

  /// What the run writes, and the index, which hold no texts to be compared.
  private var own: [String] { [output?.path, against].compactMap { $0 } }

  private func find(
    _ messages: inout Messages
  ) async throws(FormatError) -> StoredDuplicates {
    var options = DuplicateOptions()
    options.minWords = minWords
    options.minSimilarity = minSimilarity
    options.documentsOnly = documentsOnly
    if let memory, memory.count < Self.leastMemory {
      messages.tell(
        Diagnostic(
          .warning, "--memory is less than the program takes by itself, which is about 60M"))
    }
    let index: DuplicateIndex?
    if let against { index = try DuplicateIndex(path: against) } else { index = nil }
    // The rest is for the program itself, the numbers of each document and the share that is worked on.
    var deduplicator = Deduplicator(
      options, memory: memory.map { $0.count / 8 } ?? Deduplicator.defaultMemory, against: index)
    let jobs = input.jobs ?? Machine.coreCount
    if !hasNothingStaged {
      try await input.readDocuments(
        jobs: jobs, documentsOnly: documentsOnly, own: own, &messages
      ) {
        (document: Deduplicator.Document) throws(FormatError) in try deduplicator.add(document)
      }
    }
    let progress = messages.progress
    let start = Machine.now
    progress?.say("comparing …")
    return try await deduplicator.findStored(jobs: jobs) { share in
      guard share > 0.02 else { return }
      let left = Double(Machine.now - start) / 1e9 / share * (1 - share)
      progress?.say("comparing: \(Int(share * 100)) %, \(Int(left.rounded(.up))) s left")
    }
  }

  /// Reads everything once more and writes what stays.
  private func writeKept(
    _ keeper: CorpusKeeper, _ messages: inout Messages
  ) async throws(FormatError) {
    var reader = input.makeReader(SetupFinder(.nearest, flags: Setup.Flags()), own: own)
    var destination = Destination(
      output: output?.path, isInPlace: false, paths: input.effectivePaths)
    while let piece = reader.next() {
      guard let kept = keeper.keep(piece) else { continue }
      messages.tellNew(kept.diagnostics)
      messages.tell(try destination.take(kept, output: destination.encoder.encode(kept)))
    }
    messages.tell(try destination.finish())
  }

  private func write(
    _ found: StoredDuplicates, to sink: inout ByteSink, _ messages: inout Messages
  ) async throws(FormatError) {
    switch outputFormat {
    case .jsonl:
      let reporter = DuplicatesJSONReporter()
      try await write(found, [.passages, .pairs, .repeated, .clusters, .dropped], to: &sink) {
        reporter.lines(of: $0)
      }
      try sink.append(reporter.summary(found.counts))
    case .csv:
      let reporter = DuplicatesCSVReporter()
      try sink.append(reporter.header)
      try await write(found, [.passages, .pairs, .repeated, .clusters, .dropped], to: &sink) {
        reporter.lines(of: $0)
      }
    case .sarif:
      var output: [UInt8] = []
      let omitted = SARIFDuplicatesReporter(version: Version.text).write(
        try found.loaded(withTexts: true), isComplete: !messages.hasErrors, to: &output)
      if omitted > 0 {
        messages.tell(Diagnostic(.warning, "\(omitted) passages are left out of the report"))
      }
      try sink.append(output)
    case .text:
      let reporter = DuplicatesTextReporter(width: Terminal.width)
      try await write(found, [.pairs, .passages, .repeated, .clusters, .dropped], to: &sink) {
        reporter.lines(of: $0)
      }
      if !input.quiet { try sink.append(reporter.summary(found.counts)) }
    }
  }

  /// Writes sections one after the other, some parts at once.
  private func write(
    _ found: StoredDuplicates, _ sections: [StoredDuplicates.Section], to sink: inout ByteSink,
    lines: @Sendable @escaping (FoundDuplicates) -> [UInt8]
  ) async throws(FormatError) {
    for section in sections {
      var parts = (0..<found.partCount(of: section)).makeIterator()
      // Parts are some megabytes each.
      try await OrderedWork.run(jobs: input.jobs ?? Machine.coreCount, window: 2) {
        parts.next()
      } work: { (part: Int) -> Result<[UInt8], FormatError> in
        Result { () throws(FormatError) in lines(try found.part(part, of: section)) }
      } consume: { (bytes: Result<[UInt8], FormatError>) throws(FormatError) in
        try sink.append(bytes.get())
      }
    }
  }

  /// Whether there is nothing to look at; no paths would mean standard input.
  private var hasNothingStaged: Bool { staged && input.paths.isEmpty }

  /// Puts the staged files in the place of what was typed; tells whether git could say them.
  private mutating func takeStaged(_ messages: inout Messages) -> Bool {
    do throws(FormatError) {
      input.paths = try StagedFiles.paths(matching: input.paths)
      return true
    } catch {
      messages.tell(error.diagnostic)
      return false
    }
  }
}

/// Which of several near copies stay.
enum KeptCopies: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// The longest one.
  case representative
}
