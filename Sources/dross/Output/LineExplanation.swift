import DrossKit

/// What each rule says about one line, and why.
struct LineExplanation {
  private let setup: Setup
  private let result: CleaningResult
  private let line: Int
  private let isShowingAll: Bool

  /// - Parameter line: the line, from 1.
  init(_ setup: Setup, _ result: CleaningResult, _ line: Int, isShowingAll: Bool) {
    self.setup = setup
    self.result = result
    self.line = line
    self.isShowingAll = isShowingAll
  }

  /// Appends them: rules that fire first, then those that looked, in order of id.
  func write(readsComments: Bool, isMarkdown: Bool, to output: inout [UInt8]) {
    guard setup.catalog.rules.isEmpty || !isBlank else {
      output += Array("\nthe line is blank; rules look at lines with something on them\n".utf8)
      return
    }
    let traces = setup.catalog.traces(ofLine: line - 1, in: TextView(result.source))
    let shown = traces.filter { isShowingAll || $0.isPointedAt || wasFound($0) }
    let renderer = TraceRenderer(
      width: Terminal.width, isFull: isShowingAll, isColoured: Terminal.isColoured)
    for trace in shown.filter(\.fires) + shown.filter({ !$0.fires }) {
      output += [0x0A]
      renderer.write(
        trace, source: result.source, lines: result.lines,
        fate: fate(of: trace, readsComments: readsComments, isMarkdown: isMarkdown), to: &output)
    }
    let rest = traces.count - shown.count
    guard rest > 0 else { return }
    let rules = rest == 1 ? "1 more rule" : "\(rest) more rules"
    output += Array("\n\(rules): nothing that they look for stands here (--all shows them)\n".utf8)
  }

  /// Whether there is nothing but white space on the line.
  private var isBlank: Bool {
    let line = TextView(Array(result.source[result.lines.lines[self.line - 1].whole.range]))
    return line.blocks.isEmpty
  }

  /// The lines of the text with what the rule looked at.
  private func range(of trace: RuleTrace) -> TextRange {
    trace.unit ?? result.lines.lines[line - 1].whole
  }

  private func wasFound(_ trace: RuleTrace) -> Bool {
    result.findings.contains {
      $0.rule == trace.rule.id && $0.range.overlaps(range(of: trace))
    }
  }

  /// Why a rule that fires is not among the findings, or the other way round.
  private func fate(
    of trace: RuleTrace, readsComments: Bool, isMarkdown: Bool
  ) -> String? {
    let isFound = wasFound(trace)
    if isFound == trace.fires { return nil }
    if isFound { return "it was found once other text was gone" }
    let range = range(of: trace)
    func finds(_ other: CleaningResult) -> Bool {
      other.findings.contains { $0.rule == trace.rule.id && $0.range.overlaps(range) }
    }
    if readsComments, result.hiddenCount > 0,
      finds(setup.cleaner.clean(result.source, isMarkdown: isMarkdown))
    {
      return "a comment hides it"
    }
    if isMarkdown, finds(setup.cleaner.clean(result.source, readsComments: readsComments)) {
      return "code, links and front matter of Markdown stay as they are"
    }
    let other = result.findings.first { $0.rule != trace.rule.id && $0.range.overlaps(range) }
    return other.map { "it goes with what \($0.rule) finds" } ?? "it has nothing to act on"
  }
}
