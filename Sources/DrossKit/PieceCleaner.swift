public import DrossFormats
import DrossReport
import DrossRules
import DrossText

/// Cleans pieces: reads the text, finds the field, and brings edits back to the bytes of the file.
public struct PieceCleaner: Sendable {
  /// Where the text and the id of a record are.
  public struct Fields: Sendable {
    /// The field that holds the text.
    public var text: FieldPath
    /// The field that names the record in reports.
    public var id: FieldPath?
    /// The field that holds the site of the record: its name, or an address there.
    public var host: FieldPath?

    /// Fields by their paths, such as `text` or `doc.text`.
    public init(text: String = "text", id: String? = nil, host: String? = nil) {
      self.text = FieldPath(text)
      self.id = id.map { FieldPath($0) }
      self.host = host.map { FieldPath($0) }
    }

    /// What is to be told about columns that a table does not have.
    func missing(in layout: RecordLayout, path: String) -> [Diagnostic] {
      guard case .table(let header) = layout else { return [] }
      guard header.column(text) != nil else {
        var error = FormatError(.columnMissing, path: path)
        error.field = text.text
        return [error.diagnostic]
      }
      guard let id, header.column(id) == nil else { return [] }
      let message = "the table has no column '\(id.text)', or more than one"
      return [
        Diagnostic(
          .warning, at: .init(path: path), message, notes: ["its records are named by their lines"])
      ]
    }
  }

  private let clean: @Sendable ([UInt8], InputFormat, CorpusEvidence?) -> CleaningResult
  private let cleanRecord: @Sendable ([UInt8], CorpusEvidence?) -> CleaningResult
  private let fields: Fields
  private let corpus: Corpus?
  private let rejects: Bool

  /// Cleans pieces with `cleaner`.
  ///
  /// - Parameter readsComments: whether comments in text files hide findings; those in records never
  ///   do.
  /// - Parameter rejects: whether malformed records are taken out.
  /// - Parameter corpus: the corpus that the pieces are of, so that each text is seen beside the others.
  public init(
    _ cleaner: Cleaner, fields: Fields, readsComments: Bool = false, rejects: Bool = false,
    corpus: Corpus? = nil
  ) {
    clean = { bytes, format, evidence in
      cleaner.clean(
        bytes, readsComments: readsComments, isMarkdown: format == .markdown, corpus: evidence)
    }
    cleanRecord = { cleaner.clean($0, corpus: $1) }
    self.corpus = corpus
    self.fields = fields
    self.rejects = rejects
  }

  /// Normalizes pieces with `normalizer`.
  public init(_ normalizer: Normalizer, fields: Fields) {
    clean = { bytes, _, _ in normalizer.normalize(bytes) }
    cleanRecord = { bytes, _ in normalizer.normalizeRecord(bytes) }
    corpus = nil
    self.fields = fields
    rejects = false
  }

  /// What is to be done to `piece`; `nil` for what is no file.
  public func clean(_ piece: Piece) -> CleanedPiece? {
    switch piece {
    case .diagnostic: nil
    case .file(let file, let format): clean(file, format)
    case .records(let file, let batch, let isFirst, let isLast):
      clean(batch, of: file, isFirst: isFirst, isLast: isLast)
    case .end(let file, let isFirst, let failure):
      CleanedPiece(endOf: file, isFirst: isFirst, failure: failure)
    }
  }

  /// A piece that is left alone, so that nothing is written in its place; `nil` for what is no file.
  public static func leaving(_ piece: Piece) -> CleanedPiece? {
    switch piece {
    case .diagnostic: nil
    case .file(let file, _): CleanedPiece(file: file, isUnreadable: true)
    case .records(let file, let batch, let isFirst, let isLast):
      CleanedPiece(
        file: file, isFirst: isFirst, isLast: isLast, offset: batch.offset,
        isUnreadable: true)
    case .end(let file, let isFirst, _):
      CleanedPiece(file: file, isFirst: isFirst, isUnreadable: true)
    }
  }

