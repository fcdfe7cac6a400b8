import DrossKit

/// Rewrites files in place: each one at once, or not at all.
struct InPlaceFiles: ~Copyable {
  private var open: CompressedFile?
  private var isChanged = false
  private var hasFailed = false

  /// What came of a piece.
  struct Change {
    /// Whether a file was given new contents.
    var isChanged = false
    var diagnostics: [Diagnostic] = []
  }

  /// Takes the next piece of a file; with the last one the file is replaced if anything changed.
  ///
  /// - Parameter written: what is to stand in the file for the piece.
  mutating func take(_ piece: CleanedPiece, written: [UInt8]) -> Change {
    var change = Change()
    if piece.isFirst {
      open = nil
      isChanged = false
      hasFailed = false
    }
    if piece.isUnreadable || piece.isCutShort { hasFailed = true }
    let plan = piece.plan
    let isWhole = piece.isFirst && piece.isLast
    do throws(FormatError) {
      if !hasFailed, !(isWhole && plan.isEmpty) { try write(piece, written) }
      if piece.isLast { change = try finish() }
    } catch {
      open = nil
      hasFailed = true
      change.diagnostics.append(error.diagnostic)
    }
    return change
  }

  private mutating func write(_ piece: CleanedPiece, _ written: [UInt8]) throws(FormatError) {
    if open == nil {
      open = CompressedFile(
        try AtomicFile(replacing: piece.file.path), compression: piece.compression)
    }
    try open?.append(written)
    isChanged = isChanged || !piece.plan.isEmpty
  }

  private mutating func finish() throws(FormatError) -> Change {
    guard var file = open.take(), isChanged, !hasFailed else { return Change() }
    return Change(isChanged: true, diagnostics: try file.commit())
  }
}
