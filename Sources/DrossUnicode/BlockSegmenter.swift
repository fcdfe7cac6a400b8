package import DrossText

/// Finds the blocks of a plain text as scrapers leave it: with blank lines between paragraphs or
/// without, with hard-wrapped lines or long ones, with bullets of all kinds.
package enum BlockSegmenter {
  /// A line shorter than this, in code points, is not the first half of a wrapped paragraph.
  static let shortestWrappedLine = 45
  /// A line longer than this was not wrapped by hand.
  static let longestWrappedLine: Int32 = 110
  /// A line that is longer than the one above by more than this would have given it its first word.
  static let longestFirstWord: Int32 = 24
  /// A heading has at most this many words.
  static let mostHeadingWords = 14

  /// The blocks in order; every line that is not blank belongs to exactly one.
  ///
  /// - Complexity: O(lines).
  package static func blocks(of shapes: [LineShape]) -> [Block] {
    var blocks: [Block] = []
    var line = 0
    while line < shapes.count {
      if shapes[line].isBlank {
        line += 1
        continue
      }
      let block = block(from: line, in: shapes)
      blocks.append(block)
      line = block.lines.upperBound
    }
    return blocks
  }

  private static func block(from first: Int, in shapes: [LineShape]) -> Block {
    let shape = shapes[first]
    var end = first + 1
    if isPair(shape) {
      while end < shapes.count, isPair(shapes[end]) { end += 1 }
      return Block(kind: .keyValues, lines: first..<end)
    }
    while end < shapes.count, continues(shapes[end], after: shapes[end - 1], of: shape) {
      end += 1
    }
    return Block(kind: kind(of: shape, isAlone: end == first + 1), lines: first..<end)
  }

  /// A key with a short value; a sentence that opens with "Note: " is none.
  private static func isPair(_ shape: LineShape) -> Bool {
    shape.flags.contains(.keyValue) && !shape.isProse
  }

  /// Whether a line goes on with the sentence of the wrapped line before it.
  private static func continues(
    _ line: LineShape, after previous: LineShape, of first: LineShape
  ) -> Bool {
    guard !line.isBlank, !line.flags.contains(.listItem), !isPair(line) else { return false }
    if first.flags.contains(.listItem), line.flags.contains(.indented) { return true }
    let isWrapped =
      previous.characters >= shortestWrappedLine && previous.characters <= longestWrappedLine
      && line.characters <= min(longestWrappedLine, previous.characters + longestFirstWord)
    guard isWrapped else { return false }
    return !previous.flags.contains(.endsSentence) || line.flags.contains(.startsLower)
  }

  private static func kind(of shape: LineShape, isAlone: Bool) -> Block.Kind {
    if shape.flags.contains(.listItem) { return .listItem }
    if !isAlone || shape.isProse || shape.flags.contains(.endsSentence) { return .paragraph }
    if shape.words > mostHeadingWords { return .paragraph }
    let looksLikeHeading =
      shape.words >= 2 && shape.links == 0 && shape.digits * 3 <= shape.characters
      && !shape.flags.contains(.startsLower)
    return looksLikeHeading ? .heading : .label
  }
}
