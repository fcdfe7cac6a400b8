import DrossText

/// A record of a web archive, read as far as it takes to find a text (WARC 1.1, ISO 28500).
struct WARCRecord {
  /// Where the text of a record is, and what its length is written in.
  struct Text: Hashable, Sendable {
    let range: TextRange
    /// The length of the block, of which the text is a part or all.
    let blockLength: Length
    /// The length of the body of an answer by HTTP, which is the text, if its head says it.
    var bodyLength: Length?
    /// Header lines that are not true any more when the text changes: digests.
    let digests: [TextRange]
    /// The same in the head of an answer by HTTP, which is a part of the block.
    var bodyDigests: [TextRange] = []
  }

  /// A number in a header.
  struct Length: Hashable, Sendable {
    let range: TextRange
    let value: Int
  }

  private struct Header {
    /// The lines, with their ends.
    var lines: [(name: String, value: TextRange, whole: TextRange)] = []
    /// Where what comes after the empty line starts.
    var end: Int

    func line(_ name: String) -> (value: TextRange, whole: TextRange)? {
      lines.first { $0.name == name }.map { ($0.value, $0.whole) }
    }

    func lines(_ names: [String]) -> [TextRange] {
      lines.filter { names.contains($0.name) }.map(\.whole)
    }
  }

  private let header: Header
  private let length: Length
  /// What comes after the header.
  let block: TextRange

  /// Reads the header at the start of `bytes`; `nil` when there is none, or it has no length.
  ///
  /// The block may reach beyond the bytes.
  init?(_ bytes: Span<UInt8>) {
    guard Self.startsRecord(bytes, at: 0), let header = Self.header(bytes, from: 0),
      let line = header.line("content-length"), let value = Self.number(bytes, line.value)
    else { return nil }
    self.header = header
    length = Length(range: line.value, value: value)
    block = TextRange(header.end, header.end + value)
  }

  /// Whether a record starts there.
  static func startsRecord(_ bytes: Span<UInt8>, at start: Int) -> Bool {
    let sign: [UInt8] = [0x57, 0x41, 0x52, 0x43, 0x2F]
    guard start + sign.count <= bytes.count else { return false }
    return sign.indices.allSatisfy { bytes[start + $0] == sign[$0] }
  }

  /// The text of the record: all of it when it is plain text, or the body when it is an answer by
  /// HTTP that is plain text as it stands; `nil` for everything else.
  func text(in bytes: Span<UInt8>, id: FieldPath?) -> RecordText? {
    guard block.end <= bytes.count, let type = header.line("content-type") else { return nil }
    var text: Text?
    let digests = header.lines(["warc-block-digest", "warc-payload-digest"])
    switch Self.mediaType(bytes, type.value) {
    case "text/plain": text = Text(range: block, blockLength: length, digests: digests)
    case "application/http":
      guard let http = Self.header(bytes.extracting(first: block.end), from: block.start),
        let inner = http.line("content-type"), Self.mediaType(bytes, inner.value) == "text/plain",
        http.line("transfer-encoding") == nil, http.line("content-encoding") == nil
      else { return nil }
      var body = Text(
        range: TextRange(http.end, block.end), blockLength: length, digests: digests,
        // RFC 1864, RFC 3230 and RFC 9530. An entity tag is a name and stays.
        bodyDigests: http.lines(["content-md5", "digest", "content-digest", "repr-digest"]))
      if let line = http.line("content-length") {
        guard let value = Self.number(bytes, line.value), value == block.end - http.end else {
          return nil
        }
        body.bodyLength = Length(range: line.value, value: value)
      }
      text = body
    default: return nil
    }
    return text.map { text in
      RecordText(
        place: .warc(text), bytes: Self.copy(bytes, text.range),
        id: value(of: id?.text ?? "WARC-Record-ID", in: bytes).map {
          String(decoding: $0, as: UTF8.self)
        })
    }
  }

