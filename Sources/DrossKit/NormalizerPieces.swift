import DrossFormats
import DrossText
import DrossUnicode

/// Repairs what `NormalizerReader` gives out.
package struct NormalizerPieces: Sendable {
  private let normalizer: Normalizer
  private let pieces: PieceCleaner

  /// Repairs by `normalizer`.
  package init(_ normalizer: Normalizer, fields: PieceCleaner.Fields) {
    self.normalizer = normalizer
    pieces = PieceCleaner(normalizer, fields: fields)
  }

  /// What is to be done to `item`; `nil` for what is no file.
  package func normalize(_ item: NormalizerReader.Item) -> CleanedPiece? {
    switch item {
    case .piece(let piece): pieces.clean(piece)
    case .chunk(let chunk): normalize(chunk)
    }
  }

  private func normalize(_ chunk: TextChunk) -> CleanedPiece {
    let bytes = chunk.bytes
    var markup = chunk.markup
    let result: CleaningResult
    do {
      result =
        chunk.isWhole
        ? normalizer.normalize(bytes)
        : normalizer.result(
          try normalizer.repair.repair(bytes, markup: &markup, isStart: chunk.offset == 0),
          of: bytes)
    } catch {
      result = normalizer.failure(error, of: bytes)
    }
    let diagnostics = result.diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.place = .init(path: chunk.file.path)
      return diagnostic
    }
    return CleanedPiece(
      file: chunk.file, isFirst: chunk.offset == 0, isLast: chunk.isLast,
      offset: chunk.offset, bytes: bytes,
      documents: [CleanedDocument(recordID: nil, result: result, plan: result.plan)],
      diagnostics: diagnostics, compression: chunk.compression)
  }
}
