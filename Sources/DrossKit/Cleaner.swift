import DrossFormats
public import DrossRules
public import DrossText
import DrossUnicode

/// Cleans texts: bytes in; cleaned bytes, findings and edits out.
///
/// ```swift
/// let cleaner = Cleaner()
/// let result = cleaner.clean("Photo: A. Person / Agency\n\nThe bridge opened on Monday.\n")
/// print(result.text)
/// for finding in result.findings { print(finding.rule, finding.range, finding.message) }
/// assert(result.restored() == result.source)
/// ```
///
/// A cleaner never changes and may be used from any number of tasks at once. Cleaning does no input
/// or output. Cleaning what was cleaned changes nothing.
public struct Cleaner: Sendable {
  /// How safe a fix must be, and how much may be removed.
  public struct Options: Hashable, Sendable {
    /// How safe a finding must be to be carried out; with `none` everything is only reported.
    public var fix: FixSafety
    /// The greatest share of the words of a document that may be removed, from 0 to 1.
    public var maxRemoved: Double

    /// Options; by default safe fixes, and at most 60 % of the words.
    public init(fix: FixSafety = .safe, maxRemoved: Double = 0.6) {
      self.fix = fix
      self.maxRemoved = maxRemoved
    }
  }

  /// The rules in use.
  public var rules: [Rule] { fixPoint.engine.set.rules }
  /// Rules that could not be used, and why.
  public let diagnostics: [Diagnostic]

  private let fixPoint: FixPoint
  private let isPartial: Bool
  private let benches: Pool<Bench>

  /// A cleaner with the rules of `catalog`.
  ///
  /// - Parameter clock: in nanoseconds, to take the time of each rule; without it nothing is timed.
  /// - Complexity: O(size of all rules); O(their number) for rules that came with dross.
  public init(
    rules catalog: RuleCatalog = .builtIn(), options: Options = Options(),
    clock: (@Sendable () -> UInt64)? = nil
  ) {
    let (set, problems) = catalog.makeReady()
    var fixPoint = FixPoint(
      engine: RuleEngine(set), unicode: catalog.unicode,
      others: OtherFindings.of(catalog.filters, repeated: catalog.repeatedLines),
      fix: options.fix, maxRemoved: options.maxRemoved)
    fixPoint.correction = { catalog.correction(of: $0) }
    self.fixPoint = fixPoint
    benches = Pool { Bench(workspace: Workspace(for: set, clock: clock), clock: clock) }
    isPartial = catalog.isPartial
    diagnostics = catalog.diagnostics + problems.map { Self.diagnostic($0, catalog) }
  }

  /// The largest text that is cleaned; places in it have 32 bits.
  public static let maximumByteCount = Int(Int32.max)

  /// Cleans `bytes`, which may be anything; what begins with the mark of UTF-16 or UTF-32, and what is larger than
  /// `maximumByteCount`, is left as it is.
  ///
  /// - Parameter readsComments: whether comments such as `<!-- dross: ignore caption/photo-credit -->`
  ///   hide findings. Off by default, because it lets the author of a text decide what is cleaned.
  /// - Parameter isMarkdown: whether code, links and front matter stay as they are.
  /// - Parameter corpus: what the other documents of a corpus say about this one.
  /// - Complexity: O(bytes) a round; a text without removals takes one round.
  public func clean(
    _ bytes: [UInt8], readsComments: Bool = false, isMarkdown: Bool = false,
    corpus: CorpusEvidence? = nil
  ) -> CleaningResult {
    if bytes.count > Self.maximumByteCount {
      return Self.leaving(bytes, since: "a text larger than 2 GiB cannot be cleaned", "split it")
    }
    // Half of its bytes would be taken for controls and go.
    if let encoding = Transcoding.marked(bytes.span) {
      return Self.leaving(
        bytes, since: "the text is \(encoding), not UTF-8", "'dross normalize' makes UTF-8 of it")
    }
    var fixPoint = fixPoint
    fixPoint.corpus = corpus
    let outcome = benches.use { bench in
      bench.timed {
        fixPoint.run(
          bytes, workspace: bench.workspace, readsComments: readsComments,
          keeping: isMarkdown ? { MarkdownOutline($0.span).kept } : nil)
      }
    }
    return CleaningResult(
      source: bytes, lines: outcome.view.lines, findings: outcome.findings, plan: outcome.plan,
      diagnostics: outcome.diagnostics, hiddenCount: outcome.hiddenCount,
      // Of a part of the rules it cannot be said that none of all rules finds anything.
      comments: outcome.comments.filter { !($0.isUnused && $0.isAboutAll && isPartial) })
  }

  /// A text that is not looked at.
  private static func leaving(
    _ bytes: [UInt8], since message: String, _ advice: String
  ) -> CleaningResult {
    let nothing: [UInt8] = []
    return CleaningResult(
      source: bytes, lines: LineTable(nothing.span), findings: [], plan: EditPlan(),
      diagnostics: [Diagnostic(.error, message, notes: ["it is left as it is; \(advice)"])])
  }

  /// The time that each rule has taken so far, in order of id, in nanoseconds; empty without a clock.
  ///
  /// - Precondition: nothing is being cleaned.
  public var ruleTimes: [(rule: RuleID, time: UInt64)] {
    let sums = benches.map { $0.workspace.meter?.times ?? [] }
      .reduce(into: [UInt64]()) { sums, times in
        sums = sums.isEmpty ? times : zip(sums, times).map { $0 + $1 }
      }
    return sums.isEmpty ? [] : zip(rules, sums).map { (rule: $0.id, time: $1) }
  }

  /// The time that cleaning has taken so far, what is shared by rules included, in nanoseconds.
  ///
  /// - Precondition: nothing is being cleaned.
  public var totalTime: UInt64 { benches.map(\.time).reduce(0, +) }

  /// Cleans `text`, as `clean` does with its bytes.
  public func clean(
    _ text: String, readsComments: Bool = false, isMarkdown: Bool = false
  ) -> CleaningResult {
    clean(Array(text.utf8), readsComments: readsComments, isMarkdown: isMarkdown)
  }

  private static func diagnostic(
    _ problem: RuleSet.Problem, _ catalog: RuleCatalog
  ) -> Diagnostic {
    Diagnostic(
      .error,
      at: .init(
        path: catalog.path(of: problem.rule), line: problem.mark?.line,
        column: problem.mark?.column),
      problem.message, notes: problem.note.map { [$0] } ?? [])
  }
}

/// Where one text at a time is cleaned, with the time that it took.
private final class Bench {
  let workspace: Workspace
  private(set) var time: UInt64 = 0
  private let clock: (() -> UInt64)?

  init(workspace: Workspace, clock: (() -> UInt64)?) {
    self.workspace = workspace
    self.clock = clock
  }

  func timed<Outcome>(_ work: () -> Outcome) -> Outcome {
    guard let clock else { return work() }
    let start = clock()
    defer { time += clock() &- start }
    return work()
  }
}
