import ArgumentParser
import DrossKit

/// The command `dross dedup`.
struct DedupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dedup",
    abstract: "Finds passages that several texts share, and texts that are nearly the same.",
    discussion: """
      Nothing is changed. Every passage comes with its exact bytes on both sides.

      Examples:
        dross dedup crawl/
        dross dedup --output-format jsonl --id-field id records.jsonl
        dross dedup --staged --exit-code "*.txt"       what the next commit of git changes
        dross dedup --min-words 40 --min-similarity 0.8 a.txt b.txt
      """)

  @OptionGroup var input: InputOptions

  @Option(help: "How duplicates are printed: text, jsonl or sarif.")
  var outputFormat: DuplicatesFormat = .text

  @Option(
    help: ArgumentHelp("The fewest words of a passage.", valueName: "count"))
  var minWords = 12

  @Option(
    help: ArgumentHelp(
      "The least share of a passage that is equal on both sides, from 0 to 1.", valueName: "share"))
  var minSimilarity = 0.6

  @Flag(
    help:
      "Look at the files that are staged in git; paths and patterns of git limit them.")
  var staged = false

  @Flag(help: "End with status 1 when there are duplicates.")
  var exitCode = false

  func validate() throws {
    if minWords < 1 { throw ValidationError("--min-words is at least 1.") }
    if !(0...1).contains(minSimilarity) {
      throw ValidationError("--min-similarity lies between 0 and 1.")
    }
  }

  mutating func run() async throws {
    var options = DuplicateOptions()
    options.minWords = minWords
    options.minSimilarity = minSimilarity
    // Nothing is printed before everything was read.
    var messages = Messages(
      isQuiet: input.quiet, progress: Progress(input, writesElsewhere: true))
    var deduplicator = Deduplicator(options)
    if staged, !takeStaged(&messages) {
      return try ExitStatus(hasErrors: messages.hasErrors).exit()
    }
    var reader = input.makeReader(SetupFinder(.nearest, flags: Setup.Flags()))
    let documents = DocumentReader(fields: input.fields)
    let jobs = input.jobs ?? Machine.coreCount
    await OrderedWork.run(jobs: jobs) {
      PieceGroup.next(from: &reader)
    } work: { pieces in
      pieces.map { documents.read($0) }
    } consume: { (outcomes: [DocumentReader.Outcome]) throws(Never) in
      for outcome in outcomes {
        messages.tell(outcome.diagnostics)
        for document in outcome.documents { deduplicator.add(document) }
        messages.progress?.advance(
          documents: outcome.documents.count, bytes: outcome.documents.reduce(0) { $0 + $1.size })
      }
    }
    messages.progress?.say("comparing …")
    let found = await deduplicator.find(jobs: jobs)
    messages.progress?.clear()
    var output: [UInt8] = []
    switch outputFormat {
    case .jsonl: DuplicatesJSONReporter().write(found, to: &output)
    case .sarif:
      let omitted = SARIFDuplicatesReporter(version: Version.text).write(
        found, isComplete: !messages.hasErrors, to: &output)
      if omitted > 0 {
        messages.tell(Diagnostic(.warning, "\(omitted) passages are left out of the report"))
      }
    case .text:
      DuplicatesTextReporter(width: Terminal.width).write(
        found, to: &output, hasSummary: !input.quiet)
    }
    var sink = ByteSink.standardOutput()
    Closing.finish(&sink, &messages) { output }
    var status = ExitStatus()
    status.hasErrors = messages.hasErrors
    let report = found.report
    let isAllNew =
      report.passages.isEmpty && report.repeated.isEmpty && report.clusters.isEmpty
    status.hasFindings = exitCode && !isAllNew
    try status.exit()
  }

  /// Puts the staged files in the place of what was typed; tells whether there is anything to look at.
  private mutating func takeStaged(_ messages: inout Messages) -> Bool {
    do throws(FormatError) {
      input.paths = try StagedFiles.paths(matching: input.paths)
      return !input.paths.isEmpty
    } catch {
      messages.tell(error.diagnostic)
      return false
    }
  }
}
