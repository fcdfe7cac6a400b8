import DrossFormats
public import DrossReport

/// Leaves documents out of a corpus; everything else stays byte for byte.
public struct CorpusKeeper: Sendable {
  private struct Name: Hashable {
    let path: [UInt8]
    let line: Int?
  }

  private let dropped: Set<Name>

  /// A keeper of everything but the dropped documents of `found`.
  public init(_ found: FoundDuplicates) {
    dropped = Set(
      found.dropped.map {
        let document = found.documents[$0.document]
        return Name(path: document.path, line: document.recordLine)
      })
  }

  /// What stays of `piece`; `nil` when nothing of a file does.
  ///
  /// Lines that are no records stay. A file that cannot be read any more gives no bytes and says why.
  public func keep(_ piece: Piece) -> CleanedPiece? {
    switch piece {
    case .diagnostic: return nil
    case .file(let file):
      guard !dropped.contains(Name(path: Array(file.path.utf8), line: nil)) else { return nil }
      do {
        let (bytes, compression) = try FileBytes.readCompressed(file.path)
        return CleanedPiece(file: file, bytes: bytes, compression: compression)
      } catch {
        return CleanedPiece(file: file, diagnostics: [error.diagnostic], isUnreadable: true)
      }
    case .records(let file, let batch, let isLast):
      let path = Array(file.path.utf8)
      var output: [UInt8] = []
      for (index, line) in batch.lines.enumerated()
      where !dropped.contains(Name(path: path, line: batch.firstLine + index)) {
        output += batch.bytes[line.content.start..<line.next]
      }
      return CleanedPiece(
        file: file, isFirst: batch.offset == 0, isLast: isLast, offset: batch.offset, bytes: output,
        compression: batch.compression)
    case .end(let file, let isFirst, let failure):
      return CleanedPiece(
        file: file, isFirst: isFirst, diagnostics: failure.map { [$0.diagnostic] } ?? [],
        isUnreadable: failure != nil && !(failure?.code == .cannotDecompress && !isFirst),
        isCutShort: failure != nil, compression: Compression(path: file.path))
    }
  }
}
