import DrossUnicode

/// What a worker keeps between documents: compiled patterns, and room for hits.
///
/// Not for sharing between workers.
package final class Workspace {
  /// A compiled pattern, once it has been needed.
  private final class PatternBox {
    var pattern: CompiledPattern
    init(_ pattern: consuming CompiledPattern) { self.pattern = pattern }
  }

  /// In how many units of a text a pattern may take more steps than honest patterns need.
  ///
  /// Without such a bound a text made of units on which a pattern is slow would take as long as it
  /// likes; with it, what a pattern costs is linear in the bytes of the text.
  static let patience = 8

  /// Patterns that hit their limit in the text that is being looked at.
  private(set) var gaveUp: Set<Int> = []
  /// Whether a pattern took more steps than honest ones need since this was last set to false.
  var hasBeenSlow = false
  /// How often patterns were slow in the text that is being looked at.
  private var slowTries: [Int: Int] = [:]

  private var patterns: [PatternBox?]
  private var hits: HitStore?
  /// Where literals stand in `text`.
  private var places: [LiteralFinder.Place] = []
  private var lastPlaces: [LiteralFinder.Place] = []
  /// The text that was looked at last, if it may be edited and looked at again.
  private var text: TextView?
  private var spaced = SpacedText()
  private let matchState = MatchState()

  /// What takes the time of rules, if that is asked for.
  package let meter: RuleMeter?
  /// What takes the time of stages, if that is asked for.
  package var stages: StageMeter?

  /// Room for one worker with `set`.
  ///
  /// - Parameter clock: the time, to take that of each rule; without it nothing is timed.
  package init(for set: RuleSet, clock: (() -> UInt64)? = nil) {
    meter = clock.map { RuleMeter(for: set, clock: $0) }
    patterns = (0..<set.patterns.count).map { _ in nil }
  }

  /// An empty store for the hits of a text, with the room of the last one.
  func takeHits(for set: RuleSet) -> HitStore {
    gaveUp.removeAll(keepingCapacity: true)
    slowTries.removeAll(keepingCapacity: true)
    var store = hits ?? HitStore(featureCount: set.featureCount, ruleCount: set.ready.count)
    hits = nil
    store.clear()
    return store
  }

  /// The places of literals in the folded text of `view`, nearly in order.
  ///
  /// - Parameter earlier: what is known of the text from a look at another one.
  func literals(
    of set: RuleSet, in view: TextView, earlier: EarlierLook?
  ) -> [LiteralFinder.Place] {
    let folded = view.folded
    let bytes = folded.bytes
    let seams = Seams(of: folded)
    spaced.fill(from: bytes.span, lines: folded.lines)
    swap(&places, &lastPlaces)
    places.removeAll(keepingCapacity: true)
    if let earlier, earlier.before === text {
      set.finder.find(
        in: spaced, lines: folded.lines, shapes: view.shapes, seams: seams,
        stretches: earlier.origins.stretches(of: view, from: earlier.before), known: lastPlaces,
        &places)
    } else {
      set.finder.find(
        in: spaced, lines: folded.lines, shapes: view.shapes, seams: seams, &places)
    }
    text = view
    stages?.end(.literals)
    return places
  }

  /// Lets go of the last text, which will not be looked at again.
  func forgetText() { text = nil }

  /// Takes a store back.
  func giveBack(_ store: consuming HitStore) { hits = store }

  /// The groups of the first match of a pattern in `subject` at or after `start`; the first range is
  /// the whole match.
  func match(
    _ number: Int, of set: RuleSet, in subject: Span<UInt8>, from start: Int
  ) -> [Range<Int>?]? {
    guard start <= subject.count,
      case .matched(let found) = look(
        for: number, of: set, in: subject, startingIn: start...subject.count)
    else { return nil }
    return (0..<min(found, MatchState.groupLimit)).map { matchState.range(ofGroup: $0) }
  }

  /// Whether a pattern matches in `subject`, and where first.
  ///
  /// - Parameter starts: where a match can start.
  func firstMatch(
    _ number: Int, of set: RuleSet, in subject: Span<UInt8>, startingIn starts: ClosedRange<Int>
  ) -> Range<Int>? {
    if starts.lowerBound > 0, pattern(number, of: set)?.pattern.isAnchored == true { return nil }
    guard case .matched = look(for: number, of: set, in: subject, startingIn: starts) else {
      return nil
    }
    return matchState.range(ofGroup: 0)
  }

  /// Looks for a pattern: first with as many steps as honest patterns need, then with many more.
  private func look(
    for number: Int, of set: RuleSet, in subject: Span<UInt8>, startingIn starts: ClosedRange<Int>
  ) -> CompiledPattern.Outcome {
    guard let box = pattern(number, of: set) else { return .unmatched }
    let quick = box.pattern.match(
      subject, startingIn: starts, state: matchState, limit: MatchState.quickLimit)
    guard case .gaveUp = quick else { return quick }
    hasBeenSlow = true
    let tries = slowTries[number, default: 0]
    if tries < Self.patience {
      slowTries[number] = tries + 1
      let slow = box.pattern.match(
        subject, startingIn: starts, state: matchState, limit: MatchState.matchLimit)
      guard case .gaveUp = slow else { return slow }
      // Who gives up once will again; the next units need not pay as much to find that out.
      slowTries[number] = tries + Self.patience / 2
    }
    gaveUp.insert(number)
    return .gaveUp
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
