public import DrossText
import Glibc

/// The files behind the paths that somebody typed, in order, one at a time.
///
/// A file stands for itself. A folder stands for the regular files under it, in byte order of their
/// paths, without hidden entries (`.git` among them). Inside a folder, symbolic links are not
/// followed, and pipes, sockets and devices are left out; what is typed itself is followed. What
/// cannot be read becomes a diagnostic, and the rest goes on. What ignore files name is left out of
/// folders when asked for; what is typed itself never is. What several paths name is read once, under the
/// first of these names; a link and what it leads to are two files.
///
/// Only what was typed and the names of the folders on the way down are kept in memory.
public struct FileTree: IteratorProtocol, Swift.Sequence {
  /// A file to be read.
  public struct File: Hashable, Sendable {
    /// The path to open and to show; `-` is standard input.
    public let path: String
    /// The path below the folder that was typed, with `/`; for a typed file, its name.
    public let relativePath: String
    /// Whether the file itself was typed, rather than a folder above it.
    public let isTyped: Bool
  }

  /// What the walk comes upon.
  public enum Item: Hashable, Sendable {
    /// A file to be read.
    case file(File)
    /// Something that cannot be read, or is left out for a reason worth telling.
    case diagnostic(Diagnostic)
  }

  /// What decides which entries of folders are passed over.
  public struct Ignoring {
    /// Whether `.gitignore`, `.drossignore` and `.git/info/exclude` count.
    public var readsFiles: Bool
    /// What else is left out of the folder at an absolute path, for each folder that is entered.
    public var excluded: (String) -> [IgnoreList]

    /// The absolute paths of files and folders that the walk is not for, such as what it writes itself.
    public var own: Set<[UInt8]>

    /// What is passed over.
    ///
    /// - Parameter own: files and folders that the walk is not for; they need not be there yet.
    public init(
      readsFiles: Bool, own: [String] = [],
      excluded: @escaping (String) -> [IgnoreList] = { _ in [] }
    ) {
      self.readsFiles = readsFiles
      self.own = Set(own.compactMap { Folder.place(ofFile: $0).map { Array($0.utf8) } })
      self.excluded = excluded
    }
  }

  /// What was typed, and where it stands; a single path needs no place.
  private var typed: ArraySlice<(path: String, place: [UInt8]?)>
  private var folders: [OpenFolder] = []
  /// Diagnostics that wait, the next one last.
  private var waiting: [Diagnostic] = []
  private let ignoring: Ignoring?
  /// Where what was typed stands, and whether the walk has been there; empty for a single path.
  private var places: [[UInt8]: Bool] = [:]

  /// A walk over `paths`, in the order given; nothing is passed over without `ignoring`.
  public init(paths: [String], ignoring: Ignoring? = nil) {
    self.ignoring = ignoring
    typed = paths.map { ($0, paths.count > 1 ? Self.place(of: $0) : nil) }[...]
    for case (_, let place?) in typed { places[place] = false }
  }

  /// The next file or diagnostic; `nil` at the end.
  public mutating func next() -> Item? {
    while true {
      if let diagnostic = waiting.popLast() { return .diagnostic(diagnostic) }
      if !folders.isEmpty {
        guard let entry = folders[folders.count - 1].entries.popLast() else {
          folders.removeLast()
          continue
        }
        if let item = visit(entry, in: folders[folders.count - 1]) { return item }
      } else if let (path, place) = typed.popFirst() {
        if let place, !isFirst(at: place) { return .diagnostic(Self.note(onSecond: path)) }
        if let item = visit(typed: path) { return item }
      } else {
        return nil
      }
    }
  }

  private mutating func visit(typed path: String) -> Item? {
    if path == "-" { return .file(File(path: "-", relativePath: "-", isTyped: true)) }
    let kind: FileKind
    do { kind = try FileKind(of: path, followingLinks: true) } catch {
      return .diagnostic(error.diagnostic)
    }
    switch kind {
    case .regular: break
    case .folder: return open(path, relativePath: "")
    case .pipe where Self.isOwnDescriptor(path): break
    case .device, .link, .pipe, .socket:
      return .diagnostic(FormatError(.specialFile, path: path).diagnostic)
    }
    return .file(File(path: path, relativePath: Self.name(of: path), isTyped: true))
  }

