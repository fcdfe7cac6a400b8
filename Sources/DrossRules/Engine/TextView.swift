package import DrossText
package import DrossUnicode

/// A source read once for all rules: lines, folded text, shapes and blocks.
package final class TextView: Sendable {
  /// The source as it is.
  package let bytes: [UInt8]
  /// Its lines.
  package let lines: LineTable
  /// Its folded form, in which phrases and patterns are looked for.
  package let folded: FoldedText
  /// The shape of each line.
  package let shapes: [LineShape]
  /// The blocks.
  package let blocks: [Block]
  /// The indices of the lines with something on them.
  let contentLines: [Int32]
  /// For each line the index in `contentLines` of itself, or of the next one that is there.
  let contentIndices: [Int32]
  /// For each line the index of its block; that of the next one for a blank line.
  let blockIndices: [Int32]
  /// The first and the last line of running text.
  let proseLines: ClosedRange<Int>?

  /// Reads `bytes`.
  ///
  /// - Complexity: O(bytes).
  package convenience init(_ bytes: [UInt8]) {
    let mark = ByteOrderMark.length(in: bytes.span)
    let lines = LineTable(bytes.span, from: mark)
    let folded = FoldedText(bytes.span, lines: lines)
    let shapes = lines.lines.indices.map {
      LineShape(of: $0, in: bytes.span, lines: lines, folded: folded)
    }
    self.init(bytes: bytes, lines: lines, folded: folded, shapes: shapes)
  }

  /// What the edits of `plan` make of `before`, and where its lines were.
  ///
  /// - Complexity: O(bytes).
  static func edited(_ before: TextView, by plan: EditPlan) -> (view: TextView, LineOrigins) {
    let bytes = plan.apply(to: before.bytes)
    let lines = LineTable(bytes.span, from: ByteOrderMark.length(in: bytes.span))
    let folded = FoldedText(bytes.span, lines: lines)
    let origins = LineOrigins(of: lines, editedBy: plan, from: before.lines)
    let shapes = lines.lines.indices.map { line in
      origins[line].map { before.shapes[$0] }
        ?? LineShape(of: line, in: bytes.span, lines: lines, folded: folded)
    }
    return (TextView(bytes: bytes, lines: lines, folded: folded, shapes: shapes), origins)
  }

  private init(bytes: [UInt8], lines: LineTable, folded: FoldedText, shapes: [LineShape]) {
    self.bytes = bytes
    self.lines = lines
    self.folded = folded
    self.shapes = shapes
    blocks = BlockSegmenter.blocks(of: shapes)
    var contentLines: [Int32] = []
    var contentIndices: [Int32] = []
    contentIndices.reserveCapacity(shapes.count)
    for (index, shape) in shapes.enumerated() {
      contentIndices.append(Int32(contentLines.count))
      if !shape.isBlank { contentLines.append(Int32(index)) }
    }
    var blockIndices = [Int32](repeating: 0, count: shapes.count)
    var next = 0
    for (index, block) in blocks.enumerated() {
      while next < block.lines.upperBound {
        blockIndices[next] = Int32(index)
        next += 1
      }
    }
    while next < shapes.count {
      blockIndices[next] = Int32(max(0, blocks.count - 1))
      next += 1
    }
    self.contentLines = contentLines
    self.contentIndices = contentIndices
    self.blockIndices = blockIndices
    let first = shapes.firstIndex { $0.isProse }
    let last = shapes.lastIndex { $0.isProse }
    if let first, let last { proseLines = first...last } else { proseLines = nil }
  }

  /// The number of words of all lines.
  package var wordCount: Int { shapes.reduce(0) { $0 + Int($1.words) } }

  /// The text of the line without the white space around it, in bytes of the source.
  func trimmedRange(ofLine line: Int) -> TextRange { sourceRange(trimmed(folded.lines[line])) }

  /// A folded range without the spaces and line ends around it.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    let text = folded.bytes
    return Self.trimmed(range, in: text.span)
  }

  /// A range of folded text without the spaces and line ends around it.
  static func trimmed(_ range: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, text[start] == 0x20 || text[start] == 0x0A { start += 1 }
    while end > start, text[end - 1] == 0x20 || text[end - 1] == 0x0A { end -= 1 }
    return start..<end
  }

  /// The bytes of the source that a folded range came from.
  func sourceRange(_ range: Range<Int>) -> TextRange { folded.sourceRange(range) }

  /// Whether a blank line stands right before the lines of a unit, or none at all.
  func isBlank(before lines: Range<Int>) -> Bool {
    lines.lowerBound == 0 || shapes[lines.lowerBound - 1].isBlank
  }

  /// Whether a blank line stands right after the lines of a unit, or none at all.
  func isBlank(after lines: Range<Int>) -> Bool {
    lines.upperBound >= shapes.count || shapes[lines.upperBound].isBlank
  }

  /// The line with something on it before or after the lines of a unit.
  func neighbour(of lines: Range<Int>, isNext: Bool) -> Int? {
    let index: Int
    if isNext {
      guard lines.upperBound < shapes.count else { return nil }
      index = Int(contentIndices[lines.upperBound])
    } else {
      index = Int(contentIndices[lines.lowerBound]) - 1
    }
    return contentLines.indices.contains(index) ? Int(contentLines[index]) : nil
  }
}
