import DrossKit

/// The ledger of a run: a header and edits for each file.
struct LedgerFile {
  private let path: String
  private var ledger: [UInt8] = []
  private var edits: [UInt8] = []
  private var source = SHA256()
  private var sourceCount = 0
  private var output = SHA256()
  private var outputCount = 0
  private var hasFailed = false

  init(path: String) { self.path = path }

  /// Takes the next piece of a file. The header holds digests, so it is written with the last piece.
  mutating func take(_ piece: CleanedPiece, output bytes: [UInt8]) {
    if piece.isFirst { start() }
    if piece.isUnreadable { hasFailed = true }
    source.update(piece.bytes.span)
    sourceCount += piece.bytes.count
    output.update(bytes.span)
    outputCount += bytes.count
    let writer = LedgerWriter()
    for document in piece.documents {
      for edit in document.plan.edits {
        let removed = piece.bytes[edit.range.range]
        let place = Edit(
          edit.range.shifted(by: piece.offset), replacement: edit.replacement, rule: edit.rule)
        writer.write(place, removed: removed, recordID: document.recordID, to: &edits)
      }
    }
    if piece.isLast, !hasFailed { close(piece.file.path) }
  }

  /// Writes the file.
  func finish() throws(FormatError) -> [Diagnostic] {
    try AtomicFile.write(ledger, to: path, isDurable: false)
  }

  private mutating func start() {
    edits.removeAll()
    source = SHA256()
    sourceCount = 0
    output = SHA256()
    outputCount = 0
    hasFailed = false
  }

  private mutating func close(_ path: String) {
    let header = LedgerHeader(
      path: Array(path.utf8), sourceCount: sourceCount, sourceDigest: SHA256.hex(source.finish()),
      outputCount: outputCount, outputDigest: SHA256.hex(output.finish()))
    LedgerWriter().write(header, to: &ledger)
    ledger += edits
  }
}
