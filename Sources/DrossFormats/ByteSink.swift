import Glibc

/// A buffered writer on a file descriptor.
///
/// Nothing is written by going away: whoever wants the last bytes out calls `flush` or `close`, and
/// so hears of a full disk.
package struct ByteSink: ~Copyable {
  /// What the descriptor is called in errors.
  package let path: String
  /// How many bytes the descriptor has taken, plus those that wait.
  package private(set) var count = 0
  private var descriptor: Int32
  private let isOwner: Bool
  private let capacity: Int
  private var buffer: [UInt8] = []

  /// A writer on `descriptor`.
  ///
  /// - Parameter path: what to call it in errors; `-` for standard output.
  /// - Parameter isOwner: whether the descriptor is closed with the writer.
  /// - Parameter capacity: how many bytes wait before they are written.
  package init(
    descriptor: Int32, path: String, isOwner: Bool = false, capacity: Int = 1 << 17
  ) {
    self.descriptor = descriptor
    self.path = path
    self.isOwner = isOwner
    self.capacity = max(capacity, 1)
  }

  /// A writer on standard output.
  package static func standardOutput() -> ByteSink {
    ByteSink(descriptor: STDOUT_FILENO, path: "-")
  }

  /// A writer on standard error.
  package static func standardError() -> ByteSink {
    ByteSink(descriptor: STDERR_FILENO, path: "-")
  }

  /// A writer straight on the file at `path`, made if need be.
  ///
  /// For devices and named pipes, where nothing can be replaced. Regular files are for
  /// `AtomicFile`.
  ///
  /// - Throws: `cannotWrite`.
  package init(writingTo path: String) throws(FormatError) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o666)
    guard descriptor >= 0 else {
      throw FormatError(.cannotWrite, path: path, cause: errno)
    }
    self.init(descriptor: descriptor, path: path, isOwner: true)
  }

  deinit {
    if isOwner && descriptor >= 0 { Glibc.close(descriptor) }
  }

  /// Adds `bytes`; writes when enough have come together.
  ///
  /// - Throws: `closedPipe`, `cannotWrite`.
  package mutating func append(_ bytes: Span<UInt8>) throws(FormatError) {
    count += bytes.count
    if buffer.count + bytes.count > capacity { try writeBuffer() }
    if bytes.count >= capacity { return try write(bytes) }
    if buffer.capacity < capacity { buffer.reserveCapacity(capacity) }
    unsafe bytes.withUnsafeBufferPointer { unsafe buffer.append(contentsOf: $0) }
  }

  /// Adds `bytes`; writes when enough have come together.
  ///
  /// - Throws: `closedPipe`, `cannotWrite`.
  package mutating func append(_ bytes: [UInt8]) throws(FormatError) { try append(bytes.span) }

  /// Adds `bytes`; writes when enough have come together.
  ///
  /// - Throws: `closedPipe`, `cannotWrite`.
  package mutating func append(_ bytes: ArraySlice<UInt8>) throws(FormatError) {
    try append(bytes.span)
  }

  /// Adds the UTF-8 bytes of `text`.
  ///
  /// - Throws: `closedPipe`, `cannotWrite`.
  package mutating func append(_ text: String) throws(FormatError) {
    try append(Array(text.utf8).span)
  }

  /// Writes everything that waits.
  ///
  /// - Throws: `closedPipe`, `cannotWrite`.
  package mutating func flush() throws(FormatError) { try writeBuffer() }

  /// Writes everything that waits and, for an owner, closes the descriptor.
  ///
  /// - Throws: `closedPipe`, `cannotWrite`; the descriptor is closed all the same.
  package mutating func close() throws(FormatError) {
    guard descriptor >= 0 else { return }
    let open = descriptor
    var failure: FormatError?
    do { try flush() } catch { failure = error }
    descriptor = -1
    if isOwner && Glibc.close(open) != 0 && errno != EINTR && failure == nil {
      failure = FormatError(.cannotWrite, path: path, cause: errno)
    }
    if let failure { throw failure }
  }

  /// Writes everything that waits and asks the system to put it on the disk.
  mutating func synchronize() throws(FormatError) {
    try flush()
    guard fsync(descriptor) != 0 else { return }
    // Some file systems cannot do it; that is no loss of bytes.
    guard ![EINVAL, ENOSYS, ENOTSUP, EROFS].contains(errno) else { return }
    throw FormatError(.cannotWrite, path: path, cause: errno)
  }

  private mutating func writeBuffer() throws(FormatError) {
    guard !buffer.isEmpty else { return }
    // What could not be written is dropped: nobody tries twice to write to a full disk.
    defer { buffer.removeAll(keepingCapacity: true) }
    try write(buffer.span)
  }

  private func write(_ bytes: Span<UInt8>) throws(FormatError) {
    var cause: Int32 = 0
    unsafe bytes.withUnsafeBufferPointer { unsafe cause = Self.write($0, to: descriptor) }
    guard cause != 0 else { return }
    throw cause == EPIPE || cause == ECONNRESET
      ? FormatError(.closedPipe, path: path, cause: cause)
      : FormatError(.cannotWrite, path: path, cause: cause)
  }

  /// Writes all of `buffer`; returns an `errno`, or 0.
  private static func write(_ buffer: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Int32 {
    var done = 0
    while done < buffer.count {
      let taken = unsafe Glibc.write(
        descriptor, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done)
      if taken >= 0 {
        done += taken
      } else if errno == EAGAIN {
        Waiting.until(descriptor, is: POLLOUT)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
