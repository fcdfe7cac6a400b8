import DrossText
import DrossUnicode

/// Answers conditions about units of one text.
final class Evaluator {
  let set: RuleSet
  let view: TextView
  let workspace: Workspace
  let repeats: Repeats
  let hits: HitStore
  /// Answers about the whole text, by the number of the condition: 0 not yet known, 1 no, 2 yes.
  private var documentAnswers: [UInt8]
  /// From where on conditions on the lines behind a unit hold, by their number; -1 for not yet known.
  private var restStarts: [Int]
  private(set) lazy var languages = LanguageGuess(of: view)
  private lazy var wordRuns = WordRuns(of: view, repeats: repeats)
  /// What the rules that ask no line model say of each line; set before the others are asked.
  var verdicts: [LineVerdict] = []
  private var scores: LineScores?

  init(
    set: RuleSet, view: TextView, workspace: Workspace, repeats: Repeats, hits: HitStore
  ) {
    self.set = set
    self.view = view
    self.workspace = workspace
    self.repeats = repeats
    self.hits = hits
    documentAnswers = Array(repeating: 0, count: set.documentConditionCount)
    restStarts = Array(repeating: -1, count: set.documentConditionCount)
    verdicts = Array(repeating: .none, count: view.shapes.count)
  }

  /// Whether a condition of a rule holds for `unit`.
  func holds(_ number: FlatConditions.Number, of rule: RuleSet.ReadyRule, _ unit: Unit) -> Bool {
    switch rule.flat.nodes[Int(number)] {
    case .any(let parts):
      for part in parts where holds(part, of: rule, unit) { return true }
      return false
    case .all(let parts):
      for part in parts where !mayHold(part, of: rule, unit) { return false }
      for part in parts
      where !rule.flat.nodes[Int(part)].isCheap && !holds(part, of: rule, unit) { return false }
      return true
    case .none(let parts):
      for part in parts where holds(part, of: rule, unit) { return false }
      return true
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
    case .position(let number): return holds(rule.flat.positions[Int(number)], unit)
    case .neighbour(let isNext, let node):
      guard let line = view.neighbour(of: unit.lines, isNext: isNext) else { return false }
      return holds(node, of: rule, Unit(line: line, of: view))
    case .rest(let number, let node):
      let next =
        unit.lines.upperBound < view.shapes.count
        ? Int(view.contentIndices[unit.lines.upperBound]) : view.contentLines.count
      return next >= restStart(Int(number), node, rule)
    case .model(let number, let test):
      return holds(rule.flat.models[Int(test)], model: Int(number), unit)
    case .repeats(let number): return holds(rule.flat.repeats[Int(number)], unit)
    case .sameAs(let what): return says(what, unit)
    case .document(let number, let node): return holdsForDocument(Int(number), node, rule)
    case .language(let number): return languages.holds(rule.flat.languages[Int(number)], unit)
    }
  }

  /// Whether a condition could hold, as far as that is known at once; of a cheap one all is known.
  private func mayHold(
    _ number: FlatConditions.Number, of rule: RuleSet.ReadyRule, _ unit: Unit
  ) -> Bool {
    switch rule.flat.nodes[Int(number)] {
    case .hits(let feature): hits.first(of: Int(feature), in: unit.folded) != nil
    case .regex(let number): isPointedAt(Int(number), in: unit)
    case .shape(let number): holds(shape: Int(number), of: rule, unit)
    case .position(let number): holds(rule.flat.positions[Int(number)], unit)
    case .any(let parts): parts.contains { mayHold($0, of: rule, unit) }
    case .all(let parts): parts.allSatisfy { mayHold($0, of: rule, unit) }
    default: true
    }
  }

