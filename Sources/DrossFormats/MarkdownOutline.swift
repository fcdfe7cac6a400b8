package import DrossText

/// The parts of a Markdown text that are no prose: front matter, code, links and references.
///
/// It goes by the block structure of CommonMark as far as these parts need it: fenced code, indented code
/// after a blank line, code spans, inline links and images, autolinks, definitions of references.
package struct MarkdownOutline: Sendable {
  /// What edits leave as it is: front matter and code blocks altogether; links, code spans and
  /// definitions unless all of them goes.
  package let kept: KeptText

  /// The outline of a text.
  ///
  /// - Complexity: O(bytes).
  package init(_ bytes: Span<UInt8>) {
    var whole: [TextRange] = []
    var units: [TextRange] = []
    let lines = LineTable(bytes).lines
    var index = 0
    if let end = Self.frontMatterEnd(bytes, lines) {
      whole.append(TextRange(lines[0].content.start, lines[end].next))
      index = end + 1
    }
    var isAfterBlank = true
    while index < lines.count {
      let line = lines[index]
      let content = line.content
      let indent = Self.indent(bytes, content)
      let start = content.start + indent.bytes
      if start == content.end {
        isAfterBlank = true
        index += 1
        continue
      }
      if indent.columns < 4, let fence = Self.fence(bytes, start, content.end) {
        let first = index
        index += 1
        while index < lines.count, !Self.closes(bytes, lines[index].content, fence) { index += 1 }
        let last = min(index, lines.count - 1)
        whole.append(TextRange(lines[first].content.start, lines[last].next))
        index += 1
        isAfterBlank = true
        continue
      }
      if indent.columns >= 4, isAfterBlank || whole.last?.end == content.start {
        if let last = whole.last, last.end == content.start {
          whole[whole.count - 1].end = line.next
        } else {
          whole.append(TextRange(content.start, line.next))
        }
        index += 1
        continue
      }
      isAfterBlank = false
      if bytes[start] == 0x5B, Self.isDefinition(bytes, start, content.end) {
        units.append(content)
      } else {
        MarkdownSpans.add(bytes, content, to: &units)
      }
      index += 1
    }
    kept = KeptText(whole: whole, units: units)
  }

  /// The line that ends the front matter: `---` on the first line, up to `---` or `...`.
  private static func frontMatterEnd(
    _ bytes: Span<UInt8>, _ lines: [LineTable.Line]
  ) -> Int? {
    func says(_ line: LineTable.Line, _ byte: UInt8) -> Bool {
      var end = line.content.end
      while end > line.content.start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
      let start = line.content.start
      guard end - start == 3 else { return false }
      return (start..<end).allSatisfy { bytes[$0] == byte }
    }
    guard let first = lines.first, says(first, 0x2D) || says(first, 0x2B) else { return nil }
    let sign = bytes[first.content.start]
    return lines.indices.dropFirst().first {
      says(lines[$0], sign) || sign == 0x2D && says(lines[$0], 0x2E)
    }
  }

  private static func indent(
    _ bytes: Span<UInt8>, _ content: TextRange
  ) -> (bytes: Int, columns: Int) {
    var position = content.start
    var columns = 0
    while position < content.end {
      if bytes[position] == 0x20 {
        columns += 1
      } else if bytes[position] == 0x09 {
        columns += 4 - columns % 4
      } else {
        break
      }
      position += 1
    }
    return (position - content.start, columns)
  }

  /// The sign of a code fence and how many there are of it.
  private static func fence(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int
  ) -> (sign: UInt8, count: Int)? {
    let sign = bytes[start]
    guard sign == 0x60 || sign == 0x7E else { return nil }
    var position = start
    while position < end, bytes[position] == sign { position += 1 }
    guard position - start >= 3 else { return nil }
    // Behind backticks with more backticks on the line, it is a code span.
    if sign == 0x60, (position..<end).contains(where: { bytes[$0] == 0x60 }) { return nil }
    return (sign, position - start)
  }

  private static func closes(
    _ bytes: Span<UInt8>, _ content: TextRange, _ fence: (sign: UInt8, count: Int)
  ) -> Bool {
    let indent = indent(bytes, content)
    guard indent.columns < 4 else { return false }
    var position = content.start + indent.bytes
    let start = position
    while position < content.end, bytes[position] == fence.sign { position += 1 }
    guard position - start >= fence.count else { return false }
    return (position..<content.end).allSatisfy { bytes[$0] == 0x20 || bytes[$0] == 0x09 }
  }

  /// Whether the line defines what `[name]` leads to.
  private static func isDefinition(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var position = start + 1
    while position < end, bytes[position] != 0x5D { position += 1 }
    return position > start + 1 && position + 1 < end && bytes[position + 1] == 0x3A
  }
}

