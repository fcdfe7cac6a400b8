import Glibc

/// Adds blocks to a `BlockFile`, or makes one.
///
/// Nothing of it counts before `commit`: a new file has no name that anybody looks for, and blocks behind
/// the end of a file that grows are not seen. One writer at a time.
package final class BlockFileWriter {
  /// Bytes that wait before they are written.
  private static let partSize = 1 << 18

  private let file: OpenDescriptor
  private let path: String
  /// The name of a new file until it is committed.
  private var temporary: String?
  /// What stands at `path` once it is committed.
  private let target: String
  private var generation: UInt64
  /// What counted when it was opened: the root, for a file that grows.
  package let root: BlockPlace?
  private let oldEnd: Int
  private var waiting: [UInt8] = []
  private var written: Int
  private var isCommitted = false

  /// Makes a new file that will stand at `path`.
  ///
  /// - Throws: `notRegularFile`, `cannotWrite`; `otherFile` when there is a file of another kind.
  package init(creating path: String) throws(FormatError) {
    let old = try ReplacedFile(path: path)
    if old != nil {
      do { _ = try BlockFile(path: path) } catch {
        if error.code == .notIndex {
          var other = FormatError(.otherFile, path: path)
          other.field = "index"
          throw other
        }
        if error.code == .cannotRead { throw error }
      }
    }
    let target = old?.path ?? path
    let (temporary, descriptor) = try Self.makeTemporary(in: Folder.holding(target), for: path)
    if let old { _ = old.giveAttributes(to: descriptor, path: path) }
    file = OpenDescriptor(descriptor)
    self.target = target
    self.temporary = temporary
    self.path = path
    // So that the first slot is the first that is written.
    generation = 1
    root = nil
    oldEnd = BlockFileHeader.size
    written = oldEnd
  }

  /// Goes on with the file at `path`.
  ///
  /// - Throws: as `BlockFile` does; `cannotWrite`, and `indexInUse` when there is another writer.
  package init(addingTo path: String) throws(FormatError) {
    // Read first: a file that is not there, or is something else, is told for that.
    _ = try BlockFile(path: path)
    let file = OpenDescriptor(unsafe open(path, O_RDWR | O_CLOEXEC))
    let header = try Self.lock(file, path: path)
    self.file = file
    generation = header.generation
    root = header.root
    oldEnd = Int(header.end)
    self.path = path
    target = path
    written = oldEnd
  }

  /// Makes sure that nobody else writes, and cuts off what an earlier writer left behind when it was
  /// killed.
  private static func lock(
    _ file: OpenDescriptor, path: String
  ) throws(FormatError) -> BlockFileHeader {
    guard file.number >= 0 else { throw FormatError(.cannotWrite, path: path, cause: errno) }
    guard flock(file.number, LOCK_EX | LOCK_NB) == 0 else {
      if errno == EWOULDBLOCK { throw FormatError(.indexInUse, path: path) }
      throw FormatError(.cannotWrite, path: path, cause: errno)
    }
    var one = stat()
    var other = stat()
    // Somebody may have replaced the file before the lock was there.
    guard unsafe fstat(file.number, &one) == 0, unsafe stat(path, &other) == 0,
      one.st_ino == other.st_ino, one.st_dev == other.st_dev
    else { throw FormatError(.indexInUse, path: path) }
    let header = try BlockFile.header(of: file, path: path)
    guard ftruncate(file.number, Int(header.end)) == 0 else {
      throw FormatError(.cannotWrite, path: path, cause: errno)
    }
    return header
  }

  deinit {
    // A program that is just being started may hold the descriptor open for a moment longer, and the lock with it.
    defer { flock(file.number, LOCK_UN) }
    guard !isCommitted else { return }
    if let temporary {
      unsafe unlink(temporary)
      TemporaryFiles.forget(temporary)
    } else {
      ftruncate(file.number, oldEnd)
    }
  }

  /// What can be read: everything that was added, whether it counts or not.
  package func reader() throws(FormatError) -> BlockFile {
    try flush()
    return BlockFile(
      file, path: path, root: root ?? BlockPlace(offset: 0, count: 0, checksum: 0), count: written)
  }

  /// Adds a block.
  ///
  /// - Throws: `cannotWrite`.
  package func append(_ bytes: [UInt8]) throws(FormatError) -> BlockPlace {
    let place = BlockPlace(
      offset: UInt64(written + waiting.count), count: UInt32(bytes.count),
      checksum: BlockPlace.checksum(bytes.span))
    waiting += bytes
    if waiting.count >= Self.partSize { try flush() }
    return place
  }

  private func flush() throws(FormatError) {
    var part: [UInt8] = []
    swap(&part, &waiting)
    try file.write(part.span, at: written, path: path)
    written += part.count
    part.removeAll(keepingCapacity: true)
    swap(&part, &waiting)
  }

  /// Makes everything count that was added, at once.
  ///
  /// After a failure nothing of it counts, but for that of the last step of a file that grows: what leads to
  /// the rest is written then, and whether it is on the disk already the system cannot tell. Either way the
  /// file is whole.
  ///
  /// - Parameter root: the block that leads to all others.
  /// - Precondition: it was not called before.
  /// - Throws: `cannotWrite`.
  package func commit(_ root: BlockPlace) throws(FormatError) {
    precondition(!isCommitted, "a file is committed once")
    try flush()
    // The blocks are on the disk before anything leads to them.
    try file.synchronize(path: path)
    generation += 1
    let header = BlockFileHeader(generation: generation, end: UInt64(written), root: root)
    if let temporary {
      var head = [UInt8](repeating: 0, count: BlockFileHeader.size)
      head.replaceSubrange(header.offset..<header.offset + header.bytes.count, with: header.bytes)
      try file.write(head.span, at: 0, path: path)
      try file.synchronize(path: path)
      guard unsafe rename(temporary, target) == 0 else {
        throw FormatError(.cannotWrite, path: path, cause: errno)
      }
      TemporaryFiles.forget(temporary)
      isCommitted = true
      let folder = OpenDescriptor(
        unsafe open(Folder.holding(target), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
      if folder.number >= 0 { fsync(folder.number) }
    } else {
      let bytes = header.bytes
      try file.write(bytes.span, at: header.offset, path: path)
      // From here on what was added must stay: the slot leads to it.
      isCommitted = true
      try file.synchronize(path: path)
    }
  }

  /// Makes a file of a new name, known to `TemporaryFiles`.
  private static func makeTemporary(
    in folder: String, for path: String
  ) throws(FormatError) -> (String, Int32) {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let name = "\(prefix).dross-\(String(UInt64.random(in: .min ... .max), radix: 36)).tmp"
    let made = TemporaryFiles.make(name) {
      unsafe open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    }
    guard made.descriptor >= 0 else {
      throw FormatError(.cannotWrite, path: path, cause: made.cause)
    }
    return (name, made.descriptor)
  }
}
