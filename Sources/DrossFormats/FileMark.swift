/// How the files of one kind begin, so that only a file of that kind is replaced.
///
/// A name that is typed in the wrong place would cost a text otherwise: `--edits a.txt` writes into `a.txt`.
package struct FileMark: Sendable {
  /// What such a file is called.
  private let name: String
  /// The first bytes of each such file, decompressed.
  private let start: [UInt8]

  package init(_ name: String, start: String) {
    self.name = name
    self.start = Array(start.utf8)
  }

  /// Looks at what a new file at `path` would replace.
  ///
  /// Nothing, an empty file and a stream may stand there, and a file of this kind.
  ///
  /// - Throws: `otherFile` for a regular file of another kind.
  package func check(_ path: String) throws(FormatError) {
    guard Folder.isFile(path), !Folder.isEmptyFile(path), !OutputStream.isStream(at: path) else {
      return
    }
    let head = FileBytes.head(path, count: start.count)
    // What cannot be read cannot be known to be of this kind.
    guard head?.starts(with: start) != true else { return }
    var error = FormatError(.otherFile, path: path)
    error.field = name
    throw error
  }
}
