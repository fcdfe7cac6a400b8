import DrossText
import DrossUnicode

/// Answers conditions about units of one text.
final class Evaluator {
  let set: RuleSet
  let view: TextView
  let workspace: Workspace
  let repeats: Repeats
  /// Where something points at a line for a rule.
  let store: HitStore
  let hits: Hits
  /// Answers about the whole text, by the number of the condition: 0 not yet known, 1 no, 2 yes.
  var documentAnswers: [UInt8]
  /// From where on conditions on the lines behind a unit hold, by their number; -1 for not yet known.
  var restStarts: [Int]
  private(set) lazy var languages = LanguageGuess(of: view)
  private(set) lazy var names = NamedPeople(in: view)
  private(set) lazy var repeatedWords = RepeatedWords(of: view, repeats: repeats)
  /// Whether an answer since this was last set to false leans on more than the unit itself.
  var leansOnContext = false
  private let earlier: EarlierLook?
  /// The lines of which rules say nothing, whatever stands around them.
  private var settled: SettledLines
  /// What the rules that ask no line model say of each line; set before the others are asked.
  var verdicts: [LineVerdict] = []
  var scores: LineScores?

  init(
    set: RuleSet, view: TextView, workspace: Workspace, repeats: Repeats, hits: HitStore,
    earlier: EarlierLook? = nil
  ) {
    self.set = set
    self.earlier = earlier
    settled = SettledLines(ruleCount: set.ready.count)
    self.view = view
    self.workspace = workspace
    self.repeats = repeats
    store = hits
    self.hits = hits.found
    documentAnswers = Array(repeating: 0, count: set.documentConditionCount)
    restStarts = Array(repeating: -1, count: set.documentConditionCount)
    verdicts = Array(repeating: .none, count: view.shapes.count)
  }

  /// Whether nothing can come of asking a rule about a line; it then stays so.
  func isSettled(_ line: Int32, of rule: Int) -> Bool {
    guard let earlier, earlier.isSettled(line, of: rule) else { return false }
    settled.add(line, of: rule)
    return true
  }

  /// Whether nothing can come of asking a rule about a block; it then stays so.
  func isSettled(_ block: Block, of rule: Int) -> Bool {
    guard let earlier, earlier.isSettled(block, of: rule) else { return false }
    settled.add(Int32(block.lines.lowerBound), of: rule)
    return true
  }

  /// Notes that a rule says nothing of a line, or of the block that begins there, unless what it leans on may change.
  func settle(_ line: Int32, of rule: Int) {
    if !leansOnContext { settled.add(line, of: rule) }
  }

  /// What was settled, once all rules were asked.
  func takeSettled() -> SettledLines {
    settled.arrange()
    return settled
  }

  /// Whether a condition of a rule holds for `unit`.
  ///
  /// Whether the answer leans on more than the unit is noted, as far as it does: where one part of several
  /// decides, what the others lean on is of no matter.
  func holds(_ number: FlatConditions.Number, of rule: RuleSet.ReadyRule, _ unit: Unit) -> Bool {
    let node = rule.flat.nodes[Int(number)]
    switch node {
    case .any(let parts): return isDecided(by: parts) { holds($0, of: rule, unit) }
    case .all(let parts): return holds(all: parts, of: rule, unit)
    case .none(let parts): return !isDecided(by: parts) { holds($0, of: rule, unit) }
    case .atLeast(let least, let parts):
      var found = 0
      for part in parts {
        found += count(of: part, rule, unit)
        if found >= Int(least) { return true }
      }
      return false
    case .hits(let feature): return hits.first(of: Int(feature), in: unit.folded) != nil
    case .regex(let number): return firstMatch(of: Int(number), in: unit) != nil
    case .lexicon(let number, let test):
      return holds(rule.flat.lexicons[Int(test)], lexicon: Int(number), unit)
    case .shape(let number): return holds(shape: Int(number), of: rule, unit)
    case .position, .neighbour, .rest, .model, .repeats, .sameAs, .subject, .document, .language:
      return holdsInContext(node, of: rule, unit)
    }
  }

  private func holds(
    all parts: Range<FlatConditions.Number>, of rule: RuleSet.ReadyRule, _ unit: Unit
  ) -> Bool {
    let before = leansOnContext
    if isDecided(by: parts, { !mayHold($0, of: rule, unit) }) { return false }
    let leansAtOnce = leansOnContext
    leansOnContext = before
    let isRefuted = isDecided(by: parts) {
      !rule.flat.nodes[Int($0)].isCheap && !holds($0, of: rule, unit)
    }
    if isRefuted { return false }
    leansOnContext = leansOnContext || leansAtOnce
    return true
  }

  /// Whether one of several parts decides, in which case only what that one leans on counts.
  @inline(__always)
  private func isDecided(
    by parts: Range<FlatConditions.Number>, _ decides: (FlatConditions.Number) -> Bool
  ) -> Bool {
    let before = leansOnContext
    var others = before
    for part in parts {
      leansOnContext = false
      if decides(part) {
        leansOnContext = leansOnContext || before
        return true
      }
      others = others || leansOnContext
    }
    leansOnContext = others
    return false
  }

