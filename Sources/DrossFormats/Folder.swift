import Glibc

/// Folders to write into.
package enum Folder {
  /// Makes the folder at `path` and those above it, as far as they are missing.
  ///
  /// - Throws: `cannotWrite`.
  package static func create(_ path: String) throws(FormatError) {
    guard !path.isEmpty, !isFolder(path) else { return }
    if let slash = path.utf8.lastIndex(of: 0x2F) {
      try create(String(path[..<slash]))
    }
    guard unsafe mkdir(path, 0o777) != 0 else { return }
    // A file that stands there is none of the folders that are wanted.
    let cause = errno == EEXIST ? ENOTDIR : errno
    // Another worker may have been faster.
    if !isFolder(path) { throw FormatError(.cannotWrite, path: path, cause: cause) }
  }

  /// Whether there is a folder at `path`, or a link to one.
  package static func exists(_ path: String) -> Bool { isFolder(path) }

  /// Whether there is a regular file at `path`, or a link to one.
  package static func isFile(_ path: String) -> Bool {
    guard let kind = try? FileKind(of: path, followingLinks: true) else { return false }
    return kind == .regular
  }

  /// Whether there is a file at `path` with nothing in it.
  package static func isEmptyFile(_ path: String) -> Bool {
    var info = stat()
    return unsafe stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG && info.st_size == 0
  }

  /// Whether there is anything at `path`: a file, a folder, a link that leads nowhere.
  package static func holdsSomething(at path: String) -> Bool {
    (try? FileKind(of: path, followingLinks: false)) != nil
  }

  /// The folder that holds `path`: `.` for a bare name.
  package static func holding(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// `name` in the folder at `folder`; `name` itself when it is an absolute path.
  package static func join(_ folder: String, _ name: String) -> String {
    if name.utf8.first == 0x2F { return name }
    if folder == "." || folder.isEmpty { return name }
    return folder.utf8.last == 0x2F ? folder + name : "\(folder)/\(name)"
  }

  /// The absolute path of the folder at `path`, without symbolic links; `nil` when there is none, or
  /// when its name is not UTF-8.
  package static func absolute(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(validatingCString: resolved)
  }

  /// Where a file of that name stands, or would stand: an absolute path without symbolic links; `nil` when
  /// there is no such folder, or when a name is not UTF-8.
  package static func place(ofFile path: String) -> String? {
    if let found = absolute(path) { return found }
    guard let name = path.split(separator: "/").last, let folder = absolute(holding(path)) else {
      return nil
    }
    return join(folder, String(name))
  }

  /// Whether one of `paths` names the file at `path`, or would if it were there.
  package static func names(_ paths: [String], file path: String) -> Bool {
    let place = place(ofFile: path) ?? path
    return paths.contains { (Self.place(ofFile: $0) ?? $0).utf8.elementsEqual(place.utf8) }
  }

  /// How an absolute path is shown to people: relative where it lies in the working folder.
  package static func shown(_ path: String) -> String {
    guard let working = absolute("."), working != "/" else { return path }
    if path.utf8.elementsEqual(working.utf8) { return "." }
    let prefix = Array(working.utf8) + [0x2F]
    guard path.utf8.starts(with: prefix) else { return path }
    return String(decoding: path.utf8.dropFirst(prefix.count), as: UTF8.self)
  }

  private static func isFolder(_ path: String) -> Bool {
    // A link to a folder will do.
    guard let kind = try? FileKind(of: path, followingLinks: true) else { return false }
    return kind == .folder
  }
}