  private func clean(_ file: FileTree.File, _ format: InputFormat) -> CleanedPiece {
    let bytes: [UInt8]
    let compression: Compression?
    do { (bytes, compression) = try FileBytes.readCompressed(file.path) } catch {
      return CleanedPiece(file: file, diagnostics: [error.diagnostic], isUnreadable: true)
    }
    if !file.isTyped, BinaryGuard.looksBinary(bytes.span) {
      return CleanedPiece(
        file: file, bytes: bytes, diagnostics: [BinaryGuard.note(path: file.path)],
        compression: compression)
    }
    let evidence = corpus?.evidence(for: .init(path: Array(file.path.utf8)))
    let result = clean(bytes, format, evidence)
    let comments = result.comments.map { comment in
      Diagnostic(
        .warning, at: .init(path: file.path, line: comment.line), comment.message,
        notes: comment.note.map { [$0] } ?? [])
    }
    return CleanedPiece(
      file: file, bytes: bytes,
      documents: [CleanedDocument(recordID: nil, result: result, plan: result.plan)],
      diagnostics: Self.placed(result.diagnostics, path: file.path, line: nil) + comments,
      compression: compression)
  }

  private func clean(
    _ batch: RecordBatch, of file: FileTree.File, isFirst: Bool, isLast: Bool
  ) -> CleanedPiece {
    if case .table(let header) = batch.layout, header.column(fields.text) == nil {
      return withoutColumn(batch, of: file, isFirst: isFirst, isLast: isLast)
    }
    var documents: [CleanedDocument] = []
    var diagnostics = isFirst ? fields.missing(in: batch.layout, path: file.path) : []
    var rejected: [TextRange] = []
    for record in batch.records {
      do {
        // A record without a text is passed through.
        guard let document = try clean(record, of: batch, in: file) else { continue }
        documents.append(document)
        diagnostics += Self.placed(
          document.result.diagnostics, path: file.path, line: record.line)
      } catch {
        let located = error.located(
          in: file.path, line: record.line, recordStart: batch.offset + record.content.start)
        var diagnostic = located.diagnostic
        if rejects {
          rejected.append(record.whole)
          diagnostic.notes = ["the record is moved to the file of --rejects"]
        }
        diagnostics.append(diagnostic)
      }
    }
    return CleanedPiece(
      batch, of: file, isFirst: isFirst, isLast: isLast, documents: documents, rejected: rejected,
      diagnostics: diagnostics)
  }

  /// A table without a column of texts: nothing can be done about any of it.
  private func withoutColumn(
    _ batch: RecordBatch, of file: FileTree.File, isFirst: Bool, isLast: Bool
  ) -> CleanedPiece {
    return CleanedPiece(
      file: file, isFirst: isFirst, isLast: isLast, offset: batch.offset,
      diagnostics: isFirst ? fields.missing(in: batch.layout, path: file.path) : [],
      isUnreadable: true)
  }

  private func clean(
    _ record: RecordBatch.Record, of batch: RecordBatch, in file: FileTree.File
  ) throws(FormatError) -> CleanedDocument? {
    let found = try batch.text(of: record, field: fields.text, id: fields.id)
    guard let text = found else { return nil }
    let evidence = corpus?.evidence(
      for: .init(path: Array(file.path.utf8), recordLine: record.line))
    let result = cleanRecord(text.bytes, evidence)
    let bytes = batch.bytes
    let raw = text.rawPlan(
      for: result.plan, in: bytes.span.extracting(record.content.range))
    let plan = EditPlan(
      sorted: raw.edits.map { edit in
        var edit = edit
        edit.range = edit.range.shifted(by: record.content.start)
        return edit
      })
    return CleanedDocument(
      recordID: text.id, recordLine: record.line, result: result, plan: plan)
  }

  private static func placed(
    _ diagnostics: [Diagnostic], path: String, line: Int?
  ) -> [Diagnostic] {
    diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.place = diagnostic.place ?? .init(path: path, line: line)
      return diagnostic
    }
  }
}
