import DrossText

/// Neighbouring lines of a source and the lines that take their place.
struct LineChange {
  /// The lines of the source: starts at the start of a line, ends after an LF or at the end.
  var old: TextRange
  /// What stands there afterwards; whole lines too.
  var new: [UInt8]
  /// The number of lines before `old`.
  var line: Int
  /// The number of lines in `old`.
  var oldCount = 0
  /// The number of lines in `new`.
  var newCount = 0

  /// The number of lines before the end of `old`.
  var endLine: Int { line + oldCount }

  /// The lines that `plan` touches, in order, no two of them neighbours unless a line stays the same
  /// between them.
  ///
  /// - Complexity: O(bytes of the source + replacements).
  static func changes(_ plan: EditPlan, source: [UInt8]) -> [LineChange] {
    var changes: [LineChange] = []
    var rest = plan.edits[...]
    // How far lines have been counted.
    var counted = 0
    var line = 0
    while let edit = rest.first {
      let start = lineStart(in: source, of: edit.range.start)
      line += lineCount(of: source[counted..<start])
      counted = start
      var change = LineChange(old: TextRange(start, start), new: [], line: line)
      change.take(&rest, source: source)
      change.trim(source: source)
      guard !change.old.isEmpty || !change.new.isEmpty else { continue }
      change.oldCount = lineCount(of: source[change.old.range])
      change.newCount = lineCount(of: change.new[...])
      changes.append(change)
    }
    return changes
  }

  /// Takes edits from the front of `rest` as long as they touch these lines or the next one.
  private mutating func take(_ rest: inout ArraySlice<Edit>, source: [UInt8]) {
    var position = old.start
    while let edit = rest.popFirst() {
      new.append(contentsOf: source[position..<edit.range.start])
      new.append(contentsOf: edit.replacement)
      position = edit.range.end
      if let next = rest.first, !source[position..<next.range.start].contains(0x0A) { continue }
      let isAtLineStart = position == 0 || source[position - 1] == 0x0A
      if !isAtLineStart || !(new.isEmpty || new.last == 0x0A) {
        let end = Self.lineEnd(in: source[...], from: position)
        new.append(contentsOf: source[position..<end])
        position = end
      }
      guard let next = rest.first, !source[position..<next.range.start].contains(0x0A) else {
        break
      }
    }
    old.end = position
  }

  /// Leaves out the lines at the start and the end that stay the same.
  private mutating func trim(source: [UInt8]) {
    let before = source[old.range]
    var same = 0
    while same < before.count, same < new.count, before[old.start + same] == new[same] {
      same += 1
    }
    guard same < before.count || same < new.count else {
      old.end = old.start
      new = []
      return
    }
    let head = new[..<same].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    line += Self.lineCount(of: new[..<head])
    old.start += head
    new.removeSubrange(..<head)

    var tail = 0
    while tail < old.count, tail < new.count,
      source[old.end - 1 - tail] == new[new.count - 1 - tail]
    {
      tail += 1
    }
    // Only whole lines, of both sides.
    while tail > 0 {
      let oldStart = old.end - tail
      let newStart = new.count - tail
      let isLineOfOld = oldStart == old.start || source[oldStart - 1] == 0x0A
      if isLineOfOld, newStart == 0 || new[newStart - 1] == 0x0A { break }
      tail -= 1
    }
    old.end -= tail
    new.removeLast(tail)
  }

  // MARK: Lines

  /// The start of the line that holds the byte at `offset`, or would if there were one.
  static func lineStart(in bytes: [UInt8], of offset: Int) -> Int {
    var start = offset
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    return start
  }

  /// The offset after the next LF at or after `start`, or the end.
  static func lineEnd(in bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex
  }

  /// The number of lines, the last one ended or not.
  static func lineCount(of bytes: ArraySlice<UInt8>) -> Int {
    var count = 0
    for byte in bytes where byte == 0x0A { count += 1 }
    return bytes.isEmpty || bytes.last == 0x0A ? count : count + 1
  }
}
