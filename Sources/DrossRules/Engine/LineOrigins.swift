import DrossText
import DrossUnicode

/// Which lines of an edited text were lines of the text before, and which ones.
struct LineOrigins {
  /// For each line the index of the same line of the text before; -1 for one that was not there.
  private let origins: [Int32]

  /// The origins of `lines`, into which the edits of `plan` have made the lines `before`.
  ///
  /// - Complexity: O(lines + edits).
  init(of lines: LineTable, editedBy plan: EditPlan, from before: LineTable) {
    let before = before.lines
    var next = 0
    var edits = plan.edits[...]
    // What follows the edits so far starts there in the text before, and stands that much further on.
    var stretch = 0
    var shift = 0
    origins = lines.lines.map { line in
      while let edit = edits.first, edit.range.start + shift <= line.content.start {
        shift += edit.replacement.count - edit.range.count
        stretch = edit.range.end
        edits.removeFirst()
      }
      // A line that starts in what has come would start before that.
      guard line.content.start - shift >= stretch else { return -1 }
      let content = line.content.shifted(by: -shift)
      guard content.end <= edits.first?.range.start ?? .max else { return -1 }
      while next < before.count, before[next].content.start < content.start { next += 1 }
      return next < before.count && before[next].content == content ? Int32(next) : -1
    }
  }

  /// The index of the same line of the text before, if it was there.
  subscript(line: Int) -> Int? { origins[line] < 0 ? nil : Int(origins[line]) }

  /// The stretches of `view` whose lines stood together in `before`, in folded bytes.
  ///
  /// - Complexity: O(lines).
  func stretches(of view: TextView, from before: TextView) -> [LiteralFinder.Stretch] {
    var stretches: [LiteralFinder.Stretch] = []
    var last: Int32 = -1
    for (line, origin) in origins.enumerated() {
      defer { last = origin }
      guard origin >= 0 else { continue }
      // With the LF behind the line.
      let range = view.folded.lines[line].lowerBound..<view.folded.lines[line].upperBound + 1
      if last >= 0, origin == last + 1 {
        stretches[stretches.count - 1].end = range.upperBound
      } else {
        let old = before.folded.lines[Int(origin)].lowerBound
        stretches.append(
          LiteralFinder.Stretch(
            start: range.lowerBound, end: range.upperBound, shift: range.lowerBound - old))
      }
    }
    return stretches
  }
}
