import DrossText
import Glibc

/// A folder whose entries are being walked.
struct OpenFolder {
  /// One entry that is not hidden.
  struct Entry {
    let name: String
    let kind: FileKind
  }

  /// The path to open and to show.
  let path: String
  /// The path below the folder that was typed; empty for that folder itself.
  let relativePath: String
  /// The entries that wait, the next one last.
  var entries: [Entry]
  /// The ignore files among the hidden entries.
  var ignoreFiles: Set<String> = []
  /// The path without symbolic links; empty when nobody asks for it.
  var absolute = ""
  /// What says which entries are passed over.
  var scope = IgnoreScope()

  /// Reads the entries of the folder at `path`, in byte order of the paths that lie below them: a
  /// folder is placed as if its name ended with `/`.
  ///
  /// - Returns: the folder, and a diagnostic when some entries cannot be named.
  /// - Throws: `cannotRead`.
  static func list(
    _ path: String, relativePath: String
  ) throws(FormatError) -> (OpenFolder, Diagnostic?) {
    guard let stream = unsafe opendir(path) else {
      throw FormatError(.cannotRead, path: path, cause: errno)
    }
    defer { unsafe _ = closedir(stream) }
    var entries: [Entry] = []
    var ignoreFiles: Set<String> = []
    var unnamed = 0
    var firstUnnamed = ""
    while true {
      // The end and an error look the same, except for `errno`.
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        guard errno == 0 else { throw FormatError(.cannotRead, path: path, cause: errno) }
        break
      }
      guard let name = unsafe Self.name(of: entry) else {
        unnamed += 1
        if unnamed == 1 { firstUnnamed = unsafe Self.spelledName(of: entry) }
        continue
      }
      guard name.utf8.first != 0x2E else {
        if IgnoreScope.names.contains(name) { ignoreFiles.insert(name) }
        continue
      }
      let known = unsafe FileKind(entryType: entry.pointee.d_type)
      // An entry that vanished in between is not missed.
      guard let kind = known ?? (try? FileKind(of: "\(path)/\(name)", followingLinks: false)) else {
        continue
      }
      entries.append(Entry(name: name, kind: kind))
    }
    let keyed = entries.map { entry in
      (key: Array(entry.name.utf8) + (entry.kind == .folder ? [0x2F] : []), entry: entry)
    }
    let sorted = keyed.sorted { $1.key.lexicographicallyPrecedes($0.key) }
    let folder = OpenFolder(
      path: path, relativePath: relativePath, entries: sorted.map { $0.entry },
      ignoreFiles: ignoreFiles)
    guard unnamed > 0 else { return (folder, nil) }
    let message = "cannot read \(unnamed) \(unnamed == 1 ? "entry" : "entries"): bad name"
    let notes = [
      unnamed == 1
        ? "the name is not UTF-8: \(firstUnnamed); rename it"
        : "the names are not UTF-8, the first is \(firstUnnamed); rename them"
    ]
    return (folder, Diagnostic(.error, at: .init(path: path), message, notes: notes))
  }

  /// The name of an entry, its bytes beyond ASCII as `\xNN`.
  private static func spelledName(of entry: UnsafeMutablePointer<dirent>) -> String {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return "" }
    let start = unsafe UnsafeRawPointer(entry).advanced(by: offset)
    let count = unsafe strlen(start.assumingMemoryBound(to: CChar.self))
    return (0..<count).map { index in
      let byte = unsafe start.load(fromByteOffset: index, as: UInt8.self)
      return (0x20..<0x7F).contains(byte)
        ? String(UnicodeScalar(byte))
        : "\\x" + String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
    // The array of the C struct is longer than Swift's tuple says on some file systems; so the
    // pointer is taken from the struct, not from a copy of the field.
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
    let start = unsafe UnsafeRawPointer(entry).advanced(by: offset)
    return unsafe String(validatingCString: start.assumingMemoryBound(to: CChar.self))
  }
}
