/// Why a walk over the working folder would pass over a file.
package enum PassedOver: Hashable, Sendable {
  /// The name of the file, or of a folder above it, starts with a dot.
  case hidden
  /// A line of an ignore file or of the configuration names it, or a folder above it.
  case ignored(path: String, line: Int)

  /// Why the file at `path` would be passed over; `nil` when it would not be.
  ///
  /// A file outside the working folder is judged as by a walk over its own folder.
  package static func reason(for path: String, _ ignoring: FileTree.Ignoring) -> PassedOver? {
    let parent = Folder.holding(path)
    guard let folder = Folder.absolute(parent), let working = Folder.absolute(".") else {
      return nil
    }
    let name = String(path.split(separator: "/").last ?? "")
    var start = folder
    var steps = [name]
    if folder.utf8.elementsEqual(working.utf8) || folder.hasPrefix(working + "/") {
      start = working
      steps = folder.dropFirst(working.count).split(separator: "/").map(String.init) + steps
    }
    var scope = ignoring.readsFiles ? IgnoreScope.above(start).scope : IgnoreScope()
    var absolute = start
    for (index, step) in steps.enumerated() {
      if step.utf8.first == 0x2E { return .hidden }
      if ignoring.readsFiles {
        _ = scope.enter(absolute, shown: Folder.shown(absolute), names: Set(IgnoreScope.names))
      }
      scope.excluded = ignoring.excluded(absolute)
      absolute = Folder.join(absolute, step)
      let isFolder = index + 1 < steps.count || Folder.exists(absolute)
      if let reason = scope.reason(for: Array(absolute.utf8), isFolder: isFolder) {
        return .ignored(path: reason.path, line: reason.line)
      }
    }
    return nil
  }
}
