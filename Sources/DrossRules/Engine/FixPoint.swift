package import DrossText
import DrossUnicode

/// Cleans a text until the rules have nothing more to do.
///
/// Rules look at neighbours, at positions and at copies, so a removal can make another rule true.
/// The text is therefore looked at again after each round of edits, and the edits of all rounds
/// become one plan on the source. What comes out is a fixed point: cleaning it changes nothing.
package struct FixPoint: Sendable {
  /// What came of a source.
  package struct Outcome: Sendable {
    /// The source, read.
    package let view: TextView
    /// What was found, in bytes of the source, in order of place.
    package internal(set) var findings: [Finding]
    /// What carries out the findings that are safe enough.
    package let plan: EditPlan
    /// What dross could not do.
    package internal(set) var diagnostics: [Diagnostic]
    /// How many findings comments in the source hide.
    package var hiddenCount = 0
    /// What is to be known about such comments.
    package var comments: [SuppressionNote] = []
  }

  /// Rounds after which a rule that is still at work does no more than report.
  ///
  /// Honest rules need two or three.
  static let roundLimit = 64
  /// How often rules that come to no end are left out before a text is left as it is.
  static let patience = 4
  /// Documents with fewer words are not protected by the cap: a line may well be all dross.
  static let fewestCappedWords = 50

  /// The engine.
  package let engine: RuleEngine
  /// How safe a finding must be to be carried out.
  package let fix: FixSafety
  /// The greatest share of the words of a document that may be removed.
  package let maxRemoved: Double
  /// What the other documents of a corpus say about the one that is cleaned.
  package var corpus: CorpusEvidence?
  /// What to say about a name in a comment that no rule and no family has, but nearly.
  package var correction: @Sendable (String) -> String? = { _ in nil }

  private let uncappedRules: Set<String>
  private let unicode: UnicodeFindings
  private let others: OtherFindings?

  /// Cleaning with `engine`, with the rules about characters of `unicode`, and with `others`.
  package init(
    engine: RuleEngine, unicode: UnicodeSelection = UnicodeSelection(),
    others: OtherFindings? = nil, fix: FixSafety, maxRemoved: Double
  ) {
    self.unicode = UnicodeFindings(unicode, fix: fix)
    self.others = others
    self.engine = engine
    self.fix = fix
    self.maxRemoved = maxRemoved
    uncappedRules = Set(
      engine.set.rules.filter { !$0.isCapped }.map(\.id.description)
        + UnicodeSelection.known.map(\.id))
  }

  /// Finds what there is in `bytes`, and plans what is to be done about it.
  ///
  /// What does not count towards the cap is done first, to its own fixed point; whether the rest is
  /// too much is decided on the text that is then left. So a second run decides the same.
  ///
  /// - Parameter readsComments: whether comments in the text can hide findings: see `Suppressions`.
  /// - Parameter keeping: what must stay of a text: findings that would cut it do not count.
  /// - Complexity: O(bytes) a round; a text without removals takes one.
  package func run(
    _ bytes: [UInt8], workspace: Workspace, readsComments: Bool = false,
    keeping: (([UInt8]) -> KeptText)? = nil
  ) -> Outcome {
    let source = TextView(bytes)
    workspace.hasBeenSlow = false
    defer { workspace.forgetText() }
    guard readsComments, let suppressions = Suppressions(in: source, outside: keeping?(bytes))
    else {
      return run(source, workspace, keeping.map { Hiding(keeping: $0) })
    }
    let hiding = Hiding(readsComments: true, keeping: keeping)
    var outcome = run(source, workspace, hiding)
    outcome.hiddenCount = hiding.count
    outcome.comments = suppressions.notes(
      used: hiding.used, usedLater: hiding.usedLater,
      rules: engine.set.rules.map(\.id) + UnicodeSelection.known.map(\.ruleID)
        + (others?.rules ?? []), correction: correction)
    return outcome
  }

  /// What comments have hidden so far.
  private final class Hiding {
    var used: Set<Suppressions.Used> = []
    var usedLater: Set<Suppressions.Used> = []
    /// The findings hidden in the source.
    var count = 0
    var isInSource = true
    let readsComments: Bool
    let keeping: (([UInt8]) -> KeptText)?

    init(readsComments: Bool = false, keeping: (([UInt8]) -> KeptText)?) {
      self.readsComments = readsComments
      self.keeping = keeping
    }

    /// Takes down comments that hid something in the text that was looked at.
    func note(_ comments: Set<Suppressions.Used>) {
      if isInSource { used.formUnion(comments) } else { usedLater.formUnion(comments) }
    }
  }

  private func run(_ source: TextView, _ workspace: Workspace, _ hiding: Hiding?) -> Outcome {
    let first = look(at: source, workspace, hiding, isSource: true)
    hiding?.isInSource = false
    var endless: Set<String> = []
    for _ in 0..<Self.patience {
      let isAtWork = { (finding: Finding) in
        endless.isEmpty || !endless.contains(finding.rule.description)
      }
      let sure = rounds(from: first, workspace, hiding) { isUncapped($0) && isAtWork($0) }
      guard sure.endless.isEmpty else {
        endless.formUnion(sure.endless)
        continue
      }
      let rest = rounds(from: sure.end, workspace, hiding, where: isAtWork)
      if rest.endless.isEmpty {
        return telling(of: endless, outcome(of: first, sure: sure, rest: rest))
      }
      endless.formUnion(rest.endless)
    }
    let kept = Outcome(
      view: source, findings: first.findings.map(keptEndless), plan: EditPlan(),
      diagnostics: first.diagnostics)
    return telling(of: endless, kept)
  }

  /// An outcome in which rules that come to no end do no more than report, which is told.
  private func telling(of endless: Set<String>, _ outcome: Outcome) -> Outcome {
    guard !endless.isEmpty else { return outcome }
    var outcome = outcome
    outcome.findings = outcome.findings.map {
      endless.contains($0.rule.description) ? keptEndless($0) : $0
    }
    outcome.diagnostics += endless.sorted().map { rule in
      Diagnostic(
        .warning, "rule \(rule): it comes to no end on this text; here it only reports",
        notes: ["what it removes makes it, or other rules, find something each time"])
    }
    return outcome
  }

  private func keptEndless(_ finding: Finding) -> Finding {
    guard finding.action != .flag, finding.fix >= fix else { return finding }
    return finding.kept("the rules come to no end on this text")
  }

  /// What came of rounds of edits that have an end.
  ///
  /// - Parameter sure: the rounds of what does not count towards the cap.
  /// - Parameter rest: the rounds of everything on what these left.
  private func outcome(of first: Look, sure: Rounds, rest: Rounds) -> Outcome {
    let source = first.view
    let middle = sure.end
    var findings = first.findings
    if !sure.plan.isEmpty || rest.findings.count > middle.findings.count {
      let offsets = TextOffsets(sure.plan)
      findings = FindingOrder.resolved(
        sure.findings + rest.findings.map { $0.mapped(by: offsets) }.new(to: sure.findings))
    }
    guard isTooMuch(rest.plan, middle.view) else {
      let plan = sure.plan.followed(by: rest.plan, sourceCount: source.bytes.count)
      return Outcome(
        view: source, findings: findings, plan: plan, diagnostics: first.diagnostics)
    }
    // Nothing that counts is removed, rather than the first part of it: otherwise a second run would
    // remove the next part.
    let percent = Int((maxRemoved * 100).rounded())
    let warning = Diagnostic(
      .warning, "removals would take more than \(percent) % of the words; they are only reported")
    return Outcome(
      view: source, findings: findings.map { capped($0, percent) }, plan: sure.plan,
      diagnostics: first.diagnostics + [warning])
  }

  /// A text and what is found in it.
  private struct Look {
    let view: TextView
    let findings: [Finding]
    let diagnostics: [Diagnostic]
    let settled: SettledLines
  }

  private func look(
    at view: TextView, _ workspace: Workspace, _ hiding: Hiding?, earlier: EarlierLook? = nil,
    isSource: Bool = false
  ) -> Look {
    var unicode = unicode.findings(in: view.bytes)
    if let others { unicode.findings += others.find(view.bytes, isSource) }
    var isHidden: ((Finding) -> Bool)?
    let kept = hiding?.keeping?(view.bytes)
    let suppressions =
      hiding?.readsComments == true ? Suppressions(in: view, outside: kept) : nil
    var hits = Suppressions.Hits()
    if let hiding, suppressions != nil || kept != nil {
      let hides = { (finding: Finding) -> Bool in
        if let kept, finding.action != .flag, kept.isCut(by: finding.range) { return true }
        guard let suppressions else { return false }
        let isHidden = suppressions.hides(finding, &hits)
        if isHidden, hiding.isInSource { hiding.count += 1 }
        return isHidden
      }
      unicode.findings.removeAll(where: hides)
      isHidden = hides
    }
    var corpus = corpus
    // The places are those of the source.
    if !isSource { corpus?.copies = [] }
    let rules = engine.look(
      at: view, workspace: workspace, earlier: earlier, corpus: corpus, isHidden: isHidden)
    if let suppressions { hiding?.note(suppressions.used(hits)) }
    let findings =
      unicode.findings.isEmpty
      ? rules.findings
      : (rules.findings + unicode.findings).sorted { $0.range < $1.range }
    return Look(
      view: view, findings: findings, diagnostics: unicode.diagnostics + rules.diagnostics,
      settled: rules.settled)
  }

  /// What came of editing and looking again until nothing was left that is safe enough.
  private struct Rounds {
    var findings: [Finding]
    var plan = EditPlan()
    /// The rules that were still at work when it was given up.
    var endless: [String] = []
    /// What the plan makes of the text.
    var end: Look
  }

  private func rounds(
    from look: Look, _ workspace: Workspace, _ hiding: Hiding?, where isWanted: (Finding) -> Bool
  ) -> Rounds {
    let view = look.view
    var rounds = Rounds(findings: look.findings, end: look)
    var step = FixPlanner.plan(look.findings.filter(isWanted), in: view, fix: fix)
    for _ in 0..<Self.roundLimit {
      if step.isEmpty { return rounds }
      rounds.plan = rounds.plan.followed(by: step, sourceCount: view.bytes.count)
      let last = lookAgain(at: rounds.end, editedBy: step, workspace, hiding)
      rounds.end = last
      let offsets = TextOffsets(rounds.plan)
      rounds.findings += last.findings.map { $0.mapped(by: offsets) }.new(to: rounds.findings)
      step = FixPlanner.plan(last.findings.filter(isWanted), in: last.view, fix: fix)
    }
    rounds.endless = step.edits.map(\.rule)
    return rounds
  }

  /// What is found in what the edits of `step` make of a text that was looked at before.
  ///
  /// A pattern that is slow in one place may look at fewer others, so that lines which stay may be looked at
  /// with other eyes when others go; then nothing is taken from the earlier look.
  private func lookAgain(
    at before: Look, editedBy step: EditPlan, _ workspace: Workspace, _ hiding: Hiding?
  ) -> Look {
    let (view, origins) = TextView.edited(before.view, by: step)
    if !workspace.hasBeenSlow {
      let earlier = EarlierLook(before.settled, of: before.view, origins: origins)
      let found = look(at: view, workspace, hiding, earlier: earlier)
      if !workspace.hasBeenSlow { return found }
    }
    return look(at: view, workspace, hiding)
  }

  // MARK: The cap

  private func isTooMuch(_ plan: EditPlan, _ view: TextView) -> Bool {
    guard !plan.isEmpty else { return false }
    let total = view.wordCount
    guard total >= Self.fewestCappedWords else { return false }
    let bytes = view.bytes
    let edits = plan.edits.filter { $0.replacement.isEmpty && !uncappedRules.contains($0.rule) }
    let removed = edits.reduce(0) { $0 + LineShape.wordCount(of: $1.range, in: bytes.span) }
    guard Double(removed) > maxRemoved * Double(total) else { return false }
    guard let corpus else { return true }
    // Lines that the host has put there are no part of the document, whatever its rules say.
    let foreign = Self.words(
      in: Repeats(of: view, in: corpus).hostLines(of: view), takenBy: edits, of: bytes)
    return Double(removed - foreign) > maxRemoved * Double(total - foreign)
  }

  /// How many words of `lines` the edits take; both are in order and lie apart.
  private static func words(
    in lines: [TextRange], takenBy edits: [Edit], of bytes: [UInt8]
  ) -> Int {
    var words = 0
    var next = 0
    for edit in edits {
      while next < lines.count, lines[next].end <= edit.range.start { next += 1 }
      var line = next
      while line < lines.count, lines[line].start < edit.range.end {
        let part = TextRange(
          max(lines[line].start, edit.range.start), min(lines[line].end, edit.range.end))
        words += LineShape.wordCount(of: part, in: bytes.span)
        line += 1
      }
    }
    return words
  }

  /// Whether the finding is carried out whatever the cap says.
  private func isUncapped(_ finding: Finding) -> Bool {
    finding.action == .replace || uncappedRules.contains(finding.rule.description)
  }

  private func capped(_ finding: Finding, _ percent: Int) -> Finding {
    guard finding.action == .remove, finding.fix >= fix,
      !uncappedRules.contains(finding.rule.description)
    else { return finding }
    return finding.kept("more than \(percent) % of the words would go")
  }
}

