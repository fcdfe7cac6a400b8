import DrossUnicode

/// Whether words stand where a key stands: before a colon, in the first cell of a row, before a tab,
/// or alone on a line as the label of the line below.
enum KeyPlace {
  static func isKey(_ range: Range<Int>, line: Int, in view: TextView) -> Bool {
    let bytes = view.folded.bytes
    let text = bytes.span
    let content = view.folded.lines[line]
    let shape = view.shapes[line]
    let body = content.lowerBound + Int(shape.bodyStart)
    if range.lowerBound == body {
      let keyEnd = content.lowerBound + Int(shape.keyEnd)
      if shape.flags.contains(.keyValue), range.upperBound == keyEnd { return true }
      if range.upperBound == view.trimmed(content).upperBound { return true }
    }
    return isBehindSeparator(range, body, text) && isBeforeColon(range, content.upperBound, text)
  }

  /// Several pairs on one line: `Name: A | Job: B`.
  private static func isBehindSeparator(
    _ range: Range<Int>, _ body: Int, _ text: Span<UInt8>
  ) -> Bool {
    var index = range.lowerBound
    while index > body, text[index - 1] == 0x20 { index -= 1 }
    guard index > body else { return true }
    switch text[index - 1] {
    case 0x7C, 0x3B, 0x2C, 0x2F, 0x2E: return true  // | ; , / .
    case 0x80...:
      let kind = ScalarKind.of(ScalarReader.readBackward(text, before: index).value)
      return kind == .bullet || kind == .symbol
    default: return false
    }
  }

  private static func isBeforeColon(_ range: Range<Int>, _ end: Int, _ text: Span<UInt8>) -> Bool {
    var index = range.upperBound
    while index < end, text[index] == 0x20 { index += 1 }
    guard index < end, text[index] == 0x3A else { return false }
    return index + 1 == end || text[index + 1] == 0x20
  }
}
