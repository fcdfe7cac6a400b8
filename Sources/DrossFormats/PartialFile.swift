import Glibc

/// A file that grows under a name of its own, and takes its final name when it is whole.
///
/// Unlike an `AtomicFile` it outlives the program, so that a later run can go on with it.
package struct PartialFile: ~Copyable {
  private let descriptor: Int32
  private let path: String
  private let name: String
  /// How many bytes it has.
  package private(set) var count: Int

  /// The name of the file that will stand at `path`.
  package static func name(for path: String) -> String { hiddenName(for: path, "partial") }

  /// A hidden name next to `path` that ends in `.dross-` and `purpose`.
  package static func hiddenName(for path: String, _ purpose: String) -> String {
    let folder = Folder.holding(path)
    let name = path.split(separator: "/").last ?? ""
    return (folder.hasSuffix("/") ? folder : folder + "/") + ".\(name).dross-\(purpose)"
  }

  /// Goes on with the file that will stand at `path` after its first `count` bytes; the rest is cut off.
  ///
  /// - Throws: `cannotWrite`, also when it has fewer bytes.
  package init(for path: String, after count: Int) throws(FormatError) {
    try self.init(named: Self.name(for: path), for: path, after: count)
  }

  /// Goes on with the file of that name after its first `count` bytes; the rest is cut off.
  ///
  /// - Parameter path: what it is called in errors, and by `commit`.
  /// - Throws: `cannotWrite`, also when it has fewer bytes.
  package init(named name: String, for path: String, after count: Int) throws(FormatError) {
    let descriptor = unsafe open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw FormatError(.cannotWrite, path: path, cause: errno) }
    var info = stat()
    var cause: Int32 = 0
    if unsafe fstat(descriptor, &info) != 0 {
      cause = errno
    } else if Int(info.st_size) < count {
      cause = ESTALE
    } else if ftruncate(descriptor, count) != 0 || lseek(descriptor, count, SEEK_SET) < 0 {
      cause = errno
    }
    if cause != 0 {
      close(descriptor)
      throw FormatError(.cannotWrite, path: path, cause: cause)
    }
    self.descriptor = descriptor
    self.name = name
    self.path = path
    self.count = count
  }

  deinit { close(descriptor) }

  /// Adds bytes; when this returns the system has them.
  ///
  /// - Throws: `cannotWrite`.
  package mutating func append(_ bytes: [UInt8]) throws(FormatError) {
    var sink = ByteSink(descriptor: descriptor, path: path)
    try sink.append(bytes)
    try sink.flush()
    count += bytes.count
  }

  /// Gives the file its final name.
  ///
  /// - Throws: `cannotWrite`.
  package mutating func commit() throws(FormatError) {
    let synchronized = fsync(descriptor) == 0 || [EINVAL, ENOSYS, ENOTSUP].contains(errno)
    let renamed = synchronized ? unsafe rename(name, path) : -1
    guard renamed == 0 else { throw FormatError(.cannotWrite, path: path, cause: errno) }
  }
}
