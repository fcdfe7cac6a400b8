import DrossKit

/// The records that are not right, as they were.
///
/// When files are rewritten in place it has its name from the first record on, and the record is on the
/// disk before the file is replaced.
struct RejectsFile: ~Copyable {
  private var file: AtomicFile
  private let compression: Compression?
  private let isInPlace: Bool
  private var isPublished = false
  private var notes: [Diagnostic] = []

  /// - Parameter isInPlace: whether files are rewritten, so that their records must be safe first.
  /// - Throws: `notRegularFile`, `cannotWrite`.
  init(path: String, isInPlace: Bool) throws(FormatError) {
    file = try AtomicFile(writing: path, isDurable: isInPlace)
    compression = Compression(path: path)
    self.isInPlace = isInPlace
  }

  /// Takes the next piece.
  ///
  /// - Throws: `cannotWrite`.
  mutating func take(_ piece: CleanedPiece) throws(FormatError) {
    var bytes: [UInt8] = []
    for range in piece.rejected {
      bytes += piece.bytes[range.range]
      // The last record of a file may lack the end of its line.
      if bytes.last != 0x0A { bytes.append(0x0A) }
    }
    guard !bytes.isEmpty else { return }
    try file.append(compression?.compress(bytes) ?? bytes)
    guard isInPlace else { return }
    if isPublished {
      try file.save()
    } else {
      notes = try file.publish()
      isPublished = true
    }
  }

  /// Puts the file in its place.
  ///
  /// - Throws: `cannotWrite`.
  mutating func finish() throws(FormatError) -> [Diagnostic] {
    guard isPublished else { return try file.commit() }
    try file.save()
    return notes
  }
}
