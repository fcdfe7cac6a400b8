import Glibc
import Synchronization

/// The temporary files that are there at the moment, so that none outlives an interrupted program.
package enum TemporaryFiles {
  private static let live = Mutex<Set<Name>>([])

  /// Paths are compared by bytes: `String` takes different spellings of one letter for equal.
  private struct Name: Hashable {
    let bytes: [UInt8]
    init(_ path: String) { bytes = Array(path.utf8) }
  }

  /// How many there are.
  package static var count: Int { live.withLock { $0.count } }

  /// Removes all of them from the disk.
  ///
  /// A file that is being written fails when it is committed.
  ///
  /// Not for a signal handler: it takes a lock. `Interruption` calls it from a thread of its own.
  package static func removeAll() { removeAll {} }

  /// Removes all of them, then calls `body` while no new one can come into being.
  static func removeAll(then body: () -> Void) {
    live.withLock { names in
      for name in names { unsafe unlink(String(decoding: name.bytes, as: UTF8.self)) }
      names.removeAll()
      body()
    }
  }

  /// Makes the file at `path` with `open` and keeps the path, both while no interruption can be at
  /// work: a file made after `removeAll` has gone through the names would stay behind.
  ///
  /// - Returns: the descriptor that `open` returned, and the `errno` of it.
  static func make(_ path: String, open: () -> Int32) -> (descriptor: Int32, cause: Int32) {
    live.withLock { names in
      let descriptor = open()
      let cause = errno
      if descriptor >= 0 { names.insert(Name(path)) }
      return (descriptor, cause)
    }
  }

  /// Forgets a path whose file is gone, or has its final name.
  static func forget(_ path: String) { _ = live.withLock { $0.remove(Name(path)) } }
}