extension Finding {
  /// The finding of what stays all the same.
  fileprivate func kept(_ reason: String) -> Finding {
    var flag = self
    flag.action = .flag
    flag.fix = .none
    flag.replacement = []
    flag.message += " (kept: \(reason))"
    return flag
  }

  /// The finding in the text before the edits of `offsets`, instead of the one after them.
  fileprivate func mapped(by offsets: TextOffsets) -> Finding {
    var mapped = self
    mapped.range = offsets.source(ofOutput: range)
    mapped.evidence = evidence.map { evidence in
      var evidence = evidence
      evidence.range = offsets.source(ofOutput: evidence.range)
      return evidence
    }
    return mapped
  }
}

extension [Finding] {
  private struct Key: Hashable {
    let rule: RuleID
    let start: Int
    let end: Int

    /// Flags of one rule that begin together are one: an edit right behind it may widen the place that
    /// a later round finds.
    init(_ finding: Finding) {
      rule = finding.rule
      start = finding.range.start
      end = finding.action == .flag ? -1 : finding.range.end
    }
  }

  /// Those whose rule has not found the same place among `known`.
  fileprivate func new(to known: [Finding]) -> [Finding] {
    guard !isEmpty else { return [] }
    let keys = Set(known.map { Key($0) })
    return filter { !keys.contains(Key($0)) }
  }
}
