public import DrossRules
import DrossText
public import DrossUnicode

/// What a repair of characters did and saw, as findings like those of any rule.
enum NormalizerFindings {
  /// What a plan does.
  static func of(_ plan: EditPlan) -> [Finding] { plan.edits.map(finding) }

  /// What a repair did and saw, in order of place.
  static func of(_ outcome: UnicodeRepair.Outcome) -> [Finding] {
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
      rule: RuleID(family: "unicode", name: rule?.rawValue ?? ""), class: "unicode",
      action: edit.replacement.isEmpty ? .remove : .replace,
      fix: rule?.fix ?? .safe, range: edit.range,
      replacement: edit.replacement, message: rule?.title ?? "")
  }

  private static func finding(_ report: UnicodeRepair.Report) -> Finding {
    Finding(
      rule: RuleID(family: "unicode", name: report.rule.rawValue), class: "unicode",
      action: .flag, fix: report.rule.safety == .unsafe ? .unsafe : .none, range: report.range,
      message: report.rule.title)
  }
}

extension UnicodeRule {
  /// How safe the repair is, as rules say it.
  public var fix: FixSafety {
    switch safety {
    case .safe: .safe
    case .unsafe: .unsafe
    case .none: .none
    }
  }
}
