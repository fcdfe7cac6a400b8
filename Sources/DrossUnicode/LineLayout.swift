import CDrossTables

/// Where bullet, key and value of a line are, in its folded form.
struct LineLayout {
  /// A key is at most this many folded bytes long, and this many words.
  static let longestKey = 48
  static let mostKeyWords = 4

  var flags: LineShape.Flags = []
  /// Offsets from the start of the line.
  var bodyStart = 0
  var keyEnd = 0
  var valueStart = 0

  /// Reads the line `line` of `text`.
  ///
  /// - Parameter tab: the folded offset, from the start of the line, of a tab behind the first words.
  init(of text: Span<UInt8>, line: Range<Int>, tab: Int?) {
    var reader = LayoutReader(position: line.lowerBound, end: line.upperBound)
    reader.readMargin(text)
    flags = reader.flags
    bodyStart = reader.position - line.lowerBound
    keyEnd = bodyStart
    valueStart = bodyStart
    let ending = reader.ending(text)
    if ending == 0x3A { flags.insert(.endsWithColon) }
    guard let key = reader.readKey(text, tab: tab.map { $0 + line.lowerBound }) else { return }
    flags.insert(.keyValue)
    keyEnd = key.end - line.lowerBound
    valueStart = key.valueStart - line.lowerBound
  }
}

private struct LayoutReader {
  var flags: LineShape.Flags = []
  var position: Int
  let end: Int

  init(position: Int, end: Int) {
    self.position = position
    self.end = end
  }

  private func isSpace(_ text: Span<UInt8>, _ index: Int) -> Bool {
    index >= end || text[index] == 0x20
  }

  private mutating func skipSpaces(_ text: Span<UInt8>) {
    while position < end, text[position] == 0x20 { position += 1 }
  }

  /// Indent, table bar, bullet or number, and marks of emphasis.
  mutating func readMargin(_ text: Span<UInt8>) {
    if position < end, text[position] == 0x20 {
      flags.insert(.indented)
      position += 1
    }
    guard position < end else { return }
    if text[position] == 0x7C {
      flags.insert(.tableRow)
      position += 1
      skipSpaces(text)
    } else if let count = bulletLength(text) ?? numberLength(text) {
      flags.insert(.listItem)
      position += count
      skipSpaces(text)
    }
    while position < end, text[position] == 0x2A || text[position] == 0x5F || text[position] == 0x23
    {
      position += 1
    }
    skipSpaces(text)
  }

  private func bulletLength(_ text: Span<UInt8>) -> Int? {
    switch text[position] {
    case 0x2A, 0x2B, 0x2D, 0x3E:  // * + - >
      return position + 1 < end && isSpace(text, position + 1) ? 1 : nil
    case 0x80...:
      let scalar = ScalarReader.read(text, at: position)
      return ScalarKind.of(scalar.value) == .bullet ? scalar.byteCount : nil
    default:
      return nil
    }
  }

  private func numberLength(_ text: Span<UInt8>) -> Int? {
    var index = position
    while index < end, index < position + 3, (0x30...0x39).contains(text[index]) { index += 1 }
    if index == position, (0x61...0x7A).contains(text[index]) { index += 1 }
    guard index > position, index + 1 < end, isSpace(text, index + 1) else { return nil }
    let isClosed = text[index] == 0x29 || (text[index] == 0x2E && text[position] < 0x3A)
    return isClosed ? index + 1 - position : nil
  }

  /// The last byte of the line that is no mark of emphasis or table bar.
  func ending(_ text: Span<UInt8>) -> UInt8? {
    var index = end
    while index > position {
      index -= 1
      let byte = text[index]
      if byte != 0x2A, byte != 0x5F, byte != 0x7C, byte != 0x20 { return byte }
    }
    return nil
  }

  /// The key before a colon, a table bar or a tab.
  func readKey(_ text: Span<UInt8>, tab: Int?) -> (end: Int, valueStart: Int)? {
    var index = position
    var words = 1
    var wordLength = 0
    var hasLetter = false
    let limit = min(end, position + LineLayout.longestKey)
    // Most lines have nothing there that could part a key from its value.
    guard tab != nil || hasSeparator(text, from: position, to: limit) else { return nil }
    while index < limit {
      let byte = text[index]
      let isBar = byte == 0x7C && flags.contains(.tableRow)
      let isColon = byte == 0x3A && (isSpace(text, index + 1) || text[index + 1] == 0x2A)
      if isBar || isColon || index == tab {
        guard hasLetter else { return nil }
        return key(text, separator: index)
      }
      switch byte {
      case 0x20:
        words += index + 1 < end && text[index + 1] != 0x3A && text[index + 1] != 0x7C ? 1 : 0
      case 0x21, 0x22, 0x2C, 0x3B, 0x3F, 0x3A: return nil
      case 0x2E:
        // A short word with a full stop may be an abbreviation.
        guard wordLength <= 3 else { return nil }
      case 0x61...0x7A, 0x80...: hasLetter = true
      default: break
      }
      guard words <= LineLayout.mostKeyWords else { return nil }
      wordLength = byte == 0x20 ? 0 : wordLength + (byte & 0xC0 == 0x80 ? 0 : 1)
      index += 1
    }
    return nil
  }

  /// Whether a colon or a bar stands in a stretch of at most 64 bytes.
  private func hasSeparator(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    guard start < end else { return false }
    return unsafe text.extracting(start..<end).withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return false }
      return unsafe dross_has_separator(base, Int64(buffer.count))
    }
  }

  private func key(_ text: Span<UInt8>, separator: Int) -> (end: Int, valueStart: Int) {
    var keyEnd = separator
    while keyEnd > position,
      text[keyEnd - 1] == 0x20 || text[keyEnd - 1] == 0x2A || text[keyEnd - 1] == 0x5F
    {
      keyEnd -= 1
    }
    var valueStart = separator + 1
    while valueStart < end, text[valueStart] == 0x20 || text[valueStart] == 0x2A {
      valueStart += 1
    }
    return (keyEnd, min(valueStart, end))
  }
}
