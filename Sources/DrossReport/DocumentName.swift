/// The names by which people know a document.
public struct DocumentName: Hashable, Sendable {
  /// The path, or `-` for standard input; it need not be UTF-8.
  public var path: [UInt8]
  /// The name of the record, for a file of many.
  public var recordID: String?
  /// The line of the record in its file, from 1, for a file of many.
  public var recordLine: Int?

  /// The document at `path`, or the record of that name there.
  public init(_ path: String, record: String? = nil) {
    self.init(path: Array(path.utf8), recordID: record)
  }

  /// The document at `path`, or one of its records.
  public init(path: [UInt8], recordID: String? = nil, recordLine: Int? = nil) {
    self.path = path
    self.recordID = recordID
    self.recordLine = recordLine
  }
}
