import DrossDedup
import DrossFormats
import DrossReport
public import DrossText

/// Reads the documents in pieces, for a `Deduplicator` or a `CorpusSurvey`.
public struct DocumentReader: Sendable {
  /// The documents of one piece.
  public struct Outcome: Sendable {
    /// The documents in order.
    public var documents: [Deduplicator.Document] = []
    /// What could not be read, and what was passed over.
    public var diagnostics: [Diagnostic] = []
  }

  private let fields: PieceCleaner.Fields
  private let documentsOnly: Bool

  /// A reader of pieces.
  ///
  /// - Parameter documentsOnly: as in the options of the deduplicator that the documents are for.
  public init(fields: PieceCleaner.Fields, documentsOnly: Bool = false) {
    self.fields = fields
    self.documentsOnly = documentsOnly
  }

  /// The documents of `piece`, with their fingerprints.
  ///
  /// - Complexity: O(bytes).
  public func read(_ piece: Piece) -> Outcome {
    switch piece {
    case .diagnostic(let diagnostic): Outcome(diagnostics: [diagnostic])
    case .file(let file, _): read(file)
    case .records(let file, let batch, let isFirst, _): read(batch, of: file, isFirst: isFirst)
    case .end(_, _, let failure): Outcome(diagnostics: failure.map { [$0.diagnostic] } ?? [])
    }
  }

  private func read(_ file: FileTree.File) -> Outcome {
    let bytes: [UInt8]
    do { bytes = try FileBytes.read(file.path) } catch {
      return Outcome(diagnostics: [error.diagnostic])
    }
    if !file.isTyped, BinaryGuard.looksBinary(bytes.span) {
      return Outcome(diagnostics: [BinaryGuard.note(path: file.path)])
    }
    guard bytes.count <= DocumentPrint.maximumByteCount else {
      return Outcome(diagnostics: [Self.tooLarge(.init(path: file.path))])
    }
    var document = Deduplicator.Document(
      .init(path: Array(file.path.utf8)), bytes: bytes, documentsOnly: documentsOnly)
    document.host = Folder.holding(file.path)
    return Outcome(documents: [document])
  }

  private static func tooLarge(_ place: Diagnostic.Place) -> Diagnostic {
    Diagnostic(.error, at: place, "a text larger than 2 GiB cannot be compared with others")
  }

  private func read(
    _ batch: RecordBatch, of file: FileTree.File, isFirst: Bool
  ) -> Outcome {
    var outcome = Outcome()
    if isFirst { outcome.diagnostics = fields.missing(in: batch.layout, path: file.path) }
    // Told once, not for each record.
    if case .table(let header) = batch.layout, header.column(fields.text) == nil { return outcome }
    let path = Array(file.path.utf8)
    for record in batch.records {
      do {
        // A record without a text has nothing to share.
        guard let text = try batch.text(of: record, field: fields.text, id: fields.id) else {
          continue
        }
        guard text.bytes.count <= DocumentPrint.maximumByteCount else {
          outcome.diagnostics.append(Self.tooLarge(.init(path: file.path, line: record.line)))
          continue
        }
        var document = Deduplicator.Document(
          .init(path: path, recordID: text.id, recordLine: record.line), bytes: text.bytes,
          documentsOnly: documentsOnly)
        document.host = host(of: record, in: batch, file)
        document.origin = batch.origin(of: text, in: record)
        outcome.documents.append(document)
      } catch {
        let located = error.located(
          in: file.path, line: record.line, recordStart: batch.offset + record.content.start)
        outcome.diagnostics.append(located.diagnostic)
      }
    }
    return outcome
  }

  /// The site that a record is of; `nil` when it does not say.
  ///
  /// The records of a file are one site where nobody has said where that stands, except in web archives,
  /// which say it themselves.
  private func host(
    of record: RecordBatch.Record, in batch: RecordBatch, _ file: FileTree.File
  ) -> String? {
    if fields.host == nil, batch.layout != .warc { return file.path }
    return batch.site(of: record, field: fields.host).map { HostName.name(in: $0) }
  }
}
