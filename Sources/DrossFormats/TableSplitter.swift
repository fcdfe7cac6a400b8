import DrossText

/// Finds the ends of the rows of a table.
struct TableSplitter {
  /// The longest row with line ends in it; beyond, a stray quotation mark is more likely.
  static let rowLimit = 16 << 20

  /// A row.
  struct Row {
    /// The offset after its last field.
    var end: Int
    /// The offset after its line ending.
    var next: Int
    /// How many lines it takes.
    var lineCount: Int
    /// What is wrong with it: then it is one line.
    var fault: RecordFault?
  }

  let separator: UInt8

  /// The row that starts there; `nil` when more bytes are needed.
  func row(in bytes: Span<UInt8>, from start: Int, isEnd: Bool) -> Row? {
    var position = start
    var lineCount = 1
    var isFieldStart = true
    // Whether the field has quotation marks around it, and whether this place is between them.
    var hasQuotes = false
    var isQuoted = false
    var firstLineFeed: Int?
    if start == 0, bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      position = 3
    }
    while position < bytes.count {
      let byte = bytes[position]
      if isQuoted {
        if byte == 0x22 {
          // Of two quotation marks the second opens the field again, which is the same to its end.
          isQuoted = false
        } else if byte == 0x0A {
          if firstLineFeed == nil { firstLineFeed = position }
          lineCount += 1
          if position - start > Self.rowLimit { break }
        }
      } else if byte == 0x0A {
        return Row(
          end: Self.end(bytes, start, position), next: position + 1, lineCount: lineCount)
      } else if byte == 0x22 {
        // Elsewhere in a field it is a letter like others.
        if isFieldStart { hasQuotes = true }
        isQuoted = hasQuotes
      }
      isFieldStart = byte == separator && !isQuoted
      if isFieldStart { hasQuotes = false }
      position += 1
    }
    if position < bytes.count || isQuoted && isEnd {
      // The field is never closed. What can be said is that the first line is wrong.
      let lineFeed = firstLineFeed ?? bytes.count
      return Row(
        end: Self.end(bytes, start, lineFeed), next: min(lineFeed + 1, bytes.count), lineCount: 1,
        fault: .openQuote)
    }
    guard isEnd else { return nil }
    return Row(end: Self.end(bytes, start, bytes.count), next: bytes.count, lineCount: lineCount)
  }

  private static func end(_ bytes: Span<UInt8>, _ start: Int, _ lineFeed: Int) -> Int {
    lineFeed > start && bytes[lineFeed - 1] == 0x0D ? lineFeed - 1 : lineFeed
  }
}

/// Finds the ends of the records of a web archive.
enum WARCSplitter {
  /// A header beyond this is none.
  static let headerLimit = 1 << 20

  /// A record, or bytes between records.
  struct Found {
    var content: TextRange?
    var next: Int
    var fault: RecordFault?
  }

  /// What stands there; `nil` when more bytes are needed.
  static func record(in bytes: Span<UInt8>, from start: Int, isEnd: Bool) -> Found? {
    if bytes[start] == 0x0D || bytes[start] == 0x0A {
      var next = start
      while next < bytes.count, bytes[next] == 0x0D || bytes[next] == 0x0A { next += 1 }
      return Found(next: next)
    }
    guard bytes.count - start >= 5 || isEnd else { return nil }
    guard WARCRecord.startsRecord(bytes, at: start) else {
      return bad(.noWARC, in: bytes, from: start, isEnd: isEnd)
    }
    guard let record = WARCRecord(bytes.extracting(start..<bytes.count)) else {
      // The header may be whole and wrong, or not yet whole.
      if !isEnd, bytes.count - start < headerLimit, !hasEmptyLine(bytes, from: start) { return nil }
      return bad(.badWARCHeader, in: bytes, from: start, isEnd: isEnd)
    }
    let end = start + record.block.end
    guard end <= bytes.count else {
      guard isEnd else { return nil }
      return Found(content: TextRange(start, bytes.count), next: bytes.count, fault: .shortWARC)
    }
    // Two line ends close a record.
    guard bytes.count >= end + 4 || isEnd else { return nil }
    var next = end
    while next < min(end + 4, bytes.count), bytes[next] == 0x0D || bytes[next] == 0x0A { next += 1 }
    return Found(content: TextRange(start, end), next: next)
  }

  /// Everything up to where the next record may start.
  private static func bad(
    _ fault: RecordFault, in bytes: Span<UInt8>, from start: Int, isEnd: Bool
  ) -> Found? {
    var position = start + 1
    while position < bytes.count {
      if bytes[position - 1] == 0x0A, WARCRecord.startsRecord(bytes, at: position) {
        return Found(content: TextRange(start, position), next: position, fault: fault)
      }
      position += 1
    }
    guard isEnd || bytes.count - start > headerLimit else { return nil }
    return Found(content: TextRange(start, bytes.count), next: bytes.count, fault: fault)
  }

  private static func hasEmptyLine(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    var lineStart = start
    for position in start..<bytes.count where bytes[position] == 0x0A {
      let count = position - lineStart
      if count == 0 || count == 1 && bytes[lineStart] == 0x0D { return true }
      lineStart = position + 1
    }
    return false
  }
}
