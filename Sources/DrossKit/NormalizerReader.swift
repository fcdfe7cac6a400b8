import DrossFormats
import DrossUnicode

/// Some whole lines of a text that is too long to be read at once.
package struct TextChunk: Sendable {
  let file: FileTree.File
  let bytes: [UInt8]
  let offset: Int
  let isLast: Bool
  /// Whether it is the whole text, in another encoding.
  var isWhole = false
  let markup: UnicodeRepair.Markup
  let compression: Compression?
}

/// Walks over what somebody typed, like `PieceReader`, and gives out long texts in chunks.
///
/// So a text of any length is repaired in little memory. What is decided for a whole text, whether it is
/// HTML, is decided by its first chunk.
package struct NormalizerReader: ~Copyable {
  /// What there is to be repaired.
  package enum Item: Sendable {
    /// A piece as for cleaning.
    case piece(Piece)
    /// A part of a long text.
    case chunk(TextChunk)
  }

  /// Bytes in one chunk; a longer line makes a longer one.
  static let chunkSize = 1 << 20

  private var pieces: PieceReader
  private let normalizer: Normalizer
  private var open: OpenText?

  private struct OpenText: ~Copyable {
    let file: FileTree.File
    var reader: JSONLinesReader
    var ahead: JSONLinesBatch?
    let markup: UnicodeRepair.Markup
  }

  /// A reader of the same files as `pieces`.
  package init(_ pieces: consuming PieceReader, normalizer: Normalizer) {
    self.pieces = pieces
    self.normalizer = normalizer
  }

  /// The next item; `nil` at the end.
  package mutating func next() -> Item? {
    if let chunk = nextOfOpen() { return chunk }
    guard let piece = pieces.next() else { return nil }
    guard case .file(let file, _) = piece, isLong(file) else { return .piece(piece) }
    do {
      return try start(file)
    } catch {
      return .piece(.end(file, isFirst: true, failure: error))
    }
  }

  /// The next items, to be worked on together: many small texts, or one chunk; `nil` at the end.
  package mutating func nextGroup() -> [Item]? {
    var group: [Item] = []
    while group.count < PieceGroup.size, let item = next() {
      group.append(item)
      switch item {
      case .chunk, .piece(.records): return group
      default: break
      }
    }
    return group.isEmpty ? nil : group
  }

  /// Whether the text is read in chunks: not with findings, which have line numbers, and not in another
  /// encoding.
  private func isLong(_ file: FileTree.File) -> Bool {
    let options = normalizer.options
    if options.isReporting || options.encoding != nil || options.guessesEncoding { return false }
    // How much comes out of what is compressed is not known.
    if Compression(path: file.path) != nil { return true }
    return FileBytes.size(file.path).map { $0 > Self.chunkSize } ?? true
  }

  private mutating func start(_ file: FileTree.File) throws(FormatError) -> Item? {
    var reader = try JSONLinesReader(
      path: file.path, batchSize: Self.chunkSize, tellsLines: false)
    guard let first = try reader.next() else {
      return .piece(.end(file, isFirst: true, failure: nil))
    }
    // It is skipped with a note.
    if !file.isTyped, BinaryGuard.looksBinary(first.bytes.span) {
      return .piece(.file(file, .text))
    }
    if normalizer.encoding(of: first.bytes) != nil {
      var bytes = first.bytes
      while let next = try reader.next() { bytes += next.bytes }
      return .chunk(
        TextChunk(
          file: file, bytes: bytes, offset: 0, isLast: true, isWhole: true,
          markup: UnicodeRepair.Markup(), compression: first.compression))
    }
    let markup =
      (try? normalizer.repair.markup(ofFirst: first.bytes)) ?? UnicodeRepair.Markup(hasTags: true)
    open = OpenText(file: file, reader: reader, ahead: first, markup: markup)
    return nextOfOpen()
  }

  private mutating func nextOfOpen() -> Item? {
    guard var text = open.take(), let lines = text.ahead else { return nil }
    let file = text.file
    let markup = text.markup
    do throws(FormatError) {
      text.ahead = try text.reader.next()
    } catch {
      // What was read so far is not the text.
      return .piece(.end(file, isFirst: lines.offset == 0, failure: error))
    }
    let isLast = text.ahead == nil
    if !isLast { open = consume text }
    return .chunk(
      TextChunk(
        file: file, bytes: lines.bytes, offset: lines.offset, isLast: isLast, markup: markup,
        compression: lines.compression))
  }
}
