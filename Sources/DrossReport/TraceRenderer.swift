package import DrossRules
package import DrossText

/// Shows people what rules thought of a line: gates, condition or score card, each part with yes or no.
package struct TraceRenderer: Sendable {
  private let width: Int
  private let isFull: Bool
  private let paint: Paint

  /// A renderer for `width` columns; with colours for a terminal if asked for.
  ///
  /// - Parameter isFull: whether everything is shown; otherwise the gates that failed, or else the parts
  ///   of the condition, without what lies inside a part that failed.
  package init(width: Int = 100, isFull: Bool = false, isColoured: Bool = false) {
    self.width = width
    self.isFull = isFull
    paint = Paint(isColoured: isColoured)
  }

  /// Appends what a rule thought.
  ///
  /// - Parameter source: the text.
  /// - Parameter fate: what became of a rule that fires and is not among the findings, or that was found
  ///   although it does not fire here.
  package func write(
    _ trace: RuleTrace, source: [UInt8], lines: LineTable, fate: String? = nil,
    to output: inout [UInt8]
  ) {
    paint.write(.cyan, trace.rule.id.description, to: &output)
    output.write(" \(Self.verdict(trace))")
    if let fate { output.write("; \(fate)") }
    output.endLine()
    if let unit = trace.unit {
      output.write("  looks at \(Self.words(trace.rule.scope)), \(Self.place(unit, lines))\n")
    }
    if !trace.each.isEmpty, let run = trace.rule.run {
      output.write("  each line of the run:\n")
      write(ConditionOutline(run.each, depth: 1), trace.each, source, to: &output)
    }
    guard trace.unit != nil else { return }
    if !trace.rule.gates.isEmpty {
      output.write("  where:\n")
      let gates = isFull || trace.passesGates ? trace.gates : trace.failedGates
      write(ConditionOutline(trace.rule.gates, depth: 1), gates, source, to: &output)
    }
    guard isFull || trace.passesGates else { return }
    switch trace.rule.body {
    case .match(let condition):
      output.write("  match:\n")
      write(ConditionOutline(condition, depth: 1), trace.body, source, to: &output)
    case .score(let threshold, let features):
      output.write(
        "  score \(TextReporter.number(trace.score ?? 0)), "
          + "\(TextReporter.number(threshold)) needed:\n")
      write(ConditionOutline(features, depth: 1), trace.body, source, to: &output)
    }
    guard trace.bar != nil, isFull || trace.holds else { return }
    output.write("  barred by:\n")
    write(ConditionOutline(trace.rule.bars, depth: 1), trace.bars, source, to: &output)
  }

  /// In one clause, whether the rule fires, or what is in its way.
  static func verdict(_ trace: RuleTrace) -> String {
    let action = trace.rule.action
    if trace.fires {
      return "fires: \(action.kind.rawValue) \(action.target.rawValue) (\(trace.rule.fix.rawValue))"
    }
    let reason =
      if trace.unit == nil {
        trace.rule.scope == .lines ? "the line is not one of a run" : "there is nothing to look at"
      } else if !trace.isPointedAt {
        "nothing that it looks for stands here"
      } else if !trace.passesGates {
        "a gate does not hold"
      } else if trace.holds, let bar = trace.bar {
        "'\(bar)' bars it"
      } else if let score = trace.score, case .score(let threshold, _) = trace.rule.body {
        "the score is \(TextReporter.number(score)), below \(TextReporter.number(threshold))"
      } else {
        "its condition does not hold"
      }
    return "does not fire: \(reason)"
  }

  private func write(
    _ outline: ConditionOutline, _ answers: [RuleTrace.Answer], _ source: [UInt8],
    to output: inout [UInt8]
  ) {
    let failed = isFull ? [] : answers.filter { !$0.holds && !$0.path.isEmpty }.map(\.path)
    var way: [Int] = []
    for line in outline.lines {
      // Words of a list belong to the condition above them.
      if let path = line.path { way = path }
      let answer = answers.first { $0.path == way }
      let isInFailed = failed.contains { $0.count < way.count && way.starts(with: $0) }
      if isInFailed || (!isFull && answer == nil) { continue }
      let isHead = line.path != nil
      var text: [UInt8] = []
      text.append(contentsOf: repeatElement(0x20, count: 2 * (line.depth - 1)))
      text += Excerpt(Array(line.text.utf8)[...], width: width - 10, whiteSpace: .spelled).bytes
      output.write("    ")
      switch isHead ? answer?.holds : nil {
      case true?: paint.write(.green, "yes", to: &output)
      case false?: paint.write(.red, "no ", to: &output)
      case nil: output.write("   ")
      }
      output.write("  ")
      output += text
      let isLeaf = !answers.contains { $0.path.count > way.count && $0.path.starts(with: way) }
      if isHead, isLeaf, let evidence = answer?.evidence, !evidence.isEmpty {
        let room = width - DisplayWidth.columns(of: text) - 14
        output.write("  \"")
        output += Excerpt(source[evidence.range], width: max(room, 16)).bytes
        output.write("\"")
      }
      output.endLine()
    }
  }

  private static func words(_ scope: Rule.Scope) -> String {
    switch scope {
    case .line: "the line"
    case .lines: "the run of lines"
    case .block: "the block"
    case .document: "the whole text"
    }
  }

  private static func place(_ unit: TextRange, _ lines: LineTable) -> String {
    let first = (lines.index(containing: unit.start) ?? 0) + 1
    let last = (lines.index(containing: max(unit.start, unit.end - 1)) ?? 0) + 1
    return first == last ? "line \(first)" : "lines \(first) to \(last)"
  }
}
