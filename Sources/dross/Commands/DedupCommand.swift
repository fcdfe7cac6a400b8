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
    try status.exit()
  }
}
