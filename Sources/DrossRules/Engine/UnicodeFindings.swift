package import DrossText
package import DrossUnicode

/// What is wrong with the bytes and characters of a text, as findings like any other.
package struct UnicodeFindings: Sendable {
  /// What is carried out where it is safe enough, and what is only ever reported.
  private let repair: UnicodeRepair?
  /// Repairs that are less safe than is asked for: found and told.
  private let told: UnicodeRepair?
  private let selection: UnicodeSelection

  /// Findings by the rules of `selection`, for a run that carries out what is as safe as `fix`.
  package init(_ selection: UnicodeSelection, fix: FixSafety) {
    self.selection = selection
    let level = fix == .none ? FixSafety.safe : fix
    // A repair that must not be made must not be part of others either, so it has a run of its own.
    let isTold = { (rule: UnicodeRule) in
      selection.overrides[rule].map { $0 < level && $0 < rule.fix } ?? false
    }
    let made = selection.rules.filter { !isTold($0) }
    let told = selection.rules.filter(isTold)
    repair =
      made.isEmpty
      ? nil : UnicodeRepair(rules: UnicodeRules(made), makesUnsafeRepairs: fix == .unsafe)
    self.told = told.isEmpty ? nil : UnicodeRepair(rules: UnicodeRules(told))
  }

  /// What is to be repaired in `bytes` and what is odd about them, in order of place.
  ///
  /// - Complexity: O(bytes), 64 bytes a step where the text is ASCII.
  func findings(in bytes: [UInt8]) -> (findings: [Finding], diagnostics: [Diagnostic]) {
    do throws(ICUError) {
      var findings: [Finding] = []
      var unsettled = 0
      if let outcome = try repair?.repair(bytes) {
        findings = Self.of(outcome)
        unsettled = outcome.unsettled.count
      }
      if let outcome = try told?.repair(bytes) {
        let known = findings
        findings += Self.of(outcome).filter { finding in
          !known.contains { $0.range.overlaps(finding.range) }
        }
        findings.sort { $0.range < $1.range }
      }
      for (rule, fix) in selection.overrides {
        for index in findings.indices where findings[index].rule == rule.ruleID {
          findings[index].fix = fix
        }
      }
      return (
        findings,
        (0..<unsettled).map { _ in
          Diagnostic(.warning, "the repairs of a line come to no end; it is left as it is")
        }
      )
    } catch {
      return ([], [Diagnostic(.error, "ICU could not normalise the text: \(error.name)")])
    }
  }

  // MARK: Plans and reports as findings

  /// What a plan of repairs does.
  package static func of(_ plan: EditPlan) -> [Finding] { plan.edits.map(finding) }

  /// What a repair did and saw, in order of place.
  package static func of(_ outcome: UnicodeRepair.Outcome) -> [Finding] {
    var findings = of(outcome.plan)
    let reports = outcome.reports.map(finding)
    if reports.isEmpty { return findings }
    // What is repaired is not told twice.
    var edits = outcome.plan.edits.makeIterator()
    var edit = edits.next()
    for (report, finding) in zip(outcome.reports, reports) {
      while let known = edit, known.range.end <= report.range.start { edit = edits.next() }
      if let known = edit, known.range.overlaps(report.range), known.rule == report.rule.id {
        continue
      }
      findings.append(finding)
    }
    return findings.sorted { $0.range < $1.range }
  }

  private static func finding(_ edit: Edit) -> Finding {
    let rule = UnicodeRule(id: edit.rule)
    return Finding(
      rule: rule?.ruleID ?? RuleID(family: UnicodeSelection.family, name: ""),
      class: UnicodeSelection.family, action: .replace,
      fix: rule?.fix ?? .safe, range: edit.range,
      replacement: edit.replacement, message: rule?.title ?? "")
  }

  private static func finding(_ report: UnicodeRepair.Report) -> Finding {
    Finding(
      rule: report.rule.ruleID, class: UnicodeSelection.family,
      action: .flag, fix: report.rule.safety == .unsafe ? .unsafe : .none, range: report.range,
      message: report.rule.title)
  }
}
