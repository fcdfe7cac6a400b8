import Glibc

/// An open file that is read from the start to the end.
struct InputFile: ~Copyable {
  /// The path as typed; `-` is standard input.
  let path: String
  /// The size that the system told, or 0 for a stream.
  let size: Int
  /// Whether the end was reached.
  private(set) var isAtEnd = false
  private let descriptor: Int32

  /// Opens the file at `path`, or standard input for `-`.
  ///
  /// - Throws: `cannotRead`, `isDirectory`.
  init(path: String) throws(FormatError) {
    var descriptor: Int32 = 0
    if path != "-" {
      repeat {
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
      } while descriptor < 0 && errno == EINTR
      guard descriptor >= 0 else {
        throw FormatError(.cannotRead, path: path, cause: errno)
      }
    }
    var info = stat()
    let failed = unsafe fstat(descriptor, &info) != 0
    let cause = errno
    let kind = info.st_mode & S_IFMT
    if failed || kind == S_IFDIR {
      if path != "-" { close(descriptor) }
      throw failed
        ? FormatError(.cannotRead, path: path, cause: cause) : FormatError(.isDirectory, path: path)
    }
    self.path = path
    self.descriptor = descriptor
    size = kind == S_IFREG ? Int(info.st_size) : 0
  }

  deinit {
    if descriptor != 0 { close(descriptor) }
  }

  /// A new array: `head`, then what the file has next, up to `total` bytes in all.
  ///
  /// Fewer bytes come back only at the end of the file.
  mutating func read(
    after head: ArraySlice<UInt8>, total: Int
  ) throws(FormatError) -> [UInt8] {
    var cause: Int32 = 0
    var ended = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: max(total, head.count)) {
      buffer, count in
      _ = unsafe buffer.initialize(from: head)
      count = head.count
      while count < total {
        // One call reads at most 2 GiB on Linux; the loop takes care of more.
        let got = unsafe Glibc.read(
          descriptor, buffer.baseAddress.map { unsafe $0 + count }, total - count)
        if got > 0 {
          count += got
        } else if got == 0 {
          ended = true
          return
        } else if errno == EAGAIN {
          Waiting.until(descriptor, is: POLLIN)
        } else if errno != EINTR {
          cause = errno
          return
        }
      }
    }
    guard cause == 0 else {
      throw cause == EISDIR
        ? FormatError(.isDirectory, path: path) : FormatError(.cannotRead, path: path, cause: cause)
    }
    if ended { isAtEnd = true }
    return bytes
  }
}

/// Waits on descriptors that somebody else has made non-blocking.
enum Waiting {
  /// Sleeps until `descriptor` is ready for `event`, or a signal arrives.
  static func until(_ descriptor: Int32, is event: Int32) {
    var request = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    _ = unsafe poll(&request, 1, -1)
  }
}
