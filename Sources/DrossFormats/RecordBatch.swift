public import DrossText

/// How the records of a file are laid out.
package enum RecordLayout: Hashable, Sendable {
  /// One JSON object a line.
  case jsonl
  /// Fields with separators, under a header with their names (RFC 4180).
  case table(TableHeader)
  /// WARC and WET.
  case warc
}

/// Some whole records of a file.
public struct RecordBatch: Sendable {
  /// One record.
  public struct Record: Hashable, Sendable {
    /// The bytes without the line ending, counted in `bytes` of the batch.
    public let content: TextRange
    /// The bytes with the line ending.
    public let whole: TextRange
    /// The line on which it starts, from 1; in WARC the number of the record.
    public let line: Int
    /// What is wrong with the bounds of the record, if anything.
    public var fault: RecordFault?
  }

  /// The bytes of the records with everything between them, as they are in the file.
  public let bytes: [UInt8]
  /// The offset of the first byte in the file.
  public let offset: Int
  /// The records in order; blank lines and the header of a table are none.
  public let records: [Record]
  /// How the records are laid out.
  package let layout: RecordLayout
  /// The header of a table, which stands in the first batch: a part of the file needs it too.
  public let preamble: [UInt8]
  /// How the file is compressed; offsets count the bytes that come out.
  public let compression: Compression?
  private let source: SourceFile?

  init(_ lines: JSONLinesBatch) {
    bytes = lines.bytes
    offset = lines.offset
    layout = .jsonl
    preamble = []
    compression = lines.compression
    source = lines.source
    var records: [Record] = []
    var start = 0
    for (index, line) in lines.lines.enumerated() {
      if !lines.isBlank(line) {
        records.append(
          Record(
            content: line.content, whole: TextRange(start, line.next),
            line: lines.firstLine + index))
      }
      start = line.next
    }
    self.records = records
  }

  init(
    bytes: [UInt8], offset: Int, records: [Record], layout: RecordLayout,
    preamble: [UInt8], compression: Compression?
  ) {
    self.bytes = bytes
    self.offset = offset
    self.records = records
    self.layout = layout
    self.preamble = preamble
    self.compression = compression
    source = nil
  }

  /// The text of a record and its id; `nil` for a record that has none and needs none.
  ///
  /// - Throws: what is wrong with the record; the byte offset is counted from its start.
  /// - Complexity: O(bytes).
  package func text(
    of record: Record, field: FieldPath, id: FieldPath?
  ) throws(FormatError) -> RecordText? {
    let bytes = bytes
    let span = bytes.span.extracting(record.content.range)
    if let fault = record.fault { throw FormatError(fault: fault) }
    switch layout {
    case .jsonl:
      do {
        let found = try JSONText.locate(field: field, id: id, in: span)
        return RecordText(
          place: .json(found.text), bytes: found.text.decoded(in: span),
          id: found.id.map { $0.text(in: span) })
      } catch {
        // A record whose text is null has nothing to clean.
        if error.code == .fieldIsNull { return nil }
        throw error
      }
    case .table(let header): return try header.text(in: span, field: field, id: id)
    case .warc: return WARCRecord(span)?.text(in: span, id: id)
    }
  }

  /// Where the text of a record can be read once more; `nil` for streams, for what is compressed and for other
  /// formats than JSON Lines.
  package func origin(of text: RecordText, in record: Record) -> TextOrigin? {
    guard let source, case .json(let literal) = text.place else { return nil }
    let start = offset + record.content.start
    return TextOrigin(
      source, start + literal.range.start..<start + literal.range.end,
      hasEscapes: literal.hasEscapes)
  }

  /// The site that a record says it is of, or an address there; `nil` when it does not say.
  ///
  /// - Parameter field: where that stands; in WARC a header, by default `WARC-Target-URI`.
  /// - Complexity: O(bytes).
  package func site(of record: Record, field: FieldPath?) -> [UInt8]? {
    if layout == .warc {
      let bytes = bytes
      let span = bytes.span.extracting(record.content.range)
      return WARCRecord(span)?.value(of: field?.text ?? "WARC-Target-URI", in: span)
    }
    guard let field, let found = try? text(of: record, field: field, id: nil) else { return nil }
    return found.bytes
  }
}

/// The text of a record, and where it stands there.
package struct RecordText: Sendable {
  enum Place: Sendable {
    case json(JSONLiteral)
    case table(TableField)
    case warc(WARCRecord.Text)
  }

  let place: Place
  /// The text, with what it is written in taken off.
  package let bytes: [UInt8]
  /// The id of the record.
  package let id: String?

  /// A plan for the text, as a plan for the record.
  ///
  /// Every byte outside the edits is what it was.
  ///
  /// - Parameter record: the bytes in which the text was found.
  /// - Complexity: O(bytes).
  package func rawPlan(for plan: EditPlan, in record: Span<UInt8>) -> EditPlan {
    guard !plan.isEmpty else { return plan }
    return switch place {
    case .json(let literal): literal.rawPlan(for: plan, decoded: bytes, in: record)
    case .table(let field): field.rawPlan(for: plan, decoded: bytes, in: record)
    case .warc(let text): text.rawPlan(for: plan)
    }
  }
}
