import Glibc

/// An open file that is read from the start to the end; what is compressed is decompressed.
///
/// What a compressed file holds before the place where it is broken comes out; the reading after that
/// throws.
struct InputFile: ~Copyable {
  /// The path as typed; `-` is standard input.
  let path: String
  /// The size that the system told, or 0 for a stream and for what is compressed.
  private(set) var size: Int
  /// How the file is compressed; known once something was read.
  private(set) var compression: Compression?
  /// Whether the end was reached.
  private(set) var isAtEnd = false
  /// Why no more can be read; the next reading throws it.
  private(set) var failure: FormatError?
  private let descriptor: Int32
  private var decoder: MemberDecoder?
  private var hasLooked = false
  /// Whether the decoder stands between two members.
  private var isBetween = false
  /// Bytes of the file that were read and not yet used; `rawStart` counts them off.
  private var raw: [UInt8] = []
  private var rawStart = 0
  private var rawIsAtEnd = false
  /// Where `raw` ends in the file.
  private var rawOffset = 0

  private static let rawSize = 1 << 17

  /// Opens the file at `path`, or standard input for `-`.
  ///
  /// - Parameter isRegular: whether anything but a regular file and what the shell puts in its place is an
  ///   error; then opening never waits.
  /// - Throws: `cannotRead`, `isDirectory`, `specialFile`.
  init(path: String, isRegular: Bool = false) throws(FormatError) {
    var descriptor: Int32 = 0
    if path != "-" {
      repeat {
        descriptor = unsafe open(
          path, O_RDONLY | O_CLOEXEC | O_NOCTTY | (isRegular ? O_NONBLOCK : 0))
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
    if isRegular, path != "-", kind != S_IFREG,
      kind != S_IFIFO || !FileTree.isOwnDescriptor(path)
    {
      close(descriptor)
      throw FormatError(.specialFile, path: path)
    }
    self.path = path
    self.descriptor = descriptor
    size = kind == S_IFREG ? Int(info.st_size) : 0
    // A stream is looked at when it is read: opening must not wait.
    if kind == S_IFREG { look() }
  }

  /// The file, to be read once more; `nil` for streams and for what is compressed.
  var source: SourceFile? {
    path == "-" || compression != nil ? nil : SourceFile(path: path, descriptor)
  }

  deinit {
    if descriptor != 0 { close(descriptor) }
  }

  /// A new array: `head`, then what the file has next, up to `total` bytes in all.
  ///
  /// Fewer bytes come back only at the end of the file, and before `failure`.
  mutating func read(
    after head: ArraySlice<UInt8>, total: Int
  ) throws(FormatError) -> [UInt8] {
    if let failure { throw failure }
    if !hasLooked {
      look()
      if let failure { throw failure }
    }
    var failure: FormatError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: max(total, head.count)) {
      buffer, count in
      _ = unsafe buffer.initialize(from: head)
      count = head.count
      guard total > count, let base = buffer.baseAddress else { return }
      do throws(FormatError) {
        count += try unsafe fill(base + count, total - count)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Finds out by the first bytes whether the file is compressed.
  private mutating func look() {
    hasLooked = true
    do throws(FormatError) {
      while !rawIsAtEnd, raw.count < Compression.magicCount { try refill(keeping: true) }
    } catch {
      failure = error
      return
    }
    compression = Compression(magic: raw[...])
    if let compression {
      decoder = MemberDecoder(compression)
      size = 0
    } else if let named = Compression(path: path) {
      failure = broken(raw.isEmpty ? .endsEarly(named) : .otherBytes(named))
    }
  }

  /// Writes up to `count` bytes; fewer at the end and before `failure`.
  private mutating func fill(
    _ output: UnsafeMutablePointer<UInt8>, _ count: Int
  ) throws(FormatError) -> Int {
    var done = 0
    if decoder == nil {
      let waiting = min(raw.count - rawStart, count)
      for index in 0..<waiting { unsafe output[index] = raw[rawStart + index] }
      rawStart += waiting
      done = waiting
      while done < count, !isAtEnd {
        let got = try unsafe readRaw(output + done, count - done)
        if got == 0 { isAtEnd = true }
        done += got
      }
      return done
    }
    while done < count, !isAtEnd, failure == nil {
      let step = unsafe decode(output + done, count - done)
      done += step
    }
    return done
  }

  /// Decompresses some bytes; a failure is kept for later.
  private mutating func decode(_ output: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
    guard let compression else { return 0 }
    do throws(FormatError) {
      if rawStart == raw.count, !rawIsAtEnd { try refill(keeping: false) }
    } catch {
      failure = error
      return 0
    }
    if isBetween {
      if compression.hasPadding { while rawStart < raw.count, raw[rawStart] == 0 { rawStart += 1 } }
      guard rawStart < raw.count else {
        isAtEnd = rawIsAtEnd
        return 0
      }
      decoder?.restart()
      isBetween = false
    }
    guard let step = unsafe decoder?.step(raw[rawStart...], to: output, count: count) else {
      return 0
    }
    rawStart += step.used
    switch step.status {
    case .memberEnd: isBetween = true
    case .corrupt: failure = broken(.corrupt(compression))
    case .memory: failure = broken(.tooLarge(compression))
    case .more:
      if step.used == 0, step.made == 0 {
        // With bytes to read and room to write, something must happen.
        if rawStart < raw.count { failure = broken(.corrupt(compression)) }
        if rawStart == raw.count, rawIsAtEnd { failure = broken(.endsEarly(compression)) }
      }
    }
    return step.made
  }

  private func broken(_ fault: CompressionFault) -> FormatError {
    var error = FormatError(.cannotDecompress, path: path)
    error.compressionFault = fault
    error.byte = rawOffset - (raw.count - rawStart)
    return error
  }

  /// Reads the next bytes of the file into `raw`, behind what is there or in its place.
  private mutating func refill(keeping: Bool) throws(FormatError) {
    var bytes = keeping ? raw : []
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: keeping ? 4096 : Self.rawSize))
    var failure: FormatError?
    var got = 0
    let room = bytes.count - start
    unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      do throws(FormatError) {
        got = try unsafe readRaw(base + start, room)
      } catch { failure = error }
    }
    if let failure { throw failure }
    bytes.removeLast(room - got)
    raw = bytes
    if !keeping { rawStart = 0 }
    rawOffset += got
    if got == 0 { rawIsAtEnd = true }
  }

  /// Reads up to `count` bytes of the file itself; 0 is the end.
  private func readRaw(
    _ output: UnsafeMutablePointer<UInt8>, _ count: Int
  ) throws(FormatError) -> Int {
    while true {
      // One call reads at most 2 GiB on Linux; who calls takes care of more.
      let got = unsafe Glibc.read(descriptor, output, count)
      if got >= 0 { return got }
      let cause = errno
      if cause == EAGAIN {
        Waiting.until(descriptor, is: POLLIN)
      } else if cause != EINTR {
        throw cause == EISDIR
          ? FormatError(.isDirectory, path: path)
          : FormatError(.cannotRead, path: path, cause: cause)
      }
    }
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
