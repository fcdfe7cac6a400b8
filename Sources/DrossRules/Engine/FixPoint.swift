public import DrossText
import DrossUnicode

/// Cleans a text until the rules have nothing more to do.
///
/// Rules look at neighbours, at positions and at copies, so a removal can make another rule true.
/// The text is therefore looked at again after each round of edits, and the edits of all rounds
/// become one plan on the source. What comes out is a fixed point: cleaning it changes nothing.
public struct FixPoint: Sendable {
  /// What came of a source.
  public struct Outcome: Sendable {
    /// The source, read.
    public let view: TextView
    /// What was found, in bytes of the source, in order of place.
    public let findings: [Finding]
    /// What carries out the findings that are safe enough.
    public let plan: EditPlan
    /// What dross could not do.
    public let diagnostics: [Diagnostic]
  }

  /// Rounds after which a text is taken as it is. Honest rules need two or three.
  static let roundLimit = 12
  /// Documents with fewer words are not protected by the cap: a line may well be all dross.
  static let fewestCappedWords = 50

  /// The engine.
  public let engine: RuleEngine
  /// How safe a finding must be to be carried out.
  public let fix: FixSafety
  /// The greatest share of the words of a document that may be removed.
  public let maxRemoved: Double

  private let uncappedRules: Set<String>

  /// Cleaning with `engine`.
  public init(engine: RuleEngine, fix: FixSafety, maxRemoved: Double = 0.6) {
    self.engine = engine
    self.fix = fix
    self.maxRemoved = maxRemoved
    uncappedRules = Set(
      engine.set.rules.filter { !$0.isCapped }.map(\.id.description)
        + [UnicodeFindings.notNFC.description])
  }

  /// Finds what there is in `bytes`, and plans what is to be done about it.
  ///
  /// - Complexity: O(bytes) a round; a text without removals takes one.
  public func run(_ bytes: [UInt8], workspace: Workspace) -> Outcome {
    let view = TextView(bytes)
    let first = look(at: view, workspace)
    let all = rounds(from: view, first.findings, workspace) { _ in true }
    guard isTooMuch(all.plan, view) else {
      return Outcome(
        view: view, findings: all.findings, plan: all.plan, diagnostics: first.diagnostics)
    }
    // Too much would go. Nothing that counts towards the cap is removed, rather than the first part
    // of it: otherwise a second run would remove the next part.
    let some = rounds(from: view, first.findings, workspace) { finding in
      finding.action != .remove || uncappedRules.contains(finding.rule.description)
    }
    let percent = Int((maxRemoved * 100).rounded())
    let note = Diagnostic(
      .warning, "removals would take more than \(percent) % of the words; they are only reported",
      notes: ["raise 'max_removed' if the text is what it seems"])
    return Outcome(
      view: view, findings: all.findings.map { capped($0, percent) }, plan: some.plan,
      diagnostics: first.diagnostics + [note])
  }

  private func look(
    at view: TextView, _ workspace: Workspace, isChangedByLines: Bool = false
  ) -> (findings: [Finding], diagnostics: [Diagnostic]) {
    let unicode = UnicodeFindings.of(view)
    let rules = engine.findings(
      in: view, workspace: workspace, isChangedByLines: isChangedByLines)
    let findings =
      unicode.findings.isEmpty
      ? rules.findings
      : (rules.findings + unicode.findings).sorted { $0.range < $1.range }
    return (findings, unicode.diagnostics + rules.diagnostics)
  }

  /// Edits and looks again until nothing is left that is safe enough.
  private func rounds(
    from view: TextView, _ found: [Finding], _ workspace: Workspace,
    where isWanted: (Finding) -> Bool
  ) -> (findings: [Finding], plan: EditPlan) {
    var findings = found
    var plan = FixPlanner.plan(found.filter(isWanted), in: view, fix: fix)
    guard !plan.isEmpty else { return (findings, plan) }
    var round = 1
    var step = plan
    var last = view
    while round < Self.roundLimit {
      let next = TextView(plan.apply(to: view.bytes))
      let isChangedByLines = step.edits.allSatisfy { $0.isOfWholeLines(of: last) }
      let again = look(at: next, workspace, isChangedByLines: isChangedByLines).findings
      step = FixPlanner.plan(again.filter(isWanted), in: next, fix: fix)
      let known = findings
      findings += again.map { $0.mapped(by: plan) }.filter { !known.contains($0, by: fix) }
      if step.isEmpty { break }
      plan = plan.followed(by: step, sourceCount: view.bytes.count)
      last = next
      round += 1
    }
    let hasMore = findings.count > found.count
    return (hasMore ? FindingOrder.resolved(findings) : findings, plan)
  }

  // MARK: The cap

  private func isTooMuch(_ plan: EditPlan, _ view: TextView) -> Bool {
    guard !plan.isEmpty else { return false }
    let total = view.wordCount
    guard total >= Self.fewestCappedWords else { return false }
    let bytes = view.bytes
    var capped = 0
    var uncapped = 0
    for edit in plan.edits {
      let words = LineShape.wordCount(of: edit.range, in: bytes.span)
      if uncappedRules.contains(edit.rule) { uncapped += words } else { capped += words }
    }
    return Double(capped) > maxRemoved * Double(total - uncapped)
  }

  private func capped(_ finding: Finding, _ percent: Int) -> Finding {
    guard finding.action == .remove, finding.fix >= fix,
      !uncappedRules.contains(finding.rule.description)
    else { return finding }
    var flag = finding
    flag.action = .flag
    flag.fix = .none
    flag.message += " (kept: more than \(percent) % of the words would go)"
    return flag
  }
}

extension Finding {
  /// The finding in the text that `plan` was made for, instead of the one that it makes.
  fileprivate func mapped(by plan: EditPlan) -> Finding {
    var mapped = self
    mapped.range = plan.sourceRange(ofOutput: range)
    mapped.evidence = evidence.map { evidence in
      var evidence = evidence
      evidence.range = plan.sourceRange(ofOutput: evidence.range)
      return evidence
    }
    return mapped
  }
}

extension [Finding] {
  /// Whether the same rule has found the same place before, and it was left as it is.
  fileprivate func contains(_ finding: Finding, by fix: FixSafety) -> Bool {
    guard finding.action == .flag || finding.fix < fix else { return false }
    return contains { $0.rule == finding.rule && $0.range == finding.range }
  }
}

extension Edit {
  /// Whether the edit takes out whole lines and leaves all others as they are.
  fileprivate func isOfWholeLines(of view: TextView) -> Bool {
    guard replacement.isEmpty, !range.isEmpty else { return false }
    let lines = view.lines
    guard let first = lines.index(containing: range.start),
      let last = lines.index(containing: range.end - 1)
    else { return false }
    return lines.lines[first].content.start == range.start && lines.lines[last].next == range.end
  }
}
