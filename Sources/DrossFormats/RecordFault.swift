/// What is wrong with a record of a table or of a WARC file.
public enum RecordFault: Hashable, Sendable {
  /// A quotation mark opens a field and none closes it.
  case openQuote
  /// Other bytes stand between the closing quotation mark of a field and the next separator.
  case bytesAfterQuote
  /// The record has another number of fields than the header.
  case fieldCount(Int, expected: Int)
  /// The file does not go on with a WARC record.
  case noWARC
  /// The header of a WARC record has no end, or no length.
  case badWARCHeader
  /// The file ends inside a WARC record.
  case shortWARC

  /// The fault in words.
  public var text: String {
    switch self {
    case .openQuote: "a quotation mark opens a field and none closes it"
    case .bytesAfterQuote: "there are bytes between a closing quotation mark and the next separator"
    case .fieldCount(let count, let expected):
      "the record has \(count) \(count == 1 ? "field" : "fields"), the header \(expected)"
    case .noWARC: "expected a WARC record"
    case .badWARCHeader: "the header of the WARC record has no 'Content-Length', or no end"
    case .shortWARC: "the file ends inside the WARC record"
    }
  }
}
