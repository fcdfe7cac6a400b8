/// What a worker keeps between documents: compiled patterns, and room for hits.
///
/// Not for sharing between workers.
public final class Workspace {
  /// A place in the folded text where a literal stands.
  struct Hit {
    let start: Int32
    let end: Int32
    let ordinal: Int32
  }

  /// A compiled pattern, once it has been needed.
  private final class PatternBox {
    let pattern: CompiledPattern
    init(_ pattern: consuming CompiledPattern) { self.pattern = pattern }
  }

  /// The hits of each feature in order of end, in the text that is being looked at.
  var hits: [[Hit]]
  /// The features that have hits.
  var featuresHit: [Int32] = []
  /// For each rule, the lines at which something points, in order.
  var candidates: [[Int32]]
  var candidateRules: [Int32] = []
  /// Patterns that hit their limit in the text that is being looked at.
  var gaveUp: Set<Int> = []

  private var patterns: [PatternBox?]
  private let matchState = MatchState()

  /// Room for one worker with `set`.
  public init(for set: RuleSet) {
    hits = Array(repeating: [], count: set.featureCount)
    candidates = Array(repeating: [], count: set.ready.count)
    patterns = (0..<set.patterns.count).map { _ in nil }
  }

  /// Forgets the last text.
  func clear() {
    for feature in featuresHit { hits[Int(feature)].removeAll(keepingCapacity: true) }
    featuresHit.removeAll(keepingCapacity: true)
    for rule in candidateRules { candidates[Int(rule)].removeAll(keepingCapacity: true) }
    candidateRules.removeAll(keepingCapacity: true)
    gaveUp.removeAll(keepingCapacity: true)
  }

  /// The groups of the first match of a pattern in `subject` at or after `start`; the first range is
  /// the whole match.
  func match(
    _ number: Int, of set: RuleSet, in subject: Span<UInt8>, from start: Int, groups: Int = 1
  ) -> [Range<Int>?]? {
    guard let box = pattern(number, of: set) else { return nil }
    switch box.pattern.match(subject, from: start, state: matchState) {
    case .matched: return (0..<groups).map { matchState.range(ofGroup: $0) }
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
    guard let compiled = try? CompiledPattern(set.patterns[number].pattern) else { return nil }
    let box = PatternBox(compiled)
    patterns[number] = box
    return box
  }
}
