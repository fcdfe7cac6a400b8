package import DrossText
import DrossUnicode

/// Finds what rules say about a text.
///
/// The automaton reads the folded text once; what it finds points at units; only there are the
/// conditions of a rule looked at. Nothing is read or written, and no time is asked for.
package struct RuleEngine: Sendable {
  /// The rules.
  package let set: RuleSet

  /// An engine for `set`.
  package init(_ set: RuleSet) { self.set = set }

  /// What the rules find, in order of place; and what could not be found out.
  ///
  /// Findings that lie in a removal at least as safe as they are left out: they go with it.
  ///
  /// - Parameter corpus: what the other documents of a corpus say about this one.
  /// - Parameter isHidden: whether a finding does not count; by default all do.
  /// - Complexity: O(bytes + hits of literals); patterns run on single units, within limits.
  package func findings(
    in view: TextView, workspace: Workspace, corpus: CorpusEvidence? = nil,
    isHidden: ((Finding) -> Bool)? = nil
  ) -> (findings: [Finding], diagnostics: [Diagnostic]) {
    let look = look(at: view, workspace: workspace, corpus: corpus, isHidden: isHidden)
    return (look.findings, look.diagnostics)
  }

  /// What came of looking at a text.
  struct Look {
    let findings: [Finding]
    let diagnostics: [Diagnostic]
    let settled: SettledLines
  }

  /// What the rules find, and of which lines they will say nothing when other lines are edited.
  ///
  /// - Parameter earlier: what is known from the text before it was edited.
  func look(
    at view: TextView, workspace: Workspace, earlier: EarlierLook? = nil,
    corpus: CorpusEvidence?, isHidden: ((Finding) -> Bool)?
  ) -> Look {
    workspace.stages?.begin()
    let hits = collectHits(in: view, workspace, earlier: earlier)
    workspace.stages?.end(.hits)
    let evaluator = Evaluator(
      set: set, view: view, workspace: workspace, repeats: Repeats(of: view, in: corpus),
      hits: hits, earlier: earlier)
    defer { workspace.giveBack(hits) }
    var findings = findings(evaluator)
    let diagnostics =
      workspace.gaveUp.isEmpty
      ? []
      : set.rules(holding: workspace.gaveUp).map {
        Diagnostic(
          .warning, "rule \($0): a pattern was given up after \(MatchState.matchLimit) steps",
          notes: [
            "the rule found nothing in that place; the text is longer than the pattern is for"
          ])
      }
    if let isHidden { findings.removeAll(where: isHidden) }
    defer { workspace.stages?.end(.order) }
    return Look(
      findings: FindingOrder.resolved(findings), diagnostics: diagnostics,
      settled: evaluator.takeSettled())
  }

  /// The features of the lines that a line model looks at, for training one.
  ///
  /// What the rules find is known to the model; rules that ask a model are not asked.
  ///
  /// - Complexity: O(bytes), as for `findings`.
  package func lineFeatures(in view: TextView, workspace: Workspace) -> [LineFeatureRow] {
    let hits = collectHits(in: view, workspace)
    let evaluator = Evaluator(
      set: set, view: view, workspace: workspace, repeats: Repeats(of: view), hits: hits)
    defer { workspace.giveBack(hits) }
    evaluator.verdicts = LineVerdict.verdicts(
      of: findings(evaluator, asksModel: false), on: view)
    let table = LineScores(view, evaluator.repeats, found: evaluator.verdicts)
    return view.contentLines.map { line in
      let row = table.row(ofLine: Int(line))
      return LineFeatureRow(
        line: Int(line), isRemoved: evaluator.verdicts[Int(line)] == .removed,
        region: row?.region ?? .within, values: row?.values ?? [])
    }
  }

  /// What the rules find: first those that ask no line model, then those that do.
  private func findings(_ evaluator: Evaluator) -> [Finding] {
    var found = findings(evaluator, asksModel: false)
    evaluator.workspace.stages?.end(.rules)
    guard set.asksModels else { return found }
    evaluator.verdicts = LineVerdict.verdicts(of: found, on: evaluator.view)
    found += findings(evaluator, asksModel: true)
    evaluator.workspace.stages?.end(.model)
    return found
  }

  private func findings(_ evaluator: Evaluator, asksModel: Bool) -> [Finding] {
    var findings: [Finding] = []
    for number in rulesToAsk(evaluator.store, asksModel: asksModel) {
      let ready = set.ready[number]
      let start = evaluator.workspace.meter?.now()
      defer { if let start { evaluator.workspace.meter?.add(since: start, to: number) } }
      let lines = candidates(of: number, ready, evaluator)
      guard !lines.isEmpty, evaluator.mayFind(ready) else { continue }
      UnitFinder.forEachUnit(of: ready, number, at: lines, evaluator) { unit in
        RuleVerdict.find(ready, in: unit, evaluator, into: &findings)
      }
    }
    return findings
  }

  /// The rules at which something points and those that look at every line, in order.
  private func rulesToAsk(_ hits: HitStore, asksModel: Bool) -> [Int] {
    var isAsked = set.isAlwaysAsked
    for rule in hits.candidateRules { isAsked[Int(rule)] = true }
    return set.ready.indices.filter { isAsked[$0] && set.ready[$0].asksModel == asksModel }
  }

  private func collectHits(
    in view: TextView, _ workspace: Workspace, earlier: EarlierLook? = nil
  ) -> HitStore {
    var hits = workspace.takeHits(for: set)
    let places = workspace.literals(of: set, in: view, earlier: earlier)
    UseReader.read(set.uses, set.useKinds) { collect(places, $0, in: view, into: &hits) }
    hits.arrange()
    return hits
  }

  /// Notes what the literals at `places` mean to the rules.
  @inline(__always)
  private func collect(
    _ places: [LiteralFinder.Place], _ uses: UseReader, in view: TextView,
    into hits: inout HitStore
  ) {
    let bytes = view.folded.bytes
    let text = bytes.span
    let lines = view.folded.lines
    let shapes = view.shapes
    let pointed = set.pointedRules
    let seams = Seams(of: view.folded)
    var line = 0
    for index in places.indices {
      let place = places[index]
      uses.fetch(ahead: index, of: places.span)
      let range = Int(place.start)..<Int(place.end)
      // A phrase may go on over the end of its line; it belongs to the line where it ends.
      while line > 0, lines[line - 1].upperBound >= range.upperBound { line -= 1 }
      while line + 1 < lines.count, lines[line].upperBound < range.upperBound { line += 1 }
      let shape = shapes[line]
      let before = range.lowerBound - lines[line].lowerBound
      let after = lines[line].upperBound - range.upperBound
      // A line ends with LF, if nothing else.
      let isClosed = seams.isEnd(range.upperBound, before: text[range.upperBound])
      var isBordered: Bool?
      for number in uses.range(of: place.literal) {
        let use = uses[number]
        let kind = uses.kind(of: use)
        guard kind.gate.allows(shape, before: before, after: after, isClosed: isClosed) else {
          continue
        }
        if kind.role == .pointer {
          if kind.isFirst, !isFirst(range.lowerBound, from: lines[line].lowerBound, in: text) {
            continue
          }
        } else {
          let bordered = isBordered ?? WordBorder.isAt(range, in: text)
          isBordered = bordered
          guard bordered else { continue }
          if kind.role == .key, !KeyPlace.isKey(range, line: line, in: view) { continue }
        }
        hits.add(
          HitStore.Hit(start: place.start, end: place.end, ordinal: use.ordinal), of: kind.feature)
        for rule in pointed.range(of: Int(kind.feature)) {
          hits.point(at: Int32(line), for: pointed.values[rule])
        }
      }
    }
  }

  /// Whether no letter of ASCII stands before `offset` on a line that starts at `start`.
  private func isFirst(_ offset: Int, from start: Int, in text: Span<UInt8>) -> Bool {
    var position = start
    while position < offset {
      if (0x61...0x7A).contains(text[position]) { return false }
      position += 1
    }
    return true
  }

  /// The lines at which to look, in order; a line may be named twice.
  private func candidates(
    of number: Int, _ ready: RuleSet.ReadyRule, _ evaluator: Evaluator
  ) -> ArraySlice<Int32> {
    if ready.isUnpointed {
      return (ready.edgeGate?.lines(of: evaluator.view) ?? evaluator.view.contentLines)[...]
    }
    let pointed = evaluator.store.lines(pointedAtFor: number)
    guard ready.isPointedAtByRepeats else { return pointed }
    if pointed.isEmpty { return evaluator.repeats.repeatedLines[...] }
    return (pointed + evaluator.repeats.repeatedLines).sorted()[...]
  }
}
