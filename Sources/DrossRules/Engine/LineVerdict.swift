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

  /// What `findings` say of each line of `view`: only what removes all of a line counts.
  static func verdicts(of findings: [Finding], on view: TextView) -> [LineVerdict] {
    var verdicts = [LineVerdict](repeating: .none, count: view.shapes.count)
    for finding in findings where finding.action == .remove && finding.fix != .none {
      guard var line = view.lines.index(containing: finding.range.start) else { continue }
      while line < view.shapes.count, view.lines.lines[line].content.start < finding.range.end {
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
