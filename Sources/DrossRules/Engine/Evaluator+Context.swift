import DrossText
import DrossUnicode

/// Conditions on what stands around a unit.
extension Evaluator {
  /// Whether a condition on more than the unit holds.
  func holdsInContext(_ node: FlatNode, of rule: RuleSet.ReadyRule, _ unit: Unit) -> Bool {
    leansOnContext = true
    switch node {
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
    case .subject(let subject): return names.holds(subject, unit)
    case .document(let number, let node): return holdsForDocument(Int(number), node, rule)
    case .language(let number): return languages.holds(rule.flat.languages[Int(number)], unit)
    case .any, .all, .none, .atLeast, .hits, .regex, .lexicon, .shape: return false
    }
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

  private func holds(_ test: PositionTest, _ unit: Unit) -> Bool {
    if let wanted = test.blankAbove, wanted != view.isBlank(before: unit.lines) { return false }
    if let wanted = test.blankBelow, wanted != view.isBlank(after: unit.lines) { return false }
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
    guard unit.lines.count == 1 else { return false }
    let line = unit.lines.lowerBound
    let model = set.readyModels[number]
    if test.transition != nil {
      return lineScores().isInRun(line, of: test, model, number: number)
    }
    let score = lineScores().score(
      of: line, model, number: number, atLeast: test.score.min ?? -.infinity)
    return score.map(test.score.contains) ?? false
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
      let runs = repeatedWords.runs.flatMap { [($0.range, $0), ($0.other, $0)] }
      return runs.sorted { $0.0.lowerBound < $1.0.lowerBound }.compactMap { place, run in
        guard let range = part(view.sourceRange(place)) else { return nil }
        let other = view.sourceRange(place == run.range ? run.other : run.range)
        return (range, [Finding.Evidence(range: other, why: "the same \(run.count) words")])
      }
    case .loop:
      return repeatedWords.loops.compactMap { loop in
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
    case .previousLinePart:
      guard let line = view.neighbour(of: unit.lines, isNext: false) else { return false }
      return holds(view.trimmed(view.folded.lines[line]), unit.folded)
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

  /// Whether `part` stands in `text`, between borders of words.
  ///
  /// - Complexity: O(length of both) on text; no byte of it is compared before the first ones agree.
  private func holds(_ text: Range<Int>, _ part: Range<Int>) -> Bool {
    guard !part.isEmpty, text.count >= part.count else { return false }
    let bytes = view.folded.bytes
    return (text.lowerBound...(text.upperBound - part.count)).contains { start in
      let end = start + part.count
      return bytes[start] == bytes[part.lowerBound] && begins(start..<end, with: part)
        && (start == text.lowerBound || !FoldedWords.isWordByte(bytes[start - 1]))
        && (end == text.upperBound || !FoldedWords.isWordByte(bytes[end]))
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
