package import DrossText
import DrossUnicode

/// Turns findings into edits of their source.
package struct FixPlanner {
  private let view: TextView
  /// Of each line that goes as a whole, the rule that takes it.
  private var removedLines: [Int: RuleID] = [:]
  private var inlineEdits: [Edit] = []

  /// The edits that carry out every finding at least as safe as `fix`.
  ///
  /// Overlaps are resolved in order of place: what starts first, and of two that start together the
  /// longer one, is carried out; the other one as far as its text is still there. A removal of all
  /// text on a line takes the line with it, and blank lines that would then stand double. A repair of
  /// characters touches nothing but these.
  ///
  /// - Parameter findings: findings about the text of `view`, in order of place.
  /// - Complexity: O(findings + lines).
  package static func plan(
    _ findings: [Finding], in view: TextView, fix: FixSafety
  ) -> EditPlan {
    var planner = FixPlanner(view: view)
    guard fix != .none else { return EditPlan() }
    for finding in findings where finding.fix >= fix && finding.action != .flag {
      planner.take(finding)
    }
    return planner.finish()
  }

  private init(view: TextView) { self.view = view }

  private mutating func take(_ finding: Finding) {
    guard finding.action == .remove else {
      let edit = Edit(
        finding.range, replacement: finding.replacement, rule: finding.rule.description)
      inlineEdits.append(edit)
      return
    }
    guard !finding.range.isEmpty, let first = view.lines.index(containing: finding.range.start),
      let last = view.lines.index(containing: finding.range.end - 1)
    else { return }
    for line in first...last where !view.shapes[line].isBlank {
      let text = view.trimmedRange(ofLine: line)
      if finding.range.contains(text) {
        removedLines[line] = removedLines[line] ?? finding.rule
      } else if finding.range.overlaps(text) {
        let part = TextRange(
          max(finding.range.start, text.start), min(finding.range.end, text.end))
        inlineEdits.append(
          Edit(widened(part, in: text), rule: finding.rule.description))
      }
    }
  }

  /// A part of a line with the spaces that would stand double or at an end without it.
  private func widened(_ part: TextRange, in text: TextRange) -> TextRange {
    var range = part
    let endsLine = part.end == text.end
    let startsLine = part.start == text.start
    if endsLine || (part.end < text.end && isSpace(part.end)) {
      while range.start > text.start, isSpace(range.start - 1), !startsLine { range.start -= 1 }
    }
    if startsLine { while range.end < text.end, isSpace(range.end) { range.end += 1 } }
    return range
  }

  private func isSpace(_ offset: Int) -> Bool {
    view.bytes[offset] == 0x20 || view.bytes[offset] == 0x09
  }

  private func finish() -> EditPlan {
    guard !removedLines.isEmpty || !inlineEdits.isEmpty else { return EditPlan() }
    var edits = lineEdits()
    let whole = edits
    var next = 0
    for edit in inlineEdits.sorted(by: { $0.range < $1.range }) {
      while next < whole.count, whole[next].range.end <= edit.range.start { next += 1 }
      if next < whole.count, whole[next].range.overlaps(edit.range) { continue }
      edits.append(edit)
    }
    return EditPlan(sorted: Self.disjoint(edits))
  }

  /// Cuts off of each edit what the ones before it have already taken.
  private static func disjoint(_ edits: [Edit]) -> [Edit] {
    var taken: [Edit] = []
    for var edit in edits.sorted(by: { $0.range < $1.range }) {
      if let end = taken.last?.range.end, end > edit.range.start {
        // What is left of a replacement would not be what its rule meant.
        guard edit.replacement.isEmpty, end < edit.range.end else { continue }
        edit.range.start = end
      }
      if let last = taken.last, last.rule == edit.rule, last.range.end == edit.range.start,
        last.replacement.isEmpty, edit.replacement.isEmpty
      {
        taken[taken.count - 1].range.end = edit.range.end
      } else {
        taken.append(edit)
      }
    }
    return taken
  }

  /// Edits for the lines that go as a whole, and for blank lines that would be left over.
  private func lineEdits() -> [Edit] {
    var edits: [Edit] = []
    let lines = view.lines.lines
    var isAfterBlank = true
    var culprit: RuleID?
    var trailing: [Int] = []
    var lastKept: Int?
    for line in lines.indices {
      if view.shapes[line].isBlank {
        if let culprit, isAfterBlank {
          edits.append(Edit(lines[line].whole, rule: culprit.description))
        } else {
          isAfterBlank = true
          trailing.append(line)
        }
      } else if let rule = removedLines[line] {
        edits.append(Edit(lines[line].whole, rule: rule.description))
        culprit = rule
      } else {
        isAfterBlank = false
        culprit = nil
        trailing = []
        lastKept = line
      }
    }
    // Nothing is kept after the last removal: the text ends where its last line ends.
    if let culprit, let lastKept {
      edits += trailing.map { Edit(lines[$0].whole, rule: culprit.description) }
      let endsWithNewline = lines.last.map { $0.content.end < $0.next } ?? false
      if !endsWithNewline {
        edits.append(
          Edit(
            TextRange(lines[lastKept].content.end, lines[lastKept].next),
            rule: culprit.description))
      }
    }
    return edits.sorted { $0.range < $1.range }
  }
}
