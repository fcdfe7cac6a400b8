import DrossKit

/// What goes around and between the findings of a format that is one document from start to end.
struct ReportStream {
  private let format: ReportFormat
  private var lines: JoinedLines
  private let hasStatistics: Bool
  private var hasBegun = false

  init(_ format: ReportFormat, hasStatistics: Bool = false) {
    self.format = format
    self.hasStatistics = hasStatistics
    lines = JoinedLines(limit: format == .sarif ? SARIFReporter.resultLimit : .max)
  }

  /// What is printed for the next findings, as `CheckPrinter` has rendered them.
  mutating func next(_ rendered: [UInt8]) -> [UInt8] {
    switch format {
    case .text, .jsonl, .github: return rendered
    case .junit: return head() + rendered
    case .sarif, .rdjson:
      var output = head()
      lines.join(rendered, to: &output)
      return output
    }
  }

  /// What is printed at the end, and what there is to be told about it.
  mutating func finish(
    _ summary: Summary, rules: [Rule], hasErrors: Bool
  ) -> (text: [UInt8], diagnostics: [Diagnostic]) {
    var output = head()
    switch format {
    case .text, .jsonl, .github: break
    case .junit: JUnitReporter().writeTail(to: &output)
    case .rdjson: RDJSONReporter().writeTail(to: &output)
    case .sarif:
      SARIFReporter().writeTail(
        version: Version.text, rules: reported(summary, rules), omitted: lines.omitted,
        isComplete: !hasErrors, to: &output)
    }
    guard lines.omitted > 0 else { return (output, []) }
    let note = "GitHub takes \(lines.limit); use --select, --ignore or fewer files"
    return (
      output,
      [Diagnostic(.warning, "\(lines.omitted) results are left out of the report", notes: [note])]
    )
  }

  private mutating func head() -> [UInt8] {
    guard !hasBegun else { return [] }
    hasBegun = true
    var output: [UInt8] = []
    switch format {
    case .text, .jsonl, .github: break
    case .junit: JUnitReporter().writeHead(to: &output)
    case .rdjson: RDJSONReporter().writeHead(to: &output)
    case .sarif: SARIFReporter().writeHead(to: &output)
    }
    return output
  }

  /// The rules that found something, in order of id, and the one of summaries.
  private func reported(_ summary: Summary, _ rules: [Rule]) -> [ReportedRule] {
    let known = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
    let found = summary.byRule.map { id, _ in ReportedRule.named(id, among: known) }
    return hasStatistics && !found.isEmpty ? found + [SARIFReporter.summaryRule] : found
  }
}

extension ReportedRule {
  /// The rule `id`, among `rules` or among those that are code.
  static func named(_ id: RuleID, among rules: [RuleID: Rule]) -> ReportedRule {
    if let rule = rules[id] { return ReportedRule(rule) }
    if let rule = UnicodeRule(id: id.description) { return rule.reported }
    if let rule = FilterRule(id: id) { return rule.reported }
    return ReportedRule(
      id: id.description, title: id.description, why: "", kind: id.family, isFlag: false)
  }
}

extension FilterRule {
  /// What reports say about it.
  var reported: ReportedRule {
    ReportedRule(
      id: rawValue, title: title, why: why, kind: pack.rawValue, isFlag: action == .flag)
  }
}

extension UnicodeRule {
  /// What reports say about it.
  var reported: ReportedRule {
    ReportedRule(id: id, title: title, why: why, kind: "unicode", isFlag: false)
  }
}
