import DrossText
import DrossUnicode

/// What a rule looks at: some neighbouring lines of a text.
struct Unit {
  /// The indices of its lines.
  let lines: Range<Int>
  /// Its folded text, without the spaces around it.
  let folded: Range<Int>

  init(lines: Range<Int>, of view: TextView) {
    self.lines = lines
    guard let last = lines.last else {
      folded = 0..<0
      return
    }
    folded = view.trimmed(
      view.folded.lines[lines.lowerBound].lowerBound..<view.folded.lines[last].upperBound)
  }

  /// All lines with something on them.
  init(documentOf view: TextView) {
    let first = Int(view.contentLines.first ?? 0)
    let last = Int(view.contentLines.last ?? -1)
    self.init(lines: first..<last + 1, of: view)
  }

  init(line: Int, of view: TextView) { self.init(lines: line..<line + 1, of: view) }
}
