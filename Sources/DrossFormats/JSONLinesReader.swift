package import DrossText
import Glibc

/// Some whole lines of a JSON Lines file.
package struct JSONLinesBatch: Sendable {
  /// One line.
  package struct Line: Hashable, Sendable {
    /// The bytes without LF or CR LF, counted in `bytes` of the batch.
    package let content: TextRange
    /// The offset in `bytes` after the line ending.
    package let next: Int
  }

  /// The bytes of the lines with their endings, as they are in the file.
  package let bytes: [UInt8]
  /// The offset of the first byte in the file.
  package let offset: Int
  /// The number of the first line in the file, from 1.
  package let firstLine: Int
  /// The lines in order; together they are `bytes`.
  ///
  /// There are none when the reader was not to tell them.
  package let lines: [Line]
  /// How the file is compressed; offsets count the bytes that come out.
  package let compression: Compression?
  /// The file, where it can be read once more.
  let source: SourceFile?

  init(
    bytes: [UInt8], offset: Int, firstLine: Int, compression: Compression? = nil,
    source: SourceFile? = nil, hasLines: Bool = true
  ) {
    self.bytes = bytes
    self.compression = compression
    self.source = source
    self.offset = offset
    self.firstLine = firstLine
    lines = hasLines ? Self.lines(of: bytes.span) : []
  }

  /// Whether the line holds nothing but white space: it is passed through.
  package func isBlank(_ line: Line) -> Bool {
    bytes[line.content.range].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  /// Lines end at LF alone: a CR inside a record is white space to JSON.
  private static func lines(of bytes: Span<UInt8>) -> [Line] {
    var lines: [Line] = []
    unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      var start = 0
      while start < buffer.count {
        guard let hit = unsafe memchr(base + start, 0x0A, buffer.count - start) else {
          lines.append(Line(content: TextRange(start, buffer.count), next: buffer.count))
          return
        }
        let lineFeed = unsafe UnsafeRawPointer(hit) - base
        let hasReturn = lineFeed > start && bytes[lineFeed - 1] == 0x0D
        let content = TextRange(start, hasReturn ? lineFeed - 1 : lineFeed)
        lines.append(Line(content: content, next: lineFeed + 1))
        start = lineFeed + 1
      }
    }
    return lines
  }
}

/// Reads a JSON Lines file in batches of whole lines.
package struct JSONLinesReader: ~Copyable {
  private var file: InputFile
  private let source: SourceFile?
  private let batchSize: Int
  private let tellsLines: Bool
  private var rest: [UInt8] = []
  private var offset = 0
  private var nextLine = 1

  /// Opens the file at `path`, or standard input for `-`.
  ///
  /// - Parameter batchSize: about how many bytes a batch has; a longer line makes a longer batch.
  /// - Parameter tellsLines: whether the batches tell their lines, and the number of the first one.
  /// - Throws: `cannotRead`, `isDirectory`.
  package init(
    path: String, batchSize: Int = 8 << 20, tellsLines: Bool = true
  ) throws(FormatError) {
    self.tellsLines = tellsLines
    file = try InputFile(path: path)
    source = file.source
    self.batchSize = max(batchSize, 1)
  }

  /// The next lines; `nil` at the end of the file.
  ///
  /// A stream is waited for until a batch is full or the stream ends.
  ///
  /// - Throws: `cannotRead`, `cannotDecompress`; the lines before the damage came out.
  package mutating func next() throws(FormatError) -> JSONLinesBatch? {
    var bytes = rest
    rest = []
    // The batch ends at the last line end in the first of these windows that has one: where it ends
    // depends on the bytes after its start alone.
    var window = batchSize
    while true {
      // A short file is read in one go, into an array of its size and one byte to see the end.
      let expected = file.size - offset
      let total = expected > bytes.count ? min(window, expected) + 1 : window + 1
      while bytes.count < total, !file.isAtEnd, file.failure == nil {
        bytes = try file.read(after: bytes[...], total: total)
      }
      if file.isAtEnd, bytes.count <= window { break }
      if let last = Self.lastLineEnd(in: bytes.span.extracting(first: window)) {
        rest = Array(bytes[last...])
        bytes.removeLast(bytes.count - last)
        break
      }
      if bytes.count <= window, file.failure != nil {
        // No line is whole before the damage: this throws.
        bytes = try file.read(after: [], total: 1)
        break
      }
      window *= 2
    }
    guard !bytes.isEmpty else { return nil }
    let batch = JSONLinesBatch(
      bytes: bytes, offset: offset, firstLine: nextLine, compression: file.compression,
      source: source, hasLines: tellsLines)
    offset += bytes.count
    nextLine += batch.lines.count
    return batch
  }

  /// The offset after the last LF.
  private static func lastLineEnd(in bytes: Span<UInt8>) -> Int? {
    var end = bytes.count
    while end > 0 {
      if bytes[end - 1] == 0x0A { return end }
      end -= 1
    }
    return nil
  }
}
