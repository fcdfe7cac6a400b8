import DrossText

/// Reads records whose ends must be searched for: rows of tables, records of web archives.
struct SplitReader: ~Copyable {
  private var file: InputFile
  private let separator: UInt8?
  private let batchSize: Int
  private var rest: [UInt8] = []
  private var offset = 0
  private var line = 1
  private var header: TableHeader?
  private var preamble: [UInt8] = []

  /// - Parameter separator: what stands between fields; `nil` for web archives.
  init(_ file: consuming InputFile, separator: UInt8?, batchSize: Int) {
    self.file = file
    self.separator = separator
    self.batchSize = max(batchSize, 1)
  }

  /// The next records; `nil` at the end.
  mutating func next() throws(FormatError) -> RecordBatch? {
    var bytes = rest
    var total = batchSize + batchSize / 4
    rest = []
    var records: [RecordBatch.Record] = []
    var position = 0
    var nextLine = line
    reading: while true {
      if bytes.count < total, !file.isAtEnd, file.failure == nil {
        bytes = try file.read(after: bytes[...], total: total)
      }
      // Behind damage stands nothing; the record that it cuts is not whole.
      let isEnd = file.isAtEnd
      while position < bytes.count {
        if position >= batchSize { break reading }
        let step = try split(bytes, at: position, line: nextLine, isEnd: isEnd)
        guard let step else { break }
        if let record = step.record { records.append(record) }
        nextLine = step.line
        position = step.next
      }
      if isEnd || file.failure != nil { break }
      total = bytes.count * 2
    }
    if position == 0 {
      // Nothing whole stands before the damage: the next reading tells of it.
      if file.failure != nil { _ = try file.read(after: [], total: 1) }
      return nil
    }
    if position < bytes.count { rest = Array(bytes[position...]) }
    bytes.removeLast(bytes.count - position)
    let layout: RecordLayout = header.map { .table($0) } ?? .warc
    defer {
      offset += bytes.count
      line = nextLine
    }
    return RecordBatch(
      bytes: bytes, offset: offset, records: records, layout: layout,
      preamble: preamble, compression: file.compression)
  }

  /// What was found: where to go on, and a record, unless there is none there.
  private struct Step {
    var record: RecordBatch.Record?
    var next: Int
    var line: Int
  }

  /// The next record; `nil` when more bytes are needed.
  private mutating func split(
    _ bytes: [UInt8], at start: Int, line: Int, isEnd: Bool
  ) throws(FormatError) -> Step? {
    guard let separator else { return archived(bytes.span, at: start, number: line, isEnd: isEnd) }
    let found = TableSplitter(separator: separator).row(in: bytes.span, from: start, isEnd: isEnd)
    guard let row = found else { return nil }
    let content = TextRange(start, row.end)
    let next = Step(next: row.next, line: line + row.lineCount)
    let isBlank = content.count == 0
    if header == nil {
      // Blank lines may stand before the header.
      if isBlank { return next }
      do throws(FormatError) {
        header = try TableHeader(bytes.span.extracting(content.range), separator: separator)
      } catch {
        throw error.located(in: file.path, line: line, recordStart: offset + start)
      }
      preamble = Array(bytes[..<row.next])
      return next
    }
    if isBlank { return next }
    var step = next
    step.record = RecordBatch.Record(
      content: content, whole: TextRange(start, row.next), line: line, fault: row.fault)
    return step
  }

  private func archived(
    _ bytes: Span<UInt8>, at start: Int, number: Int, isEnd: Bool
  ) -> Step? {
    guard let found = WARCSplitter.record(in: bytes, from: start, isEnd: isEnd) else { return nil }
    guard let content = found.content else {
      return Step(next: found.next, line: number)
    }
    return Step(
      record: .init(
        content: content, whole: TextRange(start, found.next), line: number, fault: found.fault),
      next: found.next, line: number + 1)
  }
}
