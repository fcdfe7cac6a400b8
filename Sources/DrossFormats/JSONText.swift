import DrossText

/// The way to a field of a record: `text`, or `doc.text` for a field of an object in a field.
///
/// A field whose own name is `doc.text` is found as well. There is no way into arrays.
public struct FieldPath: Hashable, Sendable {
  /// The path as it was written.
  public let text: String
  /// What a name must be at each level to lead on.
  let steps: [[UInt8]]
  /// What a name must be at each level to be the field.
  let rests: [[UInt8]]

  /// The path written as `text`, with dots between names.
  public init(_ text: String) {
    self.text = text
    let names = text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    steps = names.dropLast().map { Array($0) }
    rests = names.indices.map { Array(names[$0...].joined(separator: [0x2E])) }
  }
}

/// Finds fields in JSON records without building them.
package enum JSONText {
  /// Where the fields asked for are in a record.
  package struct Fields: Hashable, Sendable {
    /// The text.
    package let text: JSONLiteral
    /// The id, when the record has one that is a string or a number.
    package let id: JSONIdentifier?
  }

  /// Makes sure that all of `record` is one JSON object, and finds the text and the id in it.
  ///
  /// A byte order mark at the start is passed over. Other fields may hold anything.
  ///
  /// - Parameter record: one line of a JSON Lines file, with or without its line ending.
  /// - Throws: `notJSON`, `notObject`, `fieldMissing`, `fieldIsNull`, `fieldNotString`,
  ///   `duplicateField`; the byte offset is counted from the start of the record.
  /// - Complexity: O(bytes), eight bytes a step inside strings; nothing is allocated.
  package static func locate(
    field: FieldPath, id: FieldPath?, in record: Span<UInt8>
  ) throws(FormatError) -> Fields {
    var search = FieldSearch(text: field, id: id)
    var failure: JSONScanner.Failure?
    do { try search.run(record) } catch { failure = error }
    // The syntax comes first: an error in it is there whatever field was asked for.
    if let failure {
      var error = FormatError(.notJSON, path: "")
      error.fault = failure.fault
      error.byte = failure.position
      throw error
    }
    func problem(_ code: FormatError.Code, _ path: FieldPath, at byte: Int?) -> FormatError {
      var error = FormatError(code, path: "")
      error.field = path.text
      error.byte = byte
      return error
    }
    guard search.isObject else { throw FormatError(.notObject, path: "") }
    if let byte = search.text.duplicate { throw problem(.duplicateField, field, at: byte) }
    if let id, let byte = search.id?.duplicate { throw problem(.duplicateField, id, at: byte) }
    switch search.text.value {
    case nil: throw problem(.fieldMissing, field, at: nil)
    case .null(let byte): throw problem(.fieldIsNull, field, at: byte)
    case .number(let range): throw problem(.fieldNotString, field, at: range.start)
    case .other(let byte): throw problem(.fieldNotString, field, at: byte)
    case .string(let text):
      return Fields(text: text, id: search.id.flatMap { JSONIdentifier($0.value) })
    }
  }
}

/// The id of a record, as it stands there.
package struct JSONIdentifier: Hashable, Sendable {
  private enum Value: Hashable {
    case number(TextRange)
    case string(JSONLiteral)
  }

  private let value: Value

  init?(_ value: FieldSearch.Value?) {
    switch value {
    case .number(let range): self.value = .number(range)
    case .string(let literal): self.value = .string(literal)
    default: return nil
    }
  }

  /// The id in words: the decoded string, or the number as it is written.
  ///
  /// - Parameter record: the bytes in which it was found.
  package func text(in record: Span<UInt8>) -> String {
    switch value {
    case .number(let range):
      let literal = JSONLiteral(range: range, hasEscapes: false)
      return String(decoding: literal.decoded(in: record), as: UTF8.self)
    case .string(let literal):
      return String(decoding: literal.decoded(in: record), as: UTF8.self)
    }
  }
}
