import DrossText
import DrossUnicode

/// What rules say of a line.
enum LineVerdict: UInt8, Sendable {
  /// Nothing.
  case none
  /// A rule that is not safe enough would remove it.
  case doubted
  /// A safe rule removes it.
  case removed

  /// Where findings end that are equally safe.
  private struct End: Hashable {
    let offset: Int
    let fix: FixSafety
  }

  /// What `findings` say of each line of `view`: only what removes all of a line counts.
  ///
  /// - Complexity: O(lines), and for findings that overlap without a common end O(lines of each).
  static func verdicts(of findings: [Finding], on view: TextView) -> [LineVerdict] {
    var verdicts = [LineVerdict](repeating: .none, count: view.shapes.count)
    // Many removals may reach from different lines to the end of a text: what is behind the start of one
    // of them is done.
    var firstStarts: [End: Int] = [:]
    for finding in findings where finding.action == .remove && finding.fix != .none {
      guard var line = view.lines.index(containing: finding.range.start) else { continue }
      let end = End(offset: finding.range.end, fix: finding.fix)
      let done = firstStarts[end] ?? .max
      guard finding.range.start < done else { continue }
      firstStarts[end] = finding.range.start
      while line < view.shapes.count, view.lines.lines[line].content.start < finding.range.end,
        view.lines.lines[line].content.start < done
      {
        let text = view.trimmedRange(ofLine: line)
        if finding.range.start <= text.start, text.end <= finding.range.end,
          !view.shapes[line].isBlank
        {
          if finding.fix == .safe {
            verdicts[line] = .removed
          } else if verdicts[line] == .none {
            verdicts[line] = .doubted
          }
        }
        line += 1
      }
    }
    return verdicts
  }
}
