import Glibc

/// Whole files as bytes.
package enum FileBytes {
  /// All bytes of the file at `path`, or of standard input for `-`; what is compressed is decompressed.
  ///
  /// Regular files are read into one array of their size; streams, and files whose size the system
  /// does not tell, grow by doubling.
  ///
  /// - Throws: `cannotRead`, `isDirectory`, `cannotDecompress`.
  /// - Complexity: O(bytes).
  package static func read(_ path: String) throws(FormatError) -> [UInt8] {
    try readCompressed(path).bytes
  }

  /// All bytes of a file, as `read` gives them, and how the file is compressed.
  ///
  /// - Throws: `cannotRead`, `isDirectory`, `cannotDecompress`.
  /// - Complexity: O(bytes).
  package static func readCompressed(
    _ path: String
  ) throws(FormatError) -> (bytes: [UInt8], compression: Compression?) {
    var file = try InputFile(path: path)
    return (try rest(of: &file), file.compression)
  }

  /// The largest file that `readSetting` reads.
  static let settingLimit = 1 << 20

  /// All bytes of a file that people write to say what is to be done, as `read` gives them.
  ///
  /// Nobody writes so much, and what stands there may lead anywhere: it must be a regular file, or a pipe that
  /// the shell has made, of 1 MiB at most.
  ///
  /// - Throws: `cannotRead`, `isDirectory`, `specialFile`, `tooLarge`, `cannotDecompress`.
  package static func readSetting(_ path: String) throws(FormatError) -> [UInt8] {
    try readRegular(path, limit: settingLimit)
  }

  /// All bytes of a regular file, or of a pipe that the shell has made, as `read` gives them.
  ///
  /// - Throws: `cannotRead`, `isDirectory`, `specialFile`, `cannotDecompress`; `tooLarge` for more than
  ///   `limit` bytes.
  package static func readRegular(
    _ path: String, limit: Int = .max
  ) throws(FormatError) -> [UInt8] {
    var file = try InputFile(path: path, isRegular: true)
    guard file.size <= limit else { throw FormatError(.tooLarge, path: path) }
    let bytes = try rest(of: &file, limit: limit)
    guard bytes.count <= limit else { throw FormatError(.tooLarge, path: path) }
    return bytes
  }

  /// The first bytes of a regular file, as `read` gives them: `count`, if it has so many; `nil` when they cannot
  /// be read.
  static func head(_ path: String, count: Int) -> [UInt8]? {
    guard var file = try? InputFile(path: path, isRegular: true),
      let bytes = try? file.read(after: [], total: 1 << 16)
    else { return nil }
    return Array(bytes.prefix(count))
  }

  /// What a file has, up to its end or some way beyond `limit`.
  private static func rest(
    of file: inout InputFile, limit: Int = .max
  ) throws(FormatError) -> [UInt8] {
    // One byte more than the size, so that the end is seen without growing.
    var bytes = try file.read(after: [], total: max(file.size + 1, 1 << 16))
    while !file.isAtEnd, bytes.count <= limit {
      bytes = try file.read(after: bytes[...], total: bytes.count * 2)
    }
    return bytes
  }

  /// The bytes of a file as they are, compressed or not, a part at a time.
  ///
  /// - Throws: `cannotRead`.
  package static func readRaw(
    _ path: String, _ body: ([UInt8]) -> Void
  ) throws(FormatError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FormatError(.cannotRead, path: path, cause: errno) }
    defer { close(descriptor) }
    while true {
      var got = 0
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
        got = unsafe Glibc.read(descriptor, buffer.baseAddress, 1 << 20)
        count = max(got, 0)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw FormatError(.cannotRead, path: path, cause: errno) }
      guard got > 0 else { return }
      body(bytes)
    }
  }

  /// What changes when a file does: its size and when it was written; `nil` for streams.
  package static func stamp(_ path: String) -> String? {
    var info = stat()
    guard path != "-", unsafe stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return "\(info.st_size):\(info.st_mtim.tv_sec).\(info.st_mtim.tv_nsec)"
  }

  /// The size of the file at `path`, or `nil` for standard input, streams and what cannot be asked.
  package static func size(_ path: String) -> Int? {
    var info = stat()
    guard path != "-", unsafe stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(info.st_size)
  }
}