  private func isPointedAt(_ pattern: Int, in unit: Unit) -> Bool {
    for index in Int(set.pointerStarts[pattern])..<Int(set.pointerStarts[pattern + 1])
    where hits.first(of: set.pointers[index].feature, in: unit.folded) == nil {
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
    for index in Int(set.pointerStarts[pattern])..<Int(set.pointerStarts[pattern + 1]) {
      let pointer = set.pointers[index]
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

  /// Whether a condition on the whole text holds, which is kept under a number.
  private func holdsForDocument(
    _ number: Int, _ node: FlatConditions.Number, _ rule: RuleSet.ReadyRule
  ) -> Bool {
    if documentAnswers[number] == 0 {
      documentAnswers[number] = holds(node, of: rule, Unit(documentOf: view)) ? 2 : 1
    }
    return documentAnswers[number] == 2
  }

  /// The index in `contentLines` from which on `node` holds for every line.
  ///
  /// Many units may ask; the lines are looked at once.
  private func restStart(
    _ number: Int, _ node: FlatConditions.Number, _ rule: RuleSet.ReadyRule
  ) -> Int {
    if restStarts[number] < 0 {
      var start = view.contentLines.count
      while start > 0,
        holds(node, of: rule, Unit(line: Int(view.contentLines[start - 1]), of: view))
      {
        start -= 1
      }
      restStarts[number] = start
    }
    return restStarts[number]
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

  private func holds(_ test: PositionTest, _ unit: Unit) -> Bool {
    for end in test.near where end == .start ? isNearStart(test, unit) : isNearEnd(test, unit) {
      return true
    }
    return false
  }

  private func isNearStart(_ test: PositionTest, _ unit: Unit) -> Bool {
    let lines = Int(view.contentIndices[unit.lines.upperBound - 1]) + 1
    if let within = test.withinLines, lines > within { return false }
    if let share = test.withinShare, Double(lines) > max(1, share * Double(view.contentLines.count))
    {
      return false
    }
    if let within = test.withinBytes, let first = view.contentLines.first,
      unit.folded.lowerBound - view.folded.lines[Int(first)].lowerBound > within
    {
      return false
    }
    if let within = test.withinBlocks,
      Int(view.blockIndices[unit.lines.upperBound - 1]) + 1 > within
    {
      return false
    }
    guard test.outsideProse, let prose = view.proseLines else { return true }
    return unit.lines.upperBound <= prose.lowerBound
  }

  private func isNearEnd(_ test: PositionTest, _ unit: Unit) -> Bool {
    let lines = view.contentLines.count - Int(view.contentIndices[unit.lines.lowerBound])
    if let within = test.withinLines, lines > within { return false }
    if let share = test.withinShare, Double(lines) > max(1, share * Double(view.contentLines.count))
    {
      return false
    }
    if let within = test.withinBytes, let last = view.contentLines.last,
      view.folded.lines[Int(last)].upperBound - unit.folded.upperBound > within
    {
      return false
    }
    if let within = test.withinBlocks,
      view.blocks.count - Int(view.blockIndices[unit.lines.lowerBound]) > within
    {
      return false
    }
    guard test.outsideProse, let prose = view.proseLines else { return true }
    return unit.lines.lowerBound > prose.upperBound
  }

  private func holds(_ test: ModelTest, model number: Int, _ unit: Unit) -> Bool {
    guard unit.lines.count == 1,
      let score = lineScores().score(
        of: unit.lines.lowerBound, set.readyModels[number], number: number,
        atLeast: test.score.min ?? -.infinity)
    else { return false }
    return test.score.contains(score)
  }

  /// What speaks for removing a line, in the eyes of a model.
  func reasons(for unit: Unit, model number: Int) -> [(why: String, weight: Double)] {
    lineScores().reasons(for: unit.lines.lowerBound, set.models[number], atMost: 4)
  }

  /// The features of all lines, read when a model is first asked.
  private func lineScores() -> LineScores {
    if let scores { return scores }
    let made = LineScores(view, repeats, found: verdicts)
    scores = made
    return made
  }

  private func holds(_ test: RepeatTest, _ unit: Unit) -> Bool {
    if test.kind != .line { return !copies(for: test.kind, in: unit).isEmpty }
    guard unit.lines.count == 1 else { return false }
    let line = unit.lines.lowerBound
    guard repeats.ordinals[line] > 0 else { return false }
    return test.nth.contains(Double(repeats.ordinals[line]))
      && test.copies.contains(Double(repeats.counts[line]))
      && repeats.holdsInCorpus(test, line: line)
  }

  /// What stands elsewhere too and lies in the unit, and what tells so.
  func copies(
    for kind: RepeatTest.Kind, in unit: Unit
  ) -> [(range: TextRange, evidence: [Finding.Evidence])] {
    let whole = view.sourceRange(unit.folded)
    func part(_ range: TextRange) -> TextRange? {
      guard whole.overlaps(range) else { return nil }
      return TextRange(max(whole.start, range.start), min(whole.end, range.end))
    }
    switch kind {
    case .line: return []
    case .passage, .document:
      return (repeats.corpus?.copies ?? []).compactMap { copy in
        guard copy.kind == kind, let range = part(copy.range) else { return nil }
        return (range, copy.places.map { Finding.Evidence(range: range, why: $0) })
      }
    case .words:
      let runs = wordRuns.repeated.flatMap { [($0.range, $0), ($0.other, $0)] }
      return runs.sorted { $0.0.lowerBound < $1.0.lowerBound }.compactMap { place, run in
        guard let range = part(view.sourceRange(place)) else { return nil }
        let other = view.sourceRange(place == run.range ? run.other : run.range)
        return (range, [Finding.Evidence(range: other, why: "the same \(run.count) words")])
      }
    case .loop:
      return wordRuns.loops.compactMap { loop in
        guard let range = part(view.sourceRange(loop.range)) else { return nil }
        return (range, [Finding.Evidence(range: range, why: "\(loop.count) times in a row")])
      }
    }
  }

  private func says(_ what: SameAs, _ unit: Unit) -> Bool {
    switch what {
    case .title:
      guard let first = view.contentLines.first, !unit.lines.contains(Int(first)) else {
        return false
      }
      let title = view.trimmed(view.folded.lines[Int(first)])
      return title.count == unit.folded.count && begins(title, with: unit.folded)
    case .nextLineStart, .previousLineStart:
      guard
        let line = view.neighbour(of: unit.lines, isNext: what == .nextLineStart)
      else { return false }
      let other = view.trimmed(view.folded.lines[line])
      return begins(other, with: unit.folded)
        && (other.count == unit.folded.count
          || !FoldedWords.isWordByte(
            view.folded.bytes[other.lowerBound + unit.folded.count]))
    }
  }

  private func begins(_ text: Range<Int>, with start: Range<Int>) -> Bool {
    guard !start.isEmpty, text.count >= start.count else { return false }
    let bytes = view.folded.bytes
    for offset in 0..<start.count
    where bytes[text.lowerBound + offset] != bytes[start.lowerBound + offset] { return false }
    return true
  }
}
