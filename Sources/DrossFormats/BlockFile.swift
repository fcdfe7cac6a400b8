import Glibc

/// A file of blocks, each of which is found through another one that knows its place and its checksum.
///
/// It grows at its end alone, and what was committed never changes: a reader sees what was there when it
/// opened the file, whatever is added meanwhile, and a writer that is killed has changed nothing.
package struct BlockFile: Sendable {
  private let file: OpenDescriptor
  /// What the file is called in errors.
  package let path: String
  /// The block that leads to all others.
  package let root: BlockPlace
  /// The number of bytes that count.
  package let count: Int

  /// Opens a file for reading.
  ///
  /// - Throws: `cannotRead`; `notIndex`, `otherIndex` and `damagedIndex` when it is not such a file.
  package init(path: String) throws(FormatError) {
    let file = OpenDescriptor(unsafe open(path, O_RDONLY | O_CLOEXEC))
    guard file.number >= 0 else { throw FormatError(.cannotRead, path: path, cause: errno) }
    try self.init(file, path: path)
  }

  init(_ file: OpenDescriptor, path: String) throws(FormatError) {
    let header = try Self.header(of: file, path: path)
    self.init(file, path: path, root: header.root, count: Int(header.end))
  }

  init(_ file: OpenDescriptor, path: String, root: BlockPlace, count: Int) {
    self.file = file
    self.path = path
    self.root = root
    self.count = count
  }

  static func header(
    of file: OpenDescriptor, path: String
  ) throws(FormatError) -> BlockFileHeader {
    var info = stat()
    guard unsafe fstat(file.number, &info) == 0 else {
      throw FormatError(.cannotRead, path: path, cause: errno)
    }
    guard info.st_mode & S_IFMT == S_IFREG else {
      throw FormatError(
        info.st_mode & S_IFMT == S_IFDIR ? .isDirectory : .specialFile, path: path)
    }
    let size = Int(info.st_size)
    let bytes = try file.read(0..<min(size, BlockFileHeader.size), path: path)
    switch BlockFileHeader.read(bytes) {
    case .header(let header):
      guard header.end >= UInt64(BlockFileHeader.size), header.end <= UInt64(size) else {
        throw FormatError(.damagedIndex, path: path)
      }
      return header
    case .otherFile: throw FormatError(.notIndex, path: path)
    case .otherVersion:
      var error = FormatError(.otherIndex, path: path)
      error.field = "its format"
      throw error
    case .damaged: throw FormatError(.damagedIndex, path: path)
    }
  }

  /// Looks whether a state newer than the one that counts was lost.
  ///
  /// - Throws: `cannotRead`; `damagedIndex` when the start of the file is not what was written.
  package func verifyHeader() throws(FormatError) {
    guard BlockFileHeader.isWhole(try file.read(0..<BlockFileHeader.size, path: path)) else {
      throw FormatError(.damagedIndex, path: path)
    }
  }

  /// The bytes of a block; may be called from several threads at once.
  ///
  /// - Throws: `cannotRead`; `damagedIndex` when they are not what was written.
  package func block(_ place: BlockPlace) throws(FormatError) -> [UInt8] {
    guard let range = place.range, range.upperBound <= count else {
      throw FormatError(.damagedIndex, path: path)
    }
    let bytes = try file.read(range, path: path)
    guard BlockPlace.checksum(bytes.span) == place.checksum else {
      throw FormatError(.damagedIndex, path: path)
    }
    return bytes
  }
}

/// A descriptor that is closed when nobody has it any more.
final class OpenDescriptor: Sendable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { if number >= 0 { close(number) } }

  /// The bytes of `range`.
  ///
  /// - Throws: `cannotRead`; `damagedIndex` when the file ends before.
  func read(_ range: Range<Int>, path: String) throws(FormatError) -> [UInt8] {
    var cause: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      while count < range.count {
        let taken = unsafe pread(
          number, buffer.baseAddress.map { unsafe $0 + count }, range.count - count,
          range.lowerBound + count)
        if taken > 0 {
          count += taken
        } else if taken == 0 {
          break
        } else if errno != EINTR {
          cause = errno
          break
        }
      }
    }
    if cause != 0 { throw FormatError(.cannotRead, path: path, cause: cause) }
    if bytes.count < range.count { throw FormatError(.damagedIndex, path: path) }
    return bytes
  }

  /// Writes `bytes` at `offset`.
  ///
  /// - Throws: `cannotWrite`.
  func write(_ bytes: Span<UInt8>, at offset: Int, path: String) throws(FormatError) {
    let cause: Int32 = unsafe bytes.withUnsafeBytes { source in
      var done = 0
      while done < source.count {
        let taken = unsafe pwrite(
          number, source.baseAddress.map { unsafe $0 + done }, source.count - done, offset + done)
        if taken >= 0 { done += taken } else if errno != EINTR { return errno }
      }
      return 0
    }
    if cause != 0 { throw FormatError(.cannotWrite, path: path, cause: cause) }
  }

  /// Puts what was written on the disk; a file system that cannot do it is no failure.
  func synchronize(path: String) throws(FormatError) {
    guard fdatasync(number) == 0 || [EINVAL, ENOSYS, ENOTSUP].contains(errno) else {
      throw FormatError(.cannotWrite, path: path, cause: errno)
    }
  }
}
