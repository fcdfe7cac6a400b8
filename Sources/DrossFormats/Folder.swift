import Glibc

/// Folders to write into.
public enum Folder {
  /// Makes the folder at `path` and those above it, as far as they are missing.
  ///
  /// - Throws: `cannotWrite`.
  public static func create(_ path: String) throws(FormatError) {
    guard !path.isEmpty, !isFolder(path) else { return }
    if let slash = path.utf8.lastIndex(of: 0x2F) {
      try create(String(path[..<slash]))
    }
    // Another worker may have been faster.
    if unsafe mkdir(path, 0o777) != 0 && !isFolder(path) {
      throw FormatError(.cannotWrite, path: path, cause: errno)
    }
  }

  /// Whether there is a folder at `path`, or a link to one.
  public static func exists(_ path: String) -> Bool { isFolder(path) }

  /// Whether there is a regular file at `path`, or a link to one.
  public static func isFile(_ path: String) -> Bool {
    guard let kind = try? FileKind(of: path, followingLinks: true) else { return false }
    return kind == .regular
  }

  /// The folder that holds `path`: `.` for a bare name.
  public static func holding(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func isFolder(_ path: String) -> Bool {
    // A link to a folder will do.
    guard let kind = try? FileKind(of: path, followingLinks: true) else { return false }
    return kind == .folder
  }
}