  /// Whether a condition could hold, as far as that is known at once; of a cheap one all is known.
  private func mayHold(
    _ number: FlatConditions.Number, of rule: RuleSet.ReadyRule, _ unit: Unit
  ) -> Bool {
    switch rule.flat.nodes[Int(number)] {
    case .hits(let feature): hits.first(of: Int(feature), in: unit.folded) != nil
    case .regex(let number): isPointedAt(Int(number), in: unit)
    case .shape(let number): holds(shape: Int(number), of: rule, unit)
    case .position: holdsInContext(rule.flat.nodes[Int(number)], of: rule, unit)
    case .any(let parts): isDecided(by: parts) { mayHold($0, of: rule, unit) }
    case .all(let parts): !isDecided(by: parts) { !mayHold($0, of: rule, unit) }
    default: true
    }
  }

  private func isPointedAt(_ pattern: Int, in unit: Unit) -> Bool {
    for index in set.pointers.range(of: pattern)
    where hits.first(of: set.pointers.values[index].feature, in: unit.folded) == nil {
      return false
    }
    return true
  }

  /// Where in a unit a match of a pattern can start, in folded bytes; `nil` if there can be none.
  ///
  /// Wherever it matches there is a hit of each of its pointers, and not too far behind the start.
  private func starts(of pattern: Int, in unit: Unit) -> ClosedRange<Int>? {
    var first = unit.folded.lowerBound
    var last = unit.folded.upperBound
    for index in set.pointers.range(of: pattern) {
      let pointer = set.pointers.values[index]
      guard let starts = hits.starts(of: pointer.feature, in: unit.folded) else { return nil }
      last = min(last, starts.upperBound)
      // Between lines there may be more white space than a pattern seems to match.
      guard unit.lines.count == 1 else { continue }
      first = max(first, starts.lowerBound - Int(pointer.mostBefore))
    }
    let bytes = view.folded.bytes
    while first > unit.folded.lowerBound, first < bytes.count, bytes[first] & 0xC0 == 0x80 {
      first -= 1
    }
    return first <= last ? first...last : nil
  }

  /// Whether what a rule asks of the whole text, whatever the unit, holds.
  func holdsForDocument(_ rule: RuleSet.ReadyRule) -> Bool {
    rule.flat.documentConditions.allSatisfy { holds($0, of: rule, Unit(lines: 0..<0, of: view)) }
  }

  /// How many different things a condition stands for that hold.
  private func count(
    of number: FlatConditions.Number, _ rule: RuleSet.ReadyRule, _ unit: Unit
  ) -> Int {
    switch rule.flat.nodes[Int(number)] {
    case .lexicon(let number, let test) where set.lexicons[Int(number)].isPointing:
      let found = lexiconHits(rule.flat.lexicons[Int(test)], Int(number), unit)
      return Set(found.map(\.ordinal)).count
    case .hits(let feature):
      var ordinals: Set<Int32> = []
      hits.forEach(of: Int(feature), in: unit.folded) { ordinals.insert($0.ordinal) }
      return ordinals.count
    default: return holds(number, of: rule, unit) ? 1 : 0
    }
  }

  // MARK: Hits and matches

  /// The first match of a pattern in the unit, in bytes of the source.
  func firstMatch(of number: Int, in unit: Unit) -> TextRange? {
    guard let starts = starts(of: number, in: unit) else { return nil }
    if set.patternsAreCased[number] {
      let range = view.sourceRange(unit.folded)
      let bytes = view.bytes
      let subject = bytes.span.extracting(range.range)
      let last = view.sourceRange(starts.upperBound..<starts.upperBound).start
      guard
        let match = workspace.firstMatch(
          number, of: set, in: subject, startingIn: 0...max(0, last - range.start))
      else { return nil }
      return TextRange(match.lowerBound, match.upperBound).shifted(by: range.start)
    }
    let bytes = view.folded.bytes
    let subject = bytes.span.extracting(unit.folded)
    let start = unit.folded.lowerBound
    guard
      let match = workspace.firstMatch(
        number, of: set, in: subject,
        startingIn: starts.lowerBound - start...starts.upperBound - start)
    else { return nil }
    return view.sourceRange(match.lowerBound + start..<match.upperBound + start)
  }

  // MARK: The kinds of condition

  private func holds(_ test: LexiconTest, lexicon number: Int, _ unit: Unit) -> Bool {
    let lexicon = set.lexicons[number]
    if lexicon.isPointing { return holds(test, pointingLexicon: number, unit) }
    let bytes = view.folded.bytes
    let text = bytes.span
    var words = 0
    var hits = 0
    self.hits.forEach(of: lexicon.phrases, in: unit.folded) { _ in hits += 1 }
    FoldedWords.forEach(in: text, unit.folded) { word in
      words += 1
      if lexicon.words.contains(text, word) { hits += 1 }
    }
    return hits >= test.minCount && words > 0
      && Double(hits) >= test.minDensity * Double(words)
  }
}
