import DrossFilters
import DrossFormats

/// Takes the lines of all documents out of pieces, to find those that several documents have.
package struct LineCount: Sendable {
  private let fields: PieceCleaner.Fields

  /// A count of the texts in `fields` of records, and of files.
  package init(fields: PieceCleaner.Fields) { self.fields = fields }

  /// The lines of each document of `piece`, by their hashes.
  ///
  /// What cannot be read has no lines; whoever cleans it tells why.
  ///
  /// - Complexity: O(bytes).
  package func lines(of piece: Piece) -> [Set<UInt64>] {
    switch piece {
    case .diagnostic, .end: return []
    case .file(let file, _):
      guard let bytes = try? FileBytes.read(file.path),
        file.isTyped || !BinaryGuard.looksBinary(bytes.span)
      else { return [] }
      return [RepeatedLines.lines(of: bytes)]
    case .records(_, let batch, _, _):
      return batch.records.compactMap { record in
        guard let text = try? batch.text(of: record, field: fields.text, id: nil) else {
          return nil
        }
        return RepeatedLines.lines(of: text.bytes)
      }
    }
  }
}
