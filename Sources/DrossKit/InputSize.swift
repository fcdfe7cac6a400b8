package import DrossFormats
import Synchronization

/// How many bytes there are to read, counted beside the work.
///
/// Only the sizes of files are asked for, so it is known long before the work is done. What has no size,
/// such as a pipe, counts as nothing.
package final class InputSize: Sendable {
  private let counted = Mutex<Int?>(nil)

  /// Begins to count.
  ///
  /// - Parameter makeTree: the files; called on another thread.
  package init(_ makeTree: @Sendable @escaping () -> FileTree) {
    Task.detached(priority: .background) { [self] in
      var sum = 0
      for case .file(let file) in makeTree() {
        if Task.isCancelled { return }
        sum += FileBytes.size(file.path) ?? 0
      }
      counted.withLock { $0 = sum }
    }
  }

  /// The bytes; `nil` until all files are counted.
  package var total: Int? { counted.withLock { $0 } }
}
