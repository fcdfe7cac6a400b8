import DrossKit

/// Makes of pieces what `dross check` prints.
struct CheckPrinter: Sendable {
  /// What is printed.
  enum Mode: Sendable {
    /// What was found.
    case findings
    /// What was done.
    case edits
    /// What would be done.
    case diff
  }

  private let format: ReportFormat
  private let mode: Mode
  private let text: TextReporter
  private let isColoured: Bool
  private let hasStatistics: Bool

  init(format: ReportFormat, mode: Mode, isExplaining: Bool, hasStatistics: Bool = false) {
    self.format = format
    self.hasStatistics = hasStatistics
    self.mode = mode
    isColoured = Terminal.isColoured
    text = TextReporter(
      TextReporter.Options(
        width: Terminal.width, isExplaining: isExplaining, isColoured: isColoured))
  }

  /// What is printed for `piece`; for formats that are one document, `ReportStream` joins it.
  ///
  /// - Parameter hidden: of each document the indices of findings that are not shown.
  func print(_ piece: CleanedPiece, hiding hidden: [Set<Int>] = []) -> [UInt8] {
    var output: [UInt8] = []
    if mode == .diff {
      let diff = UnifiedDiff(isColoured: isColoured)
      let plan = piece.plan
      if !plan.isEmpty {
        diff.write(
          plan, source: piece.bytes, path: Array(piece.file.path.utf8), to: &output)
      }
      return output
    }
    for (index, document) in piece.documents.enumerated() {
      var findings = document.result.findings
      if hidden.indices.contains(index) {
        findings = findings.indices.filter { !hidden[index].contains($0) }.map { findings[$0] }
      }
      guard hasStatistics || format == .junit || !findings.isEmpty else { continue }
      let reported = ReportedDocument(
        path: Array(piece.file.path.utf8), recordID: document.recordID,
        recordLine: document.recordLine,
        bytes: document.result.source, lines: document.result.lines,
        findings: findings, plan: document.result.plan, summary: summary(of: document.result))
      switch (format, mode) {
      case (.sarif, _): SARIFReporter().write(reported, to: &output)
      case (.rdjson, _): RDJSONReporter().write(reported, to: &output)
      case (.github, _): GitHubReporter().write(reported, to: &output)
      case (.junit, _): JUnitReporter().write(reported, to: &output)
      case (.jsonl, _): JSONLinesReporter().write(reported, to: &output)
      case (.text, .edits):
        text.writeEdits(document.result.plan, of: reported, to: &output)
        text.writeSummary(of: reported, to: &output)
      case (.text, _): text.write(reported, to: &output)
      }
    }
    return output
  }

  /// What the findings say together, those that are not shown too.
  private func summary(of result: CleaningResult) -> DocumentSummary? {
    hasStatistics ? DocumentSummary(of: result.findings, in: result.source) : nil
  }

  func summary(_ summary: Summary) -> [UInt8] {
    var output: [UInt8] = []
    if mode == .edits {
      text.writeEditSummary(summary, to: &output)
    } else {
      text.writeSummary(summary, to: &output)
    }
    return output
  }
}
