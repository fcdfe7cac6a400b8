import ArgumentParser
import DrossKit

extension RulesCommand {
  /// The command `dross rules stats`.
  struct Stats: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows what each rule finds, does and costs on some texts.",
      discussion: """
        Nothing is changed. The time is that of the processor; that of several jobs is added up.

        Example:
          dross rules stats crawl/
        """)

    @OptionGroup var input: InputOptions
    @OptionGroup var comments: CommentOptions
    @OptionGroup var rules: RuleOptions

    @Option(help: "How safe a fix must be to count as an edit; by default as configured, or safe.")
    var fix: FixSafety?

    @Option(help: "How it is printed: text or jsonl.")
    var outputFormat: TableFormat = .text

    mutating func run() async throws {
      var run = CleaningRun(
        input, rules, comments, fix: fix, writesElsewhere: true, clock: Machine.processorTime)
      var statistics = RuleStatistics()
      await run.forEachPiece { _ in
      } consume: { (piece, _) throws(FormatError) in
        for document in piece.documents {
          let result = document.result
          statistics.add(result.findings, plan: result.plan, byteCount: result.source.count)
        }
        return []
      }
      run.addTimes(to: &statistics)
      var sink = ByteSink.standardOutput()
      Closing.finish(&sink, &run.messages) {
        var output: [UInt8] = []
        switch outputFormat {
        case .text: RuleStatisticsReporter().writeTable(statistics, to: &output)
        case .jsonl: RuleStatisticsReporter().writeLines(statistics, to: &output)
        }
        return output
      }
      try ExitStatus(hasErrors: run.messages.hasErrors).exit()
    }
  }
}
