import CDrossHeader
import DrossKit

/// Which parts of a result a caller wants, and how texts are to be read.
struct Wish: Sendable {
  private let flags: UInt32

  init(_ flags: UInt32) throws(Failure) {
    let known =
      DROSS_WANT_TEXTS | DROSS_WANT_FINDINGS | DROSS_WANT_EDITS | DROSS_IS_MARKDOWN
      | DROSS_READ_COMMENTS | DROSS_REQUIRE_UTF8
    guard flags & ~UInt32(known) == 0 else { throw .badArgument("there is no such flag") }
    self.flags = flags
  }

  var wantsTexts: Bool { has(DROSS_WANT_TEXTS) }
  var wantsFindings: Bool { has(DROSS_WANT_FINDINGS) }
  var wantsEdits: Bool { has(DROSS_WANT_EDITS) }
  var isMarkdown: Bool { has(DROSS_IS_MARKDOWN) }
  var readsComments: Bool { has(DROSS_READ_COMMENTS) }
  var requiresUTF8: Bool { has(DROSS_REQUIRE_UTF8) }

  private func has(_ flag: Int) -> Bool { flags & UInt32(flag) != 0 }
}

/// What came of some rows.
struct ResultPart: Sendable {
  private var texts = StringColumn()
  private var findings = FindingPart()
  private var edits = EditPart()
  private var noteRows: [Int64] = []
  private var severities: [UInt8] = []
  private var notes = StringColumn()

  /// Does `work` on the texts of `rows`.
  init(
    _ rows: Range<Int>, of batch: TextBatch, _ wish: Wish, _ work: ([UInt8]) -> CleaningResult
  ) {
    for row in rows {
      let result = work(batch.bytes(row))
      if wish.wantsTexts { append(result) }
      if wish.wantsFindings { findings.append(result.findings, row: row) }
      if wish.wantsEdits { edits.append(result.plan, row: row) }
      for diagnostic in result.diagnostics { append(diagnostic, row: row) }
    }
  }

  /// The cleaned text, without a copy of its own.
  private mutating func append(_ result: CleaningResult) {
    texts.append(result.plan.isEmpty ? result.source : result.bytes)
  }

  private mutating func append(_ diagnostic: Diagnostic, row: Int) {
    noteRows.append(Int64(row))
    let severity =
      switch diagnostic.severity {
      case .note: DROSS_NOTE
      case .warning: DROSS_WARNING
      case .error: DROSS_FAILURE
      }
    severities.append(UInt8(severity))
    notes.append(([diagnostic.message] + diagnostic.notes).joined(separator: "; ").utf8)
  }

  /// All parts one after the other.
  static func joined(_ parts: [ResultPart]) -> UnsafeMutablePointer<dross_result> {
    let columns = Columns()
    let result = UnsafeMutablePointer<dross_result>.allocate(capacity: 1)
    unsafe result.initialize(
      to: dross_result(
        texts: columns.strings(parts.map(\.texts)),
        findings: FindingPart.joined(parts.map(\.findings), in: columns),
        edits: EditPart.joined(parts.map(\.edits), in: columns),
        notes: dross_notes(
          count: Int64(parts.reduce(0) { $0 + $1.noteRows.count }),
          row: columns.column(parts.map(\.noteRows)),
          severity: columns.column(parts.map(\.severities)),
          messages: columns.strings(parts.map(\.notes))),
        owner: columns.handedOver()))
    return unsafe result
  }

  /// Does `work` on all texts.
  static func run(
    _ texts: UnsafePointer<dross_texts>?, jobs: Int32, _ wish: Wish,
    _ work: @escaping @Sendable ([UInt8]) -> CleaningResult
  ) throws(Failure) -> UnsafeMutablePointer<dross_result> {
    let jobs = try Threads.count(jobs)
    let batch = unsafe try TextBatch(texts, requiresUTF8: wish.requiresUTF8)
    let shares = batch.shares(jobs: jobs)
    return unsafe joined(
      Threads.map(shares.count, jobs: jobs) { ResultPart(shares[$0], of: batch, wish, work) })
  }
}
