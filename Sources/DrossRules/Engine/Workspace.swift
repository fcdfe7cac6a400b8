import DrossUnicode

/// What a worker keeps between documents: compiled patterns, and room for hits.
///
/// Not for sharing between workers.
public final class Workspace {
  /// A compiled pattern, once it has been needed.
  private final class PatternBox {
    let pattern: CompiledPattern
    init(_ pattern: consuming CompiledPattern) { self.pattern = pattern }
  }

  /// Patterns that hit their limit in the text that is being looked at.
  var gaveUp: Set<Int> = []

  private var patterns: [PatternBox?]
  private var hits: HitStore?
  private var places: [LiteralFinder.Place] = []
  private var spaced = SpacedText()
  private let matchState = MatchState()

  /// What takes the time of rules, if that is asked for.
  public let meter: RuleMeter?

  /// Room for one worker with `set`.
  ///
  /// - Parameter clock: the time, to take that of each rule; without it nothing is timed.
  public init(for set: RuleSet, clock: (() -> UInt64)? = nil) {
    meter = clock.map { RuleMeter(for: set, clock: $0) }
    patterns = (0..<set.patterns.count).map { _ in nil }
  }

  /// An empty store for the hits of a text, with the room of the last one.
  func takeHits(for set: RuleSet) -> HitStore {
    gaveUp.removeAll(keepingCapacity: true)
    var store = hits ?? HitStore(featureCount: set.featureCount, ruleCount: set.ready.count)
    hits = nil
    store.clear()
    return store
  }

  /// Calls `body` with each place of a literal in the folded text of `view`.
  func forEachLiteral(
    of set: RuleSet, in view: TextView, _ body: (LiteralFinder.Place) -> Void
  ) {
    places.removeAll(keepingCapacity: true)
    let bytes = view.folded.bytes
    spaced.fill(from: bytes.span)
    set.finder.find(in: spaced, lines: view.folded.lines, &places)
    for place in places { body(place) }
  }

  /// Takes a store back.
  func giveBack(_ store: consuming HitStore) { hits = store }

  /// The groups of the first match of a pattern in `subject` at or after `start`; the first range is
  /// the whole match.
  func match(
    _ number: Int, of set: RuleSet, in subject: Span<UInt8>, from start: Int
  ) -> [Range<Int>?]? {
    guard let box = pattern(number, of: set) else { return nil }
    switch box.pattern.match(subject, from: start, state: matchState) {
    case .matched(let found):
      return (0..<min(found, MatchState.groupLimit)).map { matchState.range(ofGroup: $0) }
    case .unmatched: return nil
    case .gaveUp:
      gaveUp.insert(number)
      return nil
    }
  }

  /// Whether a pattern matches in `subject`, and where first.
  func firstMatch(_ number: Int, of set: RuleSet, in subject: Span<UInt8>) -> Range<Int>? {
    guard let box = pattern(number, of: set) else { return nil }
    switch box.pattern.match(subject, from: 0, state: matchState) {
    case .matched: return matchState.range(ofGroup: 0)
    case .unmatched: return nil
    case .gaveUp:
      gaveUp.insert(number)
      return nil
    }
  }

  private func pattern(_ number: Int, of set: RuleSet) -> PatternBox? {
    if let box = patterns[number] { return box }
    // It compiled when the set was made; without it the pattern would only never match.
    let ready = set.patterns[number]
    guard
      let compiled = try? CompiledPattern(ready.pattern, isMultiline: ready.isMultiline)
    else { return nil }
    let box = PatternBox(compiled)
    patterns[number] = box
    return box
  }
}
