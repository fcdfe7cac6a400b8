import DrossRules
import DrossText

/// What the table of documents shows of one.
struct DocumentOverview: Sendable {
  let path: [UInt8]
  let recordID: String?
  let recordLine: Int?
  let byteCount: Int
  let words: Int
  /// Findings by rule.
  let counts: [RuleID: Int]
  /// Bytes that the plan takes out, by rule.
  let removed: [RuleID: Int]
  let edits: Int
  /// What families are proved or suspected: name, verdict, reasons.
  let verdicts: [(family: String, verdict: String, reasons: [String])]

  init(_ document: ReportedDocument) {
    path = document.path
    recordID = document.recordID
    recordLine = document.recordLine
    byteCount = document.bytes.count
    let summary = DocumentSummary(of: document.findings, in: document.bytes)
    words = summary.words
    var counts: [RuleID: Int] = [:]
    for finding in document.findings { counts[finding.rule, default: 0] += 1 }
    var removed: [RuleID: Int] = [:]
    for edit in document.plan.edits {
      let change = edit.range.count - edit.replacement.count
      if let rule = RuleID(edit.rule), change > 0 { removed[rule, default: 0] += change }
    }
    self.counts = counts
    self.removed = removed
    edits = document.plan.edits.count
    verdicts = summary.families.compactMap { family in
      family.verdict.map { (family.name, $0.rawValue, family.reasons) }
    }
  }
}
