import DrossText
import Glibc

/// The file that an atomic write replaces.
struct ReplacedFile {
  /// Where it really is: behind symbolic links.
  let path: String
  private let owner: uid_t
  private let group: gid_t
  private let mode: mode_t
  private let linkCount: Int

  /// Looks at the file at `path`; `nil` when there is none.
  ///
  /// - Throws: `notRegularFile` for folders, devices, pipes, sockets and descriptors of this process; `cannotWrite` for a file
  ///   that is write-protected and for a symbolic link that points nowhere.
  init?(path: String) throws(FormatError) {
    var info = stat()
    guard unsafe stat(path, &info) == 0 else {
      let cause = errno
      // A name that leads nowhere is free, unless it is a link.
      guard cause == ENOENT, (try? FileKind(of: path, followingLinks: false)) == nil else {
        throw FormatError(.cannotWrite, path: path, cause: cause)
      }
      return nil
    }
    guard info.st_mode & S_IFMT == S_IFREG, OutputStream.descriptor(at: path) == nil else {
      throw FormatError(.notRegularFile, path: path)
    }
    // Renaming would get around the protection.
    guard unsafe faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0 else {
      throw FormatError(.cannotWrite, path: path, cause: errno)
    }
    self.path = try Self.resolve(path)
    owner = info.st_uid
    group = info.st_gid
    mode = info.st_mode & 0o7777
    linkCount = Int(info.st_nlink)
  }

  /// Gives the file behind `descriptor` the owner and the permissions of this one, as far as the
  /// system allows it.
  ///
  /// - Returns: notes on what is not kept.
  func giveAttributes(to descriptor: Int32, path shown: String) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    func note(_ message: String, _ more: String...) {
      notes.append(Diagnostic(.note, at: .init(path: shown), message, notes: more))
    }
    var kept = mode
    // The owner comes first: changing it takes the set-user-id bits away.
    if !isOwnedAlike(descriptor) && fchown(descriptor, owner, group) != 0 {
      _ = fchown(descriptor, .max, group)
      // Another owner must not inherit the right to run as the old one.
      kept &= 0o1777
      note("the owner of the file could not be kept")
    }
    if fchmod(descriptor, kept) != 0 { note("the permissions of the file could not be kept") }
    if linkCount > 1 {
      note(
        "the file has \(linkCount - 1) more \(linkCount == 2 ? "name" : "names") (hard links)",
        "the other names keep the old bytes")
    }
    return notes
  }

  private func isOwnedAlike(_ descriptor: Int32) -> Bool {
    var info = stat()
    return unsafe fstat(descriptor, &info) == 0 && info.st_uid == owner && info.st_gid == group
  }

  /// `path` without symbolic links, when it is one itself.
  private static func resolve(_ path: String) throws(FormatError) -> String {
    guard case .link? = try? FileKind(of: path, followingLinks: false) else { return path }
    guard let resolved = unsafe realpath(path, nil) else {
      throw FormatError(.cannotWrite, path: path, cause: errno)
    }
    defer { unsafe free(resolved) }
    guard let text = unsafe String(validatingCString: resolved) else {
      throw FormatError(.cannotWrite, path: path, cause: EILSEQ)
    }
    return text
  }
}
