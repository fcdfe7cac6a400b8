import DrossFormats
import DrossReport

/// Leaves documents out of a corpus; everything else stays byte for byte.
package struct CorpusKeeper: Sendable {
  private struct Name: Hashable {
    let path: [UInt8]
    let line: Int?
  }

  private let dropped: Set<Name>

  /// A keeper of everything but the dropped documents of `found`.
  package init(_ found: StoredDuplicates) {
    dropped = Set(
      found.dropped.map {
        let document = found.documents[$0.document]
        return Name(path: document.path, line: document.recordLine)
      })
  }

  /// What stays of `piece`; `nil` when nothing of a file does.
  ///
  /// What stands between records stays. A file that cannot be read any more gives no bytes and says why.
  package func keep(_ piece: Piece) -> CleanedPiece? {
    switch piece {
    case .diagnostic: return nil
    case .file(let file, _):
      guard !dropped.contains(Name(path: Array(file.path.utf8), line: nil)) else { return nil }
      do {
        let (bytes, compression) = try FileBytes.readCompressed(file.path)
        return CleanedPiece(file: file, bytes: bytes, compression: compression)
      } catch {
        return CleanedPiece(file: file, diagnostics: [error.diagnostic], isUnreadable: true)
      }
    case .records(let file, let batch, let isFirst, let isLast):
      let path = Array(file.path.utf8)
      return CleanedPiece(
        batch, of: file, isFirst: isFirst, isLast: isLast,
        rejected: batch.records.filter { dropped.contains(Name(path: path, line: $0.line)) }
          .map(\.whole))
    case .end(let file, let isFirst, let failure):
      return CleanedPiece(endOf: file, isFirst: isFirst, failure: failure)
    }
  }
}
