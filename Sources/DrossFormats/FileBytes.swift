import Glibc

/// Whole files as bytes.
public enum FileBytes {
  /// All bytes of the file at `path`, or of standard input for `-`.
  ///
  /// Regular files are read into one array of their size; streams, and files whose size the system
  /// does not tell, grow by doubling.
  ///
  /// - Throws: `cannotRead`, `isDirectory`.
  /// - Complexity: O(bytes).
  public static func read(_ path: String) throws(FormatError) -> [UInt8] {
    var file = try InputFile(path: path)
    // One byte more than the size, so that the end is seen without growing.
    var bytes = try file.read(after: [], total: max(file.size + 1, 1 << 16))
    while !file.isAtEnd {
      bytes = try file.read(after: bytes[...], total: bytes.count * 2)
    }
    return bytes
  }

  /// The size of the file at `path`, or `nil` for standard input, streams and what cannot be asked.
  public static func size(_ path: String) -> Int? {
    var info = stat()
    guard path != "-", unsafe stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(info.st_size)
  }
}
