import Glibc

/// A regular file that stays open, so that parts of it can be read once more.
package final class SourceFile: Sendable {
  /// The path as typed.
  package let path: String
  private let descriptor: Int32
  private let stamp: Stamp

  /// What changes when somebody writes to a file.
  private struct Stamp: Equatable {
    var size: Int
    var seconds: Int
    var nanoseconds: Int
  }

  /// Keeps a file open that `descriptor` has open too; `nil` when that cannot be, and for streams.
  init?(path: String, _ descriptor: Int32) {
    guard let stamp = Self.stamp(of: descriptor) else { return nil }
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { return nil }
    self.path = path
    self.descriptor = copy
    self.stamp = stamp
  }

  deinit { close(descriptor) }

  /// Whether the file is as it was when it was opened, as far as the system tells.
  package var isUnchanged: Bool { Self.stamp(of: descriptor) == stamp }

  /// The error of a file in which something else stands than before.
  package var changed: FormatError { FormatError(.changedFile, path: path) }

  /// The bytes of `range`; may be called from several threads at once.
  ///
  /// - Throws: `cannotRead`, `changedFile`.
  func bytes(_ range: Range<Int>) throws(FormatError) -> [UInt8] {
    var failure: FormatError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      while count < range.count {
        let got = unsafe pread(
          descriptor, base + count, range.count - count, range.lowerBound + count)
        if got > 0 {
          count += got
        } else if got == 0 {
          failure = changed
          return
        } else if errno != EINTR {
          failure = FormatError(.cannotRead, path: path, cause: errno)
          return
        }
      }
    }
    if let failure { throw failure }
    return bytes
  }

  private static func stamp(of descriptor: Int32) -> Stamp? {
    var info = stat()
    guard unsafe fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Stamp(
      size: Int(info.st_size), seconds: info.st_mtim.tv_sec, nanoseconds: info.st_mtim.tv_nsec)
  }
}
