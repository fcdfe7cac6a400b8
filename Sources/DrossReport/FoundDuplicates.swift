public import DrossDedup
public import DrossText

/// What several documents have in common, with the bytes that it stands at.
public struct FoundDuplicates: Sendable {
  /// A document by the names that people know it by.
  public struct Document: Hashable, Sendable {
    /// The path, or `-` for standard input; it need not be UTF-8.
    public var path: [UInt8]
    /// The name of the record, for a file of many.
    public var recordID: String?
    /// The line of the record in its file, from 1, for a file of many.
    public var recordLine: Int?

    /// A document of the given names.
    public init(path: [UInt8], recordID: String? = nil, recordLine: Int? = nil) {
      self.path = path
      self.recordID = recordID
      self.recordLine = recordLine
    }
  }

  /// The documents; the report counts them in this order.
  public var documents: [Document]
  /// The texts of the documents, in the same order.
  public var texts: [[UInt8]]
  /// What was found.
  public var report: DuplicateReport
  /// The bytes of both sides of each passage of the report.
  public var passageRanges: [(first: TextRange, second: TextRange)]
  /// The bytes of the examples of each repeated passage.
  public var exampleRanges: [[TextRange]]
  /// The text of the first example of each repeated passage.
  public var repeatedTexts: [[UInt8]]

  /// What was found, with its places.
  public init(
    documents: [Document], texts: [[UInt8]], report: DuplicateReport,
    passageRanges: [(first: TextRange, second: TextRange)], exampleRanges: [[TextRange]],
    repeatedTexts: [[UInt8]]
  ) {
    self.documents = documents
    self.texts = texts
    self.report = report
    self.passageRanges = passageRanges
    self.exampleRanges = exampleRanges
    self.repeatedTexts = repeatedTexts
  }

  /// Whether there is nothing to tell.
  public var isEmpty: Bool {
    report.passages.isEmpty && report.pairs.isEmpty && report.repeated.isEmpty
  }
}
