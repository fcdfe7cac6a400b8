public import DrossRules
public import DrossText

/// A document and what was found in it: what every reporter gets to see.
public struct ReportedDocument: Sendable {
  /// The path as the user knows it, or `-` for standard input; it need not be UTF-8.
  public var path: [UInt8]
  /// The name of the record, for a file of many.
  public var recordID: String?
  /// The line of the record in its file, from 1, for a file of many.
  public var recordLine: Int?
  /// The text as it was read; the offsets of the findings count these bytes.
  public var bytes: [UInt8]
  /// The lines of `bytes`.
  public var lines: LineTable
  /// What was found, in the order in which it is to be reported.
  public var findings: [Finding]
  /// What carries out the findings that are safe enough, in bytes of the text.
  public var plan: EditPlan
  /// What all findings together say, if that is to be reported too.
  public var summary: DocumentSummary?

  /// A document under a path of any bytes.
  public init(
    path: [UInt8], recordID: String? = nil, recordLine: Int? = nil, bytes: [UInt8],
    lines: LineTable, findings: [Finding] = [], plan: EditPlan = EditPlan(sorted: []),
    summary: DocumentSummary? = nil
  ) {
    self.path = path
    self.recordID = recordID
    self.recordLine = recordLine
    self.bytes = bytes
    self.lines = lines
    self.findings = findings
    self.plan = plan
    self.summary = summary
  }

  /// A document made from a source; the lines are those of the source, or found here.
  ///
  /// - Complexity: O(bytes) without `lines`.
  public init(_ source: Source, lines: LineTable? = nil, findings: [Finding] = []) {
    self.init(
      path: Array(source.name.utf8), recordID: source.recordID, bytes: source.bytes,
      lines: lines ?? LineTable(source.bytes.span), findings: findings)
  }
}
