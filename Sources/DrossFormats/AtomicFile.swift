package import DrossText
import Glibc

/// A file that takes the place of another one at once, or not at all.
///
/// The bytes go to a temporary file in the same folder, which gets the permissions and, where the
/// system allows it, the owner of the file it replaces. `commit` puts it on the disk and renames
/// it. Until then, and after any failure, the old file is untouched; a file that is never committed
/// removes its temporary when it goes away.
///
/// A symbolic link stays, and the file it points to is replaced. Only regular files are replaced,
/// and no file that is write-protected. Access control lists and extended attributes are not kept.
/// What is asked for as an output may be a stream too, such as `/dev/stdout`: it is written into.
package struct AtomicFile: ~Copyable {
  private var sink: ByteSink
  private let path: String
  private let target: String
  /// `nil` for a stream.
  private let temporary: String?
  private let isDurable: Bool
  private var isDone = false
  private var notes: [Diagnostic] = []

  /// Starts a file that will stand at `path`.
  ///
  /// - Parameter isDurable: whether `commit` waits until the disk has the bytes.
  /// - Throws: `notRegularFile`, `cannotWrite`.
  package init(replacing path: String, isDurable: Bool = true) throws(FormatError) {
    let old = try ReplacedFile(path: path)
    let target = old?.path ?? path
    let (temporary, descriptor) = try Self.openTemporary(
      in: Folder.holding(target), mode: old == nil ? 0o666 : 0o600, for: path)
    sink = ByteSink(descriptor: descriptor, path: path, isOwner: true)
    self.path = path
    self.target = target
    self.temporary = temporary
    self.isDurable = isDurable
    if let old { notes = old.giveAttributes(to: descriptor, path: path) }
  }

  /// Starts what will stand at `path`: a file that is replaced, or a stream that is written into.
  ///
  /// - Parameter isDurable: whether `commit` waits until the disk has the bytes.
  /// - Throws: `notRegularFile`, `cannotWrite`.
  package init(writing path: String, isDurable: Bool = true) throws(FormatError) {
    if OutputStream.isStream(at: path) {
      self.init(stream: try OutputStream.open(path), path: path)
    } else {
      try self.init(replacing: path, isDurable: isDurable)
    }
  }

  private init(stream: consuming ByteSink, path: String) {
    sink = stream
    self.path = path
    target = path
    temporary = nil
    isDurable = false
  }

  deinit {
    guard !isDone, let temporary else { return }
    unsafe unlink(temporary)
    TemporaryFiles.forget(temporary)
  }

  /// Replaces the file at `path` by one of `bytes`, or writes them into a stream.
  ///
  /// - Returns: notes on what could not be kept.
  /// - Throws: `notRegularFile`, `cannotWrite`; the old file is untouched.
  package static func write(
    _ bytes: [UInt8], to path: String, isDurable: Bool = true
  ) throws(FormatError) -> [Diagnostic] {
    var file = try AtomicFile(writing: path, isDurable: isDurable)
    try file.append(bytes)
    return try file.commit()
  }

  /// Adds `bytes`.
  ///
  /// - Throws: `cannotWrite`.
  package mutating func append(_ bytes: Span<UInt8>) throws(FormatError) { try sink.append(bytes) }

  /// Adds `bytes`.
  ///
  /// - Throws: `cannotWrite`.
  package mutating func append(_ bytes: [UInt8]) throws(FormatError) { try sink.append(bytes) }

  /// Puts the new file in the place of the old one.
  ///
  /// - Returns: notes on what could not be kept.
  /// - Throws: `cannotWrite`; the old file is untouched.
  /// - Precondition: it was not called before.
  package mutating func commit() throws(FormatError) -> [Diagnostic] {
    precondition(!isDone, "a file is committed once")
    if isDurable { try sink.synchronize() }
    try sink.close()
    try takeName()
    return notes
  }

  /// Puts the new file in the place of the old one before it is whole, for a file that grows.
  ///
  /// From then on `save` puts on the disk what was added; nothing is undone when the file goes away.
  ///
  /// - Returns: notes on what could not be kept.
  /// - Throws: `cannotWrite`; the old file is untouched.
  /// - Precondition: neither this nor `commit` was called before.
  package mutating func publish() throws(FormatError) -> [Diagnostic] {
    precondition(!isDone, "a file is published once")
    try save()
    try takeName()
    return notes
  }

  /// Puts the file where it belongs; a stream is there already.
  private mutating func takeName() throws(FormatError) {
    if let temporary {
      guard unsafe rename(temporary, target) == 0 else {
        throw FormatError(.cannotWrite, path: path, cause: errno)
      }
      TemporaryFiles.forget(temporary)
      if isDurable { Self.synchronizeFolder(of: target) }
    }
    isDone = true
  }

  /// Writes what was added so far; puts it on the disk when the file is durable.
  ///
  /// - Throws: `cannotWrite`.
  package mutating func save() throws(FormatError) {
    if isDurable { try sink.synchronize() } else { try sink.flush() }
  }

  /// Makes a file of a new name, known to `TemporaryFiles`.
  private static func openTemporary(
    in folder: String, mode: mode_t, for path: String
  ) throws(FormatError) -> (String, Int32) {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    var cause = EEXIST
    for _ in 0..<16 {
      let number = String(UInt64.random(in: .min ... .max), radix: 36)
      // Hidden, so that a tree being walked does not turn it up.
      let temporary = "\(prefix).dross-\(number).tmp"
      let made = TemporaryFiles.make(temporary) {
        unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
      }
      if made.descriptor >= 0 { return (temporary, made.descriptor) }
      cause = made.cause
      guard cause == EEXIST || cause == EINTR else { break }
    }
    throw FormatError(.cannotWrite, path: path, cause: cause)
  }

  /// Puts the new name on the disk.
  ///
  /// The bytes are safe by now; a folder that cannot be opened for
  /// reading, or a file system that cannot do it, is no failure.
  private static func synchronizeFolder(of path: String) {
    let descriptor = unsafe open(Folder.holding(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
