import DrossText

/// The names of the columns of a table, and what stands between its fields.
package struct TableHeader: Hashable, Sendable {
  /// The byte between fields: a comma or a tab.
  let separator: UInt8
  /// The names, quotation marks resolved.
  package let names: [[UInt8]]

  /// The header in the first record of a table.
  init(_ record: Span<UInt8>, separator: UInt8) throws(FormatError) {
    self.separator = separator
    var names: [[UInt8]] = []
    for field in try Self.fields(in: record, separator: separator) {
      names.append(field.decoded(in: record))
    }
    if let first = names.first, first.starts(with: [0xEF, 0xBB, 0xBF]) {
      names[0] = Array(first.dropFirst(3))
    }
    self.names = names
  }

  /// Which column is called so; `nil` when there is none, or more than one.
  package func column(_ field: FieldPath) -> Int? {
    let wanted = Array(field.text.utf8)
    guard let first = names.firstIndex(of: wanted), names.lastIndex(of: wanted) == first else {
      return nil
    }
    return first
  }

  /// The text in a record.
  func text(
    in record: Span<UInt8>, field: FieldPath, id: FieldPath?
  ) throws(FormatError) -> RecordText {
    let fields = try Self.fields(in: record, separator: separator)
    guard fields.count == names.count else {
      throw FormatError(fault: .fieldCount(fields.count, expected: names.count))
    }
    guard let column = column(field) else {
      var error = FormatError(.fieldMissing, path: "")
      error.field = field.text
      throw error
    }
    let idColumn = id.flatMap { self.column($0) }
    return RecordText(
      place: .table(fields[column]), bytes: fields[column].decoded(in: record),
      id: idColumn.map { String(decoding: fields[$0].decoded(in: record), as: UTF8.self) })
  }

  /// The fields of one record.
  static func fields(
    in record: Span<UInt8>, separator: UInt8
  ) throws(FormatError) -> [TableField] {
    var fields: [TableField] = []
    var start = 0
    // A byte order mark stands before the first field.
    if record.count >= 3, record[0] == 0xEF, record[1] == 0xBB, record[2] == 0xBF { start = 3 }
    while true {
      let isQuoted = start < record.count && record[start] == 0x22
      var end = start
      var quotes: [Int] = []
      if isQuoted {
        end += 1
        while true {
          guard end < record.count else { throw FormatError(fault: .openQuote, byte: start) }
          guard record[end] == 0x22 else {
            end += 1
            continue
          }
          guard end + 1 < record.count, record[end + 1] == 0x22 else { break }
          quotes.append(end)
          end += 2
        }
        end += 1
        guard end == record.count || record[end] == separator else {
          throw FormatError(fault: .bytesAfterQuote, byte: end)
        }
        fields.append(
          TableField(
            range: TextRange(start + 1, end - 1), isQuoted: true, quotes: quotes,
            separator: separator))
      } else {
        while end < record.count, record[end] != separator { end += 1 }
        fields.append(
          TableField(
            range: TextRange(start, end), isQuoted: false, quotes: [], separator: separator))
      }
      guard end < record.count else { return fields }
      start = end + 1
    }
  }
}

/// One field of a record of a table.
struct TableField: Hashable, Sendable {
  /// What stands in the field, without the quotation marks around it.
  let range: TextRange
  /// Whether there are quotation marks around it.
  let isQuoted: Bool
  /// Where two quotation marks stand for one.
  let quotes: [Int]
  let separator: UInt8

  /// What the field says.
  func decoded(in record: Span<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count - quotes.count)
    var position = range.start
    for quote in quotes {
      unsafe record.extracting(position..<quote + 1).withUnsafeBufferPointer {
        unsafe bytes.append(contentsOf: $0)
      }
      position = quote + 2
    }
    unsafe record.extracting(position..<range.end).withUnsafeBufferPointer {
      unsafe bytes.append(contentsOf: $0)
    }
    return bytes
  }

  /// A plan for what the field says, as a plan for the record.
  func rawPlan(for plan: EditPlan, decoded: [UInt8], in record: Span<UInt8>) -> EditPlan {
    let output = plan.apply(to: decoded)
    // A record of one field, and that one empty, would be a blank line.
    let isBlank = output.isEmpty && range.count == record.count
    if !isQuoted, isBlank || needsQuotes(output) {
      // A field without quotation marks cannot hold what comes out.
      let written = [0x22] + Self.doubled(output) + [0x22]
      return EditPlan(sorted: [Edit(range, replacement: written, rule: plan.edits[0].rule)])
    }
    return EditPlan(
      sorted: plan.edits.map { edit in
        Edit(
          TextRange(raw(edit.range.start), raw(edit.range.end)),
          replacement: isQuoted ? Self.doubled(edit.replacement) : edit.replacement, rule: edit.rule
        )
      })
  }

  /// Where a byte of what the field says stands in the record.
  ///
  /// - Complexity: O(log quotation marks).
  private func raw(_ offset: Int) -> Int {
    // Quotation mark number i is byte `quotes[i] - start - i` of what the field says; those before the
    // offset take two bytes.
    var low = 0
    var high = quotes.count
    while low < high {
      let middle = (low + high) / 2
      if quotes[middle] - range.start - middle < offset { low = middle + 1 } else { high = middle }
    }
    return range.start + offset + low
  }

  private func needsQuotes(_ bytes: [UInt8]) -> Bool {
    bytes.first == 0x22 || bytes.contains { $0 == separator || $0 == 0x0A || $0 == 0x0D }
  }

  private static func doubled(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x22) else { return bytes }
    return bytes.flatMap { $0 == 0x22 ? [$0, $0] : [$0] }
  }
}