  private mutating func visit(_ entry: OpenFolder.Entry, in folder: OpenFolder) -> Item? {
    let path =
      folder.path.hasSuffix("/") ? folder.path + entry.name : "\(folder.path)/\(entry.name)"
    let relativePath =
      folder.relativePath.isEmpty ? entry.name : "\(folder.relativePath)/\(entry.name)"
    if isIgnored(entry, in: folder) { return nil }
    if !places.isEmpty, !isFirst(at: Array(Folder.join(folder.absolute, entry.name).utf8)) {
      return .diagnostic(Self.note(onSecond: path))
    }
    switch entry.kind {
    case .regular:
      return .file(File(path: path, relativePath: relativePath, isTyped: false))
    case .folder:
      return open(path, relativePath: relativePath)
    case .link:
      return .diagnostic(
        Diagnostic(
          .note, at: .init(path: path), "skipped: symbolic link",
          notes: ["name the link itself to follow it"]))
    case .device, .pipe, .socket:
      return .diagnostic(
        Diagnostic(.note, at: .init(path: path), "skipped: not a regular file"))
    }
  }

  private mutating func open(_ path: String, relativePath: String) -> Item? {
    do {
      var (folder, bad) = try OpenFolder.list(path, relativePath: relativePath)
      var diagnostics = bad.map { [$0] } ?? []
      if ignoring != nil || !places.isEmpty { folder.absolute = Folder.absolute(path) ?? "" }
      if let ignoring, !folder.absolute.isEmpty { diagnostics += enter(&folder, ignoring) }
      folders.append(folder)
      waiting = diagnostics.reversed()
      return nil
    } catch {
      return .diagnostic(error.diagnostic)
    }
  }

  /// Finds out what is passed over in a folder that is about to be walked.
  private func enter(_ folder: inout OpenFolder, _ ignoring: Ignoring) -> [Diagnostic] {
    let absolute = folder.absolute
    var diagnostics: [Diagnostic] = []
    if ignoring.readsFiles {
      if let parent = folders.last {
        folder.scope = parent.scope
      } else {
        (folder.scope, diagnostics) = IgnoreScope.above(absolute)
      }
      diagnostics += folder.scope.enter(absolute, shown: folder.path, names: folder.ignoreFiles)
    }
    folder.scope.excluded = ignoring.excluded(absolute)
    return diagnostics
  }

  private func isIgnored(_ entry: OpenFolder.Entry, in folder: OpenFolder) -> Bool {
    let own = ignoring?.own ?? []
    guard !folder.scope.isEmpty || !own.isEmpty else { return false }
    let path = Array(Folder.join(folder.absolute, entry.name).utf8)
    return own.contains(path)
      || folder.scope.reason(for: path, isFolder: entry.kind == .folder) != nil
  }

  // MARK: What is named twice

  /// Where what was typed stands; `nil` when there is nothing, or when a name is not UTF-8.
  private static func place(of path: String) -> [UInt8]? {
    if path == "-" { return Array(path.utf8) }
    if Folder.exists(path) { return Folder.absolute(path).map { Array($0.utf8) } }
    return Folder.absolute(Folder.holding(path)).map { Array(Folder.join($0, name(of: path)).utf8) }
  }

  /// Whether the walk comes to a place for the first time.
  private mutating func isFirst(at place: [UInt8]) -> Bool {
    guard let wasThere = places[place] else { return true }
    places[place] = true
    return !wasThere
  }

  private static func note(onSecond path: String) -> Diagnostic {
    Diagnostic(
      .note, at: .init(path: path), "skipped: it was read already",
      notes: ["another path that was given names it too"])
  }

  /// Whether `path` names a descriptor of this process, as `<(command)` of a shell does.
  static func isOwnDescriptor(_ path: String) -> Bool {
    path == "/dev/stdin" || path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/")
  }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// What a directory entry is.
enum FileKind {
  case device, folder, link, pipe, regular, socket

  /// The kind of the thing at `path`.
  ///
  /// - Throws: `cannotRead`.
  init(of path: String, followingLinks: Bool) throws(FormatError) {
    var info = stat()
    let result = unsafe followingLinks ? stat(path, &info) : lstat(path, &info)
    guard result == 0 else {
      throw FormatError(.cannotRead, path: path, cause: errno)
    }
    switch info.st_mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    case S_IFIFO: self = .pipe
    case S_IFSOCK: self = .socket
    default: self = .device
    }
  }

  /// The kind that `readdir` tells, unless the file system leaves it open.
  init?(entryType: UInt8) {
    switch Int(entryType) {
    case Int(DT_REG): self = .regular
    case Int(DT_DIR): self = .folder
    case Int(DT_LNK): self = .link
    case Int(DT_FIFO): self = .pipe
    case Int(DT_SOCK): self = .socket
    case Int(DT_BLK), Int(DT_CHR): self = .device
    default: return nil
    }
  }
}
