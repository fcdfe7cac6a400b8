public import DrossFormats
import DrossRules
import DrossText

/// Cleans pieces: reads the text, finds the field, and brings edits back to the bytes of the file.
public struct PieceCleaner: Sendable {
  /// Where the text and the id of a record are.
  public struct Fields: Sendable {
    /// The text.
    public var text: FieldPath
    /// The id.
    public var id: FieldPath?

    /// Fields by their paths, such as `text` or `doc.text`.
    public init(text: String = "text", id: String? = nil) {
      self.text = FieldPath(text)
      self.id = id.map { FieldPath($0) }
    }
  }

  private let clean: @Sendable ([UInt8]) -> Cleaner.Result
  private let cleanRecord: @Sendable ([UInt8]) -> Cleaner.Result
  private let fields: Fields

  /// A cleaner of pieces.
  ///
  /// - Parameter readsComments: whether comments in text files hide findings; those in records never
  ///   do.
  public init(_ cleaner: Cleaner, fields: Fields, readsComments: Bool = false) {
    clean = { cleaner.clean($0, readsComments: readsComments) }
    cleanRecord = { cleaner.clean($0) }
    self.fields = fields
  }

  /// A normalizer of pieces.
  public init(_ normalizer: Normalizer, fields: Fields) {
    clean = { normalizer.normalize($0) }
    cleanRecord = { normalizer.normalizeRecord($0) }
    self.fields = fields
  }

  /// What is to be done to `piece`; `nil` for what is no file.
  public func clean(_ piece: Piece) -> CleanedPiece? {
    switch piece {
    case .diagnostic: nil
    case .file(let file): clean(file)
    case .records(let file, let batch, let isLast): clean(batch, of: file, isLast: isLast)
    case .end(let file, let isFirst, let failure):
      CleanedPiece(
        file: file, isFirst: isFirst, diagnostics: failure.map { [$0.diagnostic] } ?? [],
        isUnreadable: failure != nil && !(failure?.code == .cannotDecompress && !isFirst),
        isCutShort: failure != nil, compression: Compression(path: file.path))
    }
  }

  /// A piece that is left alone, so that nothing is written in its place; `nil` for what is no file.
  public static func leaving(_ piece: Piece) -> CleanedPiece? {
    switch piece {
    case .diagnostic: nil
    case .file(let file): CleanedPiece(file: file, isUnreadable: true)
    case .records(let file, let batch, let isLast):
      CleanedPiece(
        file: file, isFirst: batch.offset == 0, isLast: isLast, offset: batch.offset,
        isUnreadable: true)
    case .end(let file, let isFirst, _):
      CleanedPiece(file: file, isFirst: isFirst, isUnreadable: true)
    }
  }

  private func clean(_ file: FileTree.File) -> CleanedPiece {
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
    let result = clean(bytes)
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
    _ batch: JSONLinesBatch, of file: FileTree.File, isLast: Bool
  ) -> CleanedPiece {
    var documents: [CleanedDocument] = []
    var diagnostics: [Diagnostic] = []
    for (index, line) in batch.lines.enumerated() where !batch.isBlank(line) {
      let number = batch.firstLine + index
      do {
        documents.append(try clean(line, of: batch, number: number))
        diagnostics += Self.placed(
          documents.last?.result.diagnostics ?? [], path: file.path, line: number)
      } catch  where error.code == .fieldIsNull {
        // A record without a text is passed through.
      } catch {
        let located = error.located(
          in: file.path, line: number, recordStart: batch.offset + line.content.start)
        diagnostics.append(located.diagnostic)
      }
    }
    return CleanedPiece(
      file: file, isFirst: batch.offset == 0, isLast: isLast, offset: batch.offset,
      bytes: batch.bytes, documents: documents, diagnostics: diagnostics,
      compression: batch.compression)
  }

  private func clean(
    _ line: JSONLinesBatch.Line, of batch: JSONLinesBatch, number: Int
  ) throws(FormatError) -> CleanedDocument {
    let record = batch.bytes.span.extracting(line.content.range)
    let found = try JSONText.locate(field: fields.text, id: fields.id, in: record)
    let text = found.text.decoded(in: record)
    let result = cleanRecord(text)
    let raw = found.text.rawPlan(for: result.plan, decoded: text, in: record)
    let plan = EditPlan(
      sorted: raw.edits.map { edit in
        var edit = edit
        edit.range = edit.range.shifted(by: line.content.start)
        return edit
      })
    return CleanedDocument(
      recordID: found.id.map { $0.text(in: record) }, recordLine: number, result: result, plan: plan
    )
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
