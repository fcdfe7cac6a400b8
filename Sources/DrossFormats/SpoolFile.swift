import Glibc

/// Bytes that are written once from front to back and read anywhere: in memory as long as there are few,
/// then in a temporary file without a name, which the system removes whenever the program ends.
package struct SpoolFile: Sendable {
  /// The file, open for as long as anybody has it.
  private final class Descriptor: Sendable {
    let number: Int32
    init(_ number: Int32) { self.number = number }
    deinit { close(number) }
  }

  /// Bytes that are set aside for those in memory, at most.
  private static let room = 4 << 20

  /// How many bytes stay in memory.
  private let limit: Int
  private var file: Descriptor?
  /// How many bytes are in the file.
  private var written = 0
  /// The bytes behind them.
  private var held: [UInt8] = []

  /// An empty file.
  ///
  /// - Parameter limit: how many bytes stay in memory before there is a file.
  package init(limit: Int = 1 << 20) { self.limit = limit }

  /// How many bytes there are.
  package var count: Int { written + held.count }

  /// Adds bytes at the end.
  ///
  /// - Throws: `cannotWrite`.
  package mutating func append(_ bytes: Span<UInt8>) throws(FormatError) {
    try unsafe append(bytes.bytes)
  }

  /// Adds numbers at the end, four bytes each.
  ///
  /// - Throws: `cannotWrite`.
  package mutating func append(_ words: Span<UInt32>) throws(FormatError) {
    try unsafe append(words.bytes)
  }

  private mutating func append(_ bytes: RawSpan) throws(FormatError) {
    if held.count + bytes.byteCount > limit {
      try flush()
      // What fills the room alone goes to the file without being copied.
      if bytes.byteCount > limit / 2 {
        try write(bytes)
        return
      }
    }
    if held.isEmpty { held.reserveCapacity(min(limit, Self.room)) }
    unsafe bytes.withUnsafeBytes { unsafe held.append(contentsOf: $0) }
  }

  /// The bytes of `range`; may be called from several threads at once.
  ///
  /// - Precondition: `range` lies inside what was added.
  /// - Throws: `cannotRead`.
  package func bytes(_ range: Range<Int>) throws(FormatError) -> [UInt8] {
    var cause: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      unsafe cause = read(range, to: UnsafeMutableRawBufferPointer(buffer))
      count = cause == 0 ? range.count : 0
    }
    guard cause == 0 else { throw FormatError.temporary(.cannotRead, cause: cause) }
    return bytes
  }

  /// Puts the numbers of `range`, counted in numbers, behind those in `words`.
  ///
  /// - Precondition: only numbers were added, and `range` lies inside them.
  /// - Throws: `cannotRead`.
  package func read(_ range: Range<Int>, to words: inout [UInt32]) throws(FormatError) {
    var cause: Int32 = 0
    let bytes = range.lowerBound * 4..<range.upperBound * 4
    if words.isEmpty, words.capacity < range.count {
      words = unsafe [UInt32](unsafeUninitializedCapacity: range.count) { buffer, count in
        unsafe cause = read(bytes, to: UnsafeMutableRawBufferPointer(buffer))
        count = cause == 0 ? range.count : 0
      }
    } else {
      let start = words.count
      words.append(contentsOf: repeatElement(0, count: range.count))
      cause = unsafe words.withUnsafeMutableBytes { buffer in
        unsafe read(bytes, to: UnsafeMutableRawBufferPointer(rebasing: buffer[(start * 4)...]))
      }
    }
    guard cause == 0 else { throw FormatError.temporary(.cannotRead, cause: cause) }
  }

  /// Copies the bytes of `range`; returns an `errno`, or 0.
  private func read(_ range: Range<Int>, to buffer: UnsafeMutableRawBufferPointer) -> Int32 {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "inside what was added")
    var done = 0
    while done < range.count, range.lowerBound + done < written {
      guard let file else { return EIO }
      let wanted = min(range.count - done, written - range.lowerBound - done)
      let taken = unsafe pread(
        file.number, buffer.baseAddress.map { unsafe $0 + done }, wanted,
        range.lowerBound + done)
      if taken > 0 {
        done += taken
      } else if taken == 0 {
        return EIO
      } else if errno != EINTR {
        return errno
      }
    }
    guard done < range.count else { return 0 }
    let start = range.lowerBound + done - written
    unsafe held.withUnsafeBytes { bytes in
      unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
        .copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + range.count - done]))
    }
    return 0
  }

  private mutating func flush() throws(FormatError) {
    guard !held.isEmpty else { return }
    // Moved out and back, so that nothing is copied.
    var bytes: [UInt8] = []
    swap(&bytes, &held)
    try unsafe write(bytes.span.bytes)
    bytes.removeAll(keepingCapacity: true)
    swap(&bytes, &held)
  }

  /// Puts bytes at the end of the file.
  private mutating func write(_ bytes: RawSpan) throws(FormatError) {
    let file: Descriptor
    if let open = self.file {
      file = open
    } else {
      file = Descriptor(try Self.open())
      self.file = file
    }
    let start = written
    let cause: Int32 = unsafe bytes.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let taken = unsafe pwrite(
          file.number, bytes.baseAddress.map { unsafe $0 + done }, bytes.count - done, start + done)
        if taken >= 0 { done += taken } else if errno != EINTR { return errno }
      }
      return 0
    }
    guard cause == 0 else { throw FormatError.temporary(.cannotWrite, cause: cause) }
    written += bytes.byteCount
  }

  /// The folder that temporary files without names are in: `TMPDIR`, or `/tmp`.
  package static var folder: String {
    guard let name = unsafe getenv("TMPDIR"), unsafe name.pointee != 0 else { return "/tmp" }
    return unsafe String(cString: name)
  }

  private static func open() throws(FormatError) -> Int32 {
    let template = "\(folder)/dross-XXXXXX"
    var path = Array(template.utf8CString)
    // The name goes before anything else happens to the file.
    let descriptor = unsafe path.withUnsafeMutableBufferPointer { buffer -> Int32 in
      guard let name = buffer.baseAddress else { return -1 }
      let descriptor = unsafe mkstemp(name)
      if descriptor >= 0 {
        unsafe unlink(name)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      }
      return descriptor
    }
    guard descriptor >= 0 else { throw FormatError.temporary(.cannotWrite, cause: errno) }
    return descriptor
  }
}
