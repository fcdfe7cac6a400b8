public import DrossFormats
public import DrossText

/// One text and what was found in it: a file, or the text field of a record.
public struct CleanedDocument: Sendable {
  /// The id of the record, when the document is one.
  public let recordID: String?
  /// The line of the record in its file, from 1, when the document is one.
  public let recordLine: Int?
  /// What came of the text.
  public let result: CleaningResult
  /// What is done to the bytes of the piece because of it.
  public let plan: EditPlan

  init(recordID: String?, recordLine: Int? = nil, result: CleaningResult, plan: EditPlan) {
    self.recordID = recordID
    self.recordLine = recordLine
    self.result = result
    self.plan = plan
  }
}

/// Some bytes of a file and what is to be done to them: a whole text, or some records.
public struct CleanedPiece: Sendable {
  /// The file.
  public let file: FileTree.File
  /// Whether the piece is the first of its file.
  public let isFirst: Bool
  /// Whether it is the last one.
  public let isLast: Bool
  /// Where the piece starts in the file.
  public let offset: Int
  /// The bytes as they are in the file.
  public let bytes: [UInt8]
  /// The documents in it, in order.
  public let documents: [CleanedDocument]
  /// Records that are not right and are taken out, in bytes of the piece; none, unless that was asked for.
  public let rejected: [TextRange]
  /// What could not be done.
  public let diagnostics: [Diagnostic]
  /// Whether the file could not be read, so that nothing may be written in its place.
  public let isUnreadable: Bool
  /// Whether the file could be read only up to here: what was read may be written, but not over it.
  public let isCutShort: Bool
  /// How the file is compressed; `bytes` are not.
  public let compression: Compression?
  /// Where in `bytes` one compressed member ends and another begins, besides the end.
  public let memberEnds: [Int]
  /// What stands before the bytes in the output, when the start of the file is not a part of it.
  public let preamble: [UInt8]

  init(
    file: FileTree.File, isFirst: Bool = true, isLast: Bool = true, offset: Int = 0,
    bytes: [UInt8] = [], documents: [CleanedDocument] = [], rejected: [TextRange] = [],
    diagnostics: [Diagnostic] = [],
    isUnreadable: Bool = false, isCutShort: Bool = false, compression: Compression? = nil,
    memberEnds: [Int] = [],
    preamble: [UInt8] = []
  ) {
    self.file = file
    self.isFirst = isFirst
    self.isLast = isLast
    self.offset = offset
    self.bytes = bytes
    self.documents = documents
    self.rejected = rejected
    self.diagnostics = diagnostics
    self.isUnreadable = isUnreadable
    self.isCutShort = isCutShort
    self.compression = compression
    self.memberEnds = memberEnds
    self.preamble = preamble
  }

  /// What is done to `bytes`, for all documents.
  public var plan: EditPlan { EditPlan(sorted: edits.map(\.edit)) }

  /// What is done to `bytes`, in order, and the ids of the records to which it is done.
  public var edits: [(edit: Edit, recordID: String?)] {
    let edits = documents.flatMap { document in
      document.plan.edits.map { (edit: $0, recordID: document.recordID) }
    }
    guard !rejected.isEmpty else { return edits }
    let taken = rejected.map { (edit: Edit($0, rule: "format/reject"), recordID: String?.none) }
    return (edits + taken).sorted { $0.edit.range < $1.edit.range }
  }

  /// The bytes after cleaning.
  ///
  /// - Complexity: O(bytes).
  public var cleaned: [UInt8] { plan.apply(to: bytes) }

  /// The bytes after cleaning, cut where one compressed member ends and another begins.
  ///
  /// - Complexity: O(bytes).
  public var cleanedMembers: [[UInt8]] {
    let edits = plan.edits[...]
    var members: [[UInt8]] = []
    var rest = edits
    var start = 0
    for end in memberEnds + [bytes.count] {
      let own = rest.prefix { $0.range.end <= end }
      rest = rest.dropFirst(own.count)
      var member: [UInt8] = []
      for edit in own {
        member += bytes[start..<edit.range.start]
        member += edit.replacement
        start = edit.range.end
      }
      member += bytes[start..<end]
      start = end
      if !member.isEmpty { members.append(member) }
    }
    return members
  }
}
