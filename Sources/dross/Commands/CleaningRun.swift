import ArgumentParser
import DrossKit

/// One run over all that somebody typed: read, clean, hand over in order.
struct CleaningRun {
  var messages: Messages
  private let setups: SetupFinder
  private let input: InputOptions
  private let rejects: Bool
  private let readsComments: Bool
  /// Whether the run ended before everything was handed over.
  private(set) var hasStopped = false
  /// Which part of the work is done.
  var shard: Shard?
  /// What is known of all texts together, if they are looked at beside each other.
  var corpus: Corpus?
  /// What an earlier run has done.
  var done = DoneWork()
  /// Files and folders that the run writes, which hold no texts to be cleaned.
  var own: [String] = []

  /// - Parameter clock: in nanoseconds, to take the time of each rule; without it nothing is timed.
  /// - Parameter rejects: whether malformed records are taken out.
  /// - Parameter fix: how safe a fix must be, if that was typed; otherwise configuration decides.
  /// - Parameter writesElsewhere: whether the results go somewhere else than to standard output.
  init(
    _ input: InputOptions, _ rules: RuleOptions, _ comments: CommentOptions, fix: FixSafety? = nil,
    writesElsewhere: Bool = false, rejects: Bool = false,
    clock: (@Sendable () -> UInt64)? = nil
  ) {
    self.rejects = rejects
    self.input = input
    readsComments = !comments.noSuppressions
    messages = Messages(
      isQuiet: input.quiet, progress: Progress(input, writesElsewhere: writesElsewhere))
    setups = rules.setups(fix: fix, clock: clock)
  }

  /// Looks at all texts together, if that is asked for; `false` when that could not be done.
  mutating func survey(_ options: CorpusOptions) async -> Bool {
    do throws(FormatError) {
      corpus = try await options.survey(input, own: own, &messages)
      return true
    } catch {
      messages.progress?.clear()
      messages.tell(error.diagnostic)
      return false
    }
  }

  /// Cleans everything; `render` runs on workers, `consume` in order of the input.
  ///
  /// What `consume` returns is told. A closed pipe ends the run quietly.
  mutating func forEachPiece<Product: Sendable>(
    render: @Sendable @escaping (CleanedPiece) -> Product,
    consume: (CleanedPiece, Product) throws(FormatError) -> [Diagnostic]
  ) async {
    let setups = setups
    let fields = input.fields
    if setups.looksAtCorpus { await countLines() }
    let readsComments = readsComments
    let rejects = rejects
    let corpus = corpus
    var reader = input.makeReader(setups, shard: shard, done: done, own: own)
    let isDone = await PieceWork.run(jobs: input.jobs ?? Machine.coreCount, &messages) {
      PieceGroup.next(from: &reader).map { $0.flatMap { Self.tasks(for: $0, setups) } }
    } work: { (tasks: [PieceTask]) in
      tasks.map { task -> PieceOutcome<Product> in
        switch task {
        case .tell(let diagnostic): return .diagnostic(diagnostic)
        case .leave(let piece):
          return PieceCleaner.leaving(piece).map { .piece($0, render($0)) } ?? .nothing
        case .clean(let piece, let cleaner):
          let pieces = PieceCleaner(
            cleaner, fields: fields, readsComments: readsComments, rejects: rejects,
            corpus: corpus)
          return pieces.clean(piece).map { .piece($0, render($0)) } ?? .nothing
        }
      }
    } consume: { (piece, product) throws(FormatError) in
      try consume(piece, product)
    }
    hasStopped = !isDone
  }

  /// Reads everything once, for the packs that have to see all texts; all of them, whatever the share.
  private mutating func countLines() async {
    guard !input.effectivePaths.contains("-") else {
      messages.tell(
        Diagnostic(
          .error, "the pack ccnet reads everything twice, which standard input cannot be",
          notes: ["lines are only compared with those of the same text"]))
      return
    }
    var reader = input.makeReader(setups, own: own)
    let count = LineCount(fields: input.fields)
    var repeated = RepeatedLines()
    await OrderedWork.run(jobs: input.jobs ?? Machine.coreCount) {
      PieceGroup.next(from: &reader)
    } work: { (pieces: [Piece]) -> [Set<UInt64>] in
      pieces.flatMap { count.lines(of: $0) }
    } consume: { documents in
      for lines in documents { repeated.add(lines) }
    }
    setups.use(repeated)
  }

  /// The rules in use so far, of all configurations; some may be there more than once.
  var rules: [Rule] { setups.cleaners.flatMap(\.rules) }

  /// Whether every text so far was looked through for what the rule `id` finds.
  func hasUsed(_ id: String) -> Bool { setups.hasUsed(id) }

  /// Adds the time that rules have taken so far.
  func addTimes(to statistics: inout RuleStatistics) {
    for cleaner in setups.cleaners {
      for (rule, time) in cleaner.ruleTimes { statistics.add(nanoseconds: time, to: rule) }
      statistics.nanoseconds += cleaner.totalTime
    }
  }

  /// What is to be done about a piece; errors in its configuration are told before it.
  private static func tasks(for piece: Piece, _ setups: SetupFinder) -> [PieceTask] {
    if case .diagnostic(let diagnostic) = piece { return [.tell(diagnostic)] }
    guard let file = piece.file else { return [] }
    let found = setups.find(for: file.path)
    let errors = found.diagnostics.map { PieceTask.tell($0) }
    return errors + [found.setup.map { .clean(piece, $0.cleaner) } ?? .leave(piece)]
  }

  private enum PieceTask: Sendable {
    case tell(Diagnostic)
    case leave(Piece)
    case clean(Piece, Cleaner)
  }
}
