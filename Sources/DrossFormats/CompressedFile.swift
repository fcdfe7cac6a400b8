package import DrossText

/// A file that takes the place of another one at once, and may be compressed.
///
/// It is given members that are compressed already; it sees to it that there is one at least.
package struct CompressedFile: ~Copyable {
  private var file: AtomicFile
  private let compression: Compression?
  private var isEmpty = true

  /// Starts to write into `file`.
  package init(_ file: consuming AtomicFile, compression: Compression?) {
    self.file = file
    self.compression = compression
  }

  /// Adds bytes as they are to stand in the file: whole members, when it is compressed.
  ///
  /// - Throws: `cannotWrite`.
  package mutating func append(_ bytes: [UInt8]) throws(FormatError) {
    if !bytes.isEmpty { isEmpty = false }
    try file.append(bytes)
  }

  /// Puts the new file in the place of the old one.
  ///
  /// - Returns: notes on what could not be kept.
  /// - Throws: `cannotWrite`; the old file is untouched.
  package mutating func commit() throws(FormatError) -> [Diagnostic] {
    if isEmpty, let compression { try file.append(compression.compress([])) }
    return try file.commit()
  }
}
