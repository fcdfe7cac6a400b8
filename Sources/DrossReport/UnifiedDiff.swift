public import DrossText

/// Writes what a plan does to a source as a unified diff that `patch -p1` and `git apply` accept.
///
/// The format is that of POSIX `diff -u`. A line ends at LF only, as those programs see it; a CR is
/// a byte of the line. The changed lines come from the plan, not from a comparison of two texts.
public struct UnifiedDiff: Sendable {
  /// How many unchanged lines stand around a change.
  public let contextLines: Int
  private let paint: Paint

  /// A writer of diffs; with colours for a terminal if asked for.
  public init(contextLines: Int = 3, isColoured: Bool = false) {
    self.contextLines = contextLines
    paint = Paint(isColoured: isColoured)
  }

  /// Appends the diff of `source` and what `plan` makes of it; nothing when they are equal.
  ///
  /// - Parameter path: the path of the source, put behind `a/` and `b/`.
  /// - Complexity: O(bytes of the source + replacements).
  public func write(
    _ plan: EditPlan, source: [UInt8], path: [UInt8], to output: inout [UInt8]
  ) {
    let changes = LineChange.changes(plan, source: source)
    guard !changes.isEmpty else { return }
    writeNames(path, to: &output)
    var delta = 0
    var first = 0
    while first < changes.count {
      var end = first + 1
      while end < changes.count,
        changes[end].line - changes[end - 1].endLine <= 2 * contextLines
      {
        end += 1
      }
      writeHunk(changes[first..<end], source: source, delta: &delta, to: &output)
      first = end
    }
  }

  // MARK: Hunks

  /// Appends the changes, which stand close together, as one hunk.
  ///
  /// - Parameter delta: how many lines more than the source the output has so far.
  private func writeHunk(
    _ changes: ArraySlice<LineChange>, source: [UInt8], delta: inout Int,
    to output: inout [UInt8]
  ) {
    guard let first = changes.first, let last = changes.last else { return }
    let before = Self.lines(of: source, before: first.old.start, atMost: contextLines)
    let after = Self.lines(of: source, from: last.old.end, atMost: contextLines)
    let oldStart = first.line - before.count
    let oldCount = last.endLine - oldStart + after.count
    let growth = changes.reduce(0) { $0 + $1.newCount - $1.oldCount }
    paint.write(.cyan, to: &output) { output in
      output.write("@@ -\(Self.numbers(oldStart, oldCount))")
      output.write(" +\(Self.numbers(oldStart + delta, oldCount + growth)) @@")
    }
    output.endLine()
    delta += growth

    for line in before { write(0x20, source[line], to: &output) }
    var position = first.old.start
    for change in changes {
      write(0x20, linesOf: source[position..<change.old.start], to: &output)
      write(0x2D, linesOf: source[change.old.range], to: &output)
      write(0x2B, linesOf: change.new[...], to: &output)
      position = change.old.end
    }
    for line in after { write(0x20, source[line], to: &output) }
  }

  /// A start and a count of lines; with no lines, the line after which they would stand.
  private static func numbers(_ start: Int, _ count: Int) -> String {
    switch count {
    case 0: "\(start),0"
    case 1: "\(start + 1)"
    default: "\(start + 1),\(count)"
    }
  }

  private func write(_ sign: UInt8, linesOf text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var start = text.startIndex
    while start < text.endIndex {
      let end = LineChange.lineEnd(in: text, from: start)
      write(sign, text[start..<end], to: &output)
      start = end
    }
  }

  /// Appends one line of the diff.
  private func write(_ sign: UInt8, _ line: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let isEnded = line.last == 0x0A
    let content = isEnded ? line.dropLast() : line
    if sign == 0x20 {
      output.append(sign)
      output.append(contentsOf: content)
    } else {
      paint.write(sign == 0x2D ? .red : .green, to: &output) { output in
        output.append(sign)
        output.append(contentsOf: content)
      }
    }
    output.endLine()
    if !isEnded { output.write("\\ No newline at end of file\n") }
  }

  // MARK: Context

  /// The lines that end at or before `end`, which is the start of a line: the last of them.
  private static func lines(
    of source: [UInt8], before end: Int, atMost count: Int
  ) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var end = end
    while end > 0, lines.count < count {
      let start = LineChange.lineStart(in: source, of: end - 1)
      lines.append(start..<end)
      end = start
    }
    return lines.reversed()
  }

  /// The first lines from `start` on, which is the start of a line.
  private static func lines(
    of source: [UInt8], from start: Int, atMost count: Int
  ) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = start
    while start < source.count, lines.count < count {
      let end = LineChange.lineEnd(in: source[...], from: start)
      lines.append(start..<end)
      start = end
    }
    return lines
  }
}