  /// What the header says under `name`, in letters of any case.
  func value(of name: String, in bytes: Span<UInt8>) -> [UInt8]? {
    let name = name.utf8.map { $0 | 0x20 }
    let line = header.lines.first { $0.name.utf8.elementsEqual(name) }
    return line.map { Self.copy(bytes, $0.value) }
  }

  /// The lines up to an empty one, names in small letters; `nil` when it does not come.
  private static func header(_ bytes: Span<UInt8>, from start: Int) -> Header? {
    var header = Header(end: start)
    var position = start
    var isFirst = true
    while true {
      var end = position
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      guard end < bytes.count else { return nil }
      let next = end + 1
      if end > position, bytes[end - 1] == 0x0D { end -= 1 }
      if end == position {
        header.end = next
        return header
      }
      if !isFirst, !goesOn(bytes, position, next: next, &header) {
        add(bytes, TextRange(position, end), next: next, to: &header)
      }
      isFirst = false
      position = next
    }
  }

  /// Whether the line that starts there is more of the line before it, which then reaches to `next`.
  private static func goesOn(
    _ bytes: Span<UInt8>, _ start: Int, next: Int, _ header: inout Header
  ) -> Bool {
    guard bytes[start] == 0x20 || bytes[start] == 0x09, let last = header.lines.last,
      last.whole.end == start
    else { return false }
    header.lines[header.lines.count - 1].whole = TextRange(last.whole.start, next)
    return true
  }

  private static func add(
    _ bytes: Span<UInt8>, _ line: TextRange, next: Int, to header: inout Header
  ) {
    guard let colon = line.range.first(where: { bytes[$0] == 0x3A }) else { return }
    var start = colon + 1
    while start < line.end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    var end = line.end
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    let name = copy(bytes, TextRange(line.start, colon)).map { $0 | 0x20 }
    header.lines.append(
      (
        String(decoding: name, as: UTF8.self), TextRange(start, end), TextRange(line.start, next)
      ))
  }

  /// The type without its parameters, in small letters.
  private static func mediaType(_ bytes: Span<UInt8>, _ value: TextRange) -> String {
    let type = copy(bytes, value).prefix { $0 != 0x3B && $0 != 0x20 }
    return String(decoding: type.map { 0x41 <= $0 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func number(_ bytes: Span<UInt8>, _ range: TextRange) -> Int? {
    guard !range.isEmpty, range.count < 16 else { return nil }
    var value = 0
    for index in range.range {
      guard 0x30 <= bytes[index], bytes[index] <= 0x39 else { return nil }
      value = value * 10 + Int(bytes[index] - 0x30)
    }
    return value
  }

  private static func copy(_ bytes: Span<UInt8>, _ range: TextRange) -> [UInt8] {
    unsafe bytes.extracting(range.range).withUnsafeBufferPointer { unsafe Array($0) }
  }
}

extension WARCRecord.Text {
  /// A plan for the text, as a plan for the record: lengths change with it, digests go.
  func rawPlan(for plan: EditPlan) -> EditPlan {
    let growth = plan.edits.reduce(0) { $0 + $1.replacement.count - $1.range.count }
    var edits = plan.edits.map { edit in
      Edit(edit.range.shifted(by: range.start), replacement: edit.replacement, rule: edit.rule)
    }
    let blockGrowth = growth - bodyDigests.reduce(0) { $0 + $1.count }
    edits += [blockLength.edit(growth: blockGrowth), bodyLength?.edit(growth: growth)]
      .compactMap { $0 }
    edits += (digests + bodyDigests).map { Edit($0, rule: "format/digest") }
    return EditPlan(sorted: edits.sorted { $0.range < $1.range })
  }
}

extension WARCRecord.Length {
  /// The edit that lets the number say so many bytes more; `nil` for none.
  fileprivate func edit(growth: Int) -> Edit? {
    growth == 0
      ? nil : Edit(range, replacement: Array(String(value + growth).utf8), rule: "format/length")
  }
}
