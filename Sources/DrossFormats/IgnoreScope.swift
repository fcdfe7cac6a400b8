import DrossText

/// Everything that says which entries of a folder are passed over.
///
/// From far to near: `.git/info/exclude`, then in each folder on the way down `.gitignore` and
/// `.drossignore`; the last one that says something about an entry decides. What is left out by the
/// configuration stays left out whatever they say.
struct IgnoreScope: Sendable {
  /// Names of ignore files, the weaker one first.
  static let names = [".gitignore", ".drossignore"]

  /// What stands in ignore files, the strongest last.
  private(set) var lists: [IgnoreList] = []
  /// What the configuration leaves out of trees, the strongest last.
  var excluded: [IgnoreList] = []

  /// Whether nothing is passed over.
  var isEmpty: Bool { lists.isEmpty && excluded.isEmpty }

  /// What holds in the folder at `absolute` because of the folders above it.
  ///
  /// In a working tree of git these are the folders from its top down. Elsewhere all folders above are
  /// asked, for `.drossignore` alone.
  static func above(_ absolute: String) -> (scope: IgnoreScope, diagnostics: [Diagnostic]) {
    var scope = IgnoreScope()
    var diagnostics: [Diagnostic] = []
    var folders: [String] = []
    var folder = absolute
    var top: WorkingTree?
    while true {
      if folder != absolute { folders.append(folder) }
      top = WorkingTree(at: folder)
      guard top == nil, folder != "/" else { break }
      folder = Folder.holding(folder)
    }
    if let top { diagnostics += scope.read(top.excludeFile, folder: top.path) }
    for folder in folders.reversed() {
      for name in names where top != nil || name != names[0] {
        diagnostics += scope.read(Folder.join(folder, name), folder: folder)
      }
    }
    return (scope, diagnostics)
  }

  /// Adds the ignore files that stand in a folder.
  ///
  /// - Parameter names: those of `IgnoreScope.names` that are there.
  mutating func enter(
    _ absolute: String, shown: String, names: Set<String>
  ) -> [Diagnostic] {
    Self.names.filter(names.contains).flatMap {
      read(Folder.join(absolute, $0), folder: absolute, shown: Folder.join(shown, $0))
    }
  }

  /// The file that says that an entry is passed over, and its line; `nil` when it is not.
  func reason(
    for absolutePath: [UInt8], isFolder: Bool
  ) -> (path: String, line: Int)? {
    Self.reason(in: excluded, for: absolutePath, isFolder: isFolder)
      ?? Self.reason(in: lists, for: absolutePath, isFolder: isFolder)
  }

  private static func reason(
    in lists: [IgnoreList], for path: [UInt8], isFolder: Bool
  ) -> (path: String, line: Int)? {
    for list in lists.reversed() {
      guard let verdict = list.verdict(on: path, isFolder: isFolder) else { continue }
      return verdict.isIgnored ? (list.path, verdict.line) : nil
    }
    return nil
  }

  private mutating func read(_ path: String, folder: String, shown: String? = nil) -> [Diagnostic] {
    guard Folder.isFile(path) else { return [] }
    do throws(FormatError) {
      let list = IgnoreList(
        try FileBytes.read(path), folder: folder, path: shown ?? Folder.shown(path))
      if !list.isEmpty { lists.append(list) }
      return []
    } catch {
      return [error.diagnostic]
    }
  }
}

/// A working tree of git.
private struct WorkingTree {
  /// Its top folder.
  let path: String
  /// The file with patterns of its own that is not shared with others.
  let excludeFile: String

  init?(at folder: String) {
    let entry = Folder.join(folder, ".git")
    path = folder
    if Folder.exists(entry) {
      excludeFile = Folder.join(entry, "info/exclude")
    } else if Folder.isFile(entry), let own = Self.line(of: entry, behind: "gitdir: ") {
      // A tree of its own that shares the repository of another one (gitrepository-layout(5)).
      let repository = Folder.join(folder, own)
      let common = Self.line(of: Folder.join(repository, "commondir"), behind: "") ?? "."
      excludeFile = Folder.join(Folder.join(repository, common), "info/exclude")
    } else {
      return nil
    }
  }

  private static func line(of path: String, behind label: String) -> String? {
    guard Folder.isFile(path), let bytes = try? FileBytes.read(path),
      bytes.starts(with: label.utf8)
    else { return nil }
    let line = bytes.dropFirst(label.utf8.count).prefix { $0 != 0x0A && $0 != 0x0D }
    return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
  }
}
