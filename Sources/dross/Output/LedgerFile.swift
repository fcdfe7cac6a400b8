import DrossKit

/// The ledger of a run: a header and edits for each file.
///
/// It is opened before anything is changed: what cannot be undone later is not done. When files are
/// rewritten in place it has its name from the first change on, and what was done to a file is on the
/// disk before the file is replaced: so a run that is interrupted can be undone. Otherwise the sources
/// stay, and the ledger appears when it is whole.
///
/// Nothing but the ledger undoes a run in place, so another such run never replaces it: one that changes
/// nothing leaves it as it is, and any other stops before its first change.
struct LedgerFile: ~Copyable {
  private var file: AtomicFile
  private let compression: Compression?
  private var edits: [UInt8] = []
  private var source = SHA256()
  private var sourceCount = 0
  private var output = SHA256()
  private var outputCount = 0
  private var hasFailed = false
  private let isInPlace: Bool
  private let path: String
  private let hasEarlierRun: Bool
  private var isPublished = false
  private var notes: [Diagnostic] = []

  /// - Parameter isInPlace: whether files are rewritten, so that the ledger must come first.
  /// - Throws: `notRegularFile`, `cannotWrite`; `otherFile` where something else than a ledger would be lost.
  init(path: String, isInPlace: Bool) throws(FormatError) {
    self.path = path
    hasEarlierRun = isInPlace && Folder.isFile(path) && !Folder.isEmptyFile(path)
    file = try Self.open(path)
    compression = Compression(path: path)
    self.isInPlace = isInPlace
  }

  private static func open(_ path: String) throws(FormatError) -> AtomicFile {
    try Ledger.mark.check(path)
    return try AtomicFile(writing: path)
  }

  /// Takes the next piece of a file.
  ///
  /// The header holds digests, so it is written with the last piece.
  ///
  /// - Throws: `cannotWrite`; `ledgerStands` at the first change in place when the ledger of an earlier
  ///   run would be lost.
  mutating func take(_ piece: CleanedPiece, output bytes: [UInt8]) throws(FormatError) {
    if piece.isFirst { start() }
    if piece.isUnreadable { hasFailed = true }
    source.update(piece.bytes.span)
    sourceCount += piece.bytes.count
    output.update(bytes.span)
    outputCount += bytes.count
    let writer = LedgerWriter()
    for (edit, recordID) in piece.edits {
      let removed = piece.bytes[edit.range.range]
      let place = Edit(
        edit.range.shifted(by: piece.offset), replacement: edit.replacement, rule: edit.rule)
      writer.write(place, removed: removed, recordID: recordID, to: &edits)
    }
    if piece.isLast, !hasFailed { try close(piece.file.path) }
  }

  /// Puts the file in its place.
  mutating func finish() throws(FormatError) -> [Diagnostic] {
    guard isPublished else { return hasEarlierRun ? [] : try file.commit() }
    try file.save()
    return notes
  }

  private mutating func start() {
    edits.removeAll()
    source = SHA256()
    sourceCount = 0
    output = SHA256()
    outputCount = 0
    hasFailed = false
  }

  private mutating func close(_ name: String) throws(FormatError) {
    if hasEarlierRun, !edits.isEmpty { throw FormatError(.ledgerStands, path: path) }
    let header = LedgerHeader(
      path: Array(name.utf8), sourceCount: sourceCount, sourceDigest: SHA256.hex(source.finish()),
      outputCount: outputCount, outputDigest: SHA256.hex(output.finish()))
    var ledger: [UInt8] = []
    LedgerWriter().write(header, to: &ledger)
    ledger += edits
    try file.append(compression?.compress(ledger) ?? ledger)
    guard isInPlace, !edits.isEmpty else { return }
    if isPublished {
      try file.save()
    } else {
      notes = try file.publish()
      isPublished = true
    }
  }
}