/// Code spans and links within a line.
enum MarkdownSpans {
  /// Adds those between the bounds of a line.
  ///
  /// - Complexity: O(bytes).
  static func add(_ bytes: Span<UInt8>, _ line: TextRange, to units: inout [TextRange]) {
    // Made when a row of backticks has no other like it: so a line is searched in vain only once.
    var lastRows: [Int: Int]?
    var position = line.start
    while position < line.end {
      let end: Int?
      switch bytes[position] {
      case 0x5C:
        position += 2
        continue
      case 0x60:
        let row = rowEnd(bytes, position, line.end)
        if let lastRows, lastRows[row - position] ?? 0 < row {
          end = nil
        } else {
          end = codeEnd(bytes, position, line.end)
          if end == nil { lastRows = lastRows ?? Self.lastRows(bytes, row, line.end) }
        }
      case 0x21 where position + 1 < line.end && bytes[position + 1] == 0x5B:
        end = linkEnd(bytes, position + 1, line.end)
      case 0x5B: end = linkEnd(bytes, position, line.end)
      case 0x3C: end = autolinkEnd(bytes, position, line.end)
      default: end = nil
      }
      if let end {
        units.append(TextRange(position, end))
        position = end
      } else if bytes[position] == 0x60 {
        position = rowEnd(bytes, position, line.end)
      } else {
        position += 1
      }
    }
  }

  /// Where the row of backticks at `start` ends.
  private static func rowEnd(_ bytes: Span<UInt8>, _ start: Int, _ limit: Int) -> Int {
    var position = start
    while position < limit, bytes[position] == 0x60 { position += 1 }
    return position
  }

  /// A row of backticks, up to a row of as many.
  private static func codeEnd(_ bytes: Span<UInt8>, _ start: Int, _ limit: Int) -> Int? {
    var position = rowEnd(bytes, start, limit)
    let count = position - start
    while position < limit {
      guard bytes[position] == 0x60 else {
        position += 1
        continue
      }
      let row = position
      position = rowEnd(bytes, row, limit)
      if position - row == count { return position }
    }
    return nil
  }

  /// For each number of backticks in a row where the last such row starts.
  private static func lastRows(_ bytes: Span<UInt8>, _ start: Int, _ limit: Int) -> [Int: Int] {
    var rows: [Int: Int] = [:]
    var position = start
    while position < limit {
      let row = position
      position = rowEnd(bytes, row, limit)
      if position > row { rows[position - row] = row } else { position += 1 }
    }
    return rows
  }

  /// `[…](…)` or `[…][…]`, with brackets in pairs.
  private static func linkEnd(_ bytes: Span<UInt8>, _ start: Int, _ limit: Int) -> Int? {
    guard let text = pairEnd(bytes, start, limit, open: 0x5B, close: 0x5D), text < limit else {
      return nil
    }
    switch bytes[text] {
    case 0x28: return pairEnd(bytes, text, limit, open: 0x28, close: 0x29)
    case 0x5B: return pairEnd(bytes, text, limit, open: 0x5B, close: 0x5D)
    default: return nil
    }
  }

  private static func pairEnd(
    _ bytes: Span<UInt8>, _ start: Int, _ limit: Int, open: UInt8, close: UInt8
  ) -> Int? {
    var depth = 0
    var position = start
    // No link is this long; it keeps the search linear.
    let limit = min(limit, start + 4096)
    while position < limit {
      let byte = bytes[position]
      if byte == 0x5C {
        position += 1
      } else if byte == open {
        depth += 1
      } else if byte == close {
        depth -= 1
        if depth == 0 { return position + 1 }
      }
      position += 1
    }
    return nil
  }

  /// `<https://…>`.
  private static func autolinkEnd(_ bytes: Span<UInt8>, _ start: Int, _ limit: Int) -> Int? {
    var position = start + 1
    var hasSign = false
    while position < limit, bytes[position] > 0x20, bytes[position] != 0x3C {
      if bytes[position] == 0x3E { return hasSign ? position + 1 : nil }
      if bytes[position] == 0x3A || bytes[position] == 0x40 { hasSign = true }
      position += 1
    }
    return nil
  }
}
