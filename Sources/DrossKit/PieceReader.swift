public import DrossFormats
public import DrossText

/// What there is to be cleaned, piece by piece.
public enum Piece: Sendable {
  /// A file that is one text; not read yet.
  case file(FileTree.File, InputFormat)
  /// Some records of a file of many.
  case records(FileTree.File, RecordBatch, isFirst: Bool, isLast: Bool)
  /// The end of a file of records that could not be read further, or had none.
  case end(FileTree.File, isFirst: Bool, failure: FormatError?)
  /// Something that cannot be read at all.
  case diagnostic(Diagnostic)

  /// The file that the piece is of.
  public var file: FileTree.File? {
    switch self {
    case .file(let file, _), .records(let file, _, _, _), .end(let file, _, _): file
    case .diagnostic: nil
    }
  }
}

/// Walks over what somebody typed and gives out pieces in order; files of records are read here,
/// texts by whoever gets the piece.
public struct PieceReader: ~Copyable {
  /// Bytes of records in one piece.
  static let batchSize = 1 << 18

  private var tree: FileTree
  private let choice: FormatChoice
  private let hasTextField: Bool
  private let shard: Shard?
  private let done: DoneWork
  /// Whether files are shared out, rather than the batches of a single one.
  private let sharesFiles: Bool
  private var fileCount = 0
  fileprivate var open: OpenRecords?

  fileprivate struct OpenRecords: ~Copyable {
    let file: FileTree.File
    var reader: RecordReader
    /// The batch after the last one given out.
    var ahead: RecordBatch?
    var isFirst = true
    var failure: FormatError?
    /// Which batches are given out.
    let shard: Shard?
    var batchCount = 0
    /// What starts before it was done earlier.
    let start: Int
  }

  /// A reader of the files at or below `paths`.
  ///
  /// - Parameter hasTextField: whether a text field was named, so that standard input is records.
  /// - Parameter ignoring: what is passed over in folders.
  public init(
    paths: [String], format choice: FormatChoice, hasTextField: Bool,
    ignoring: FileTree.Ignoring? = nil
  ) {
    self.init(
      paths: paths, format: choice, hasTextField: hasTextField, ignoring: ignoring, shard: nil)
  }

  /// A reader of a part of the files at or below `paths`.
  ///
  /// - Parameter shard: which part is read: of one typed file its batches in turn, otherwise files in turn.
  /// - Parameter done: what is passed over since an earlier run has done it.
  package init(
    paths: [String], format choice: FormatChoice, hasTextField: Bool,
    ignoring: FileTree.Ignoring? = nil, shard: Shard?, done: DoneWork = DoneWork()
  ) {
    self.shard = shard
    self.done = done
    sharesFiles = paths.count != 1 || Folder.exists(paths[0])
    tree = FileTree(paths: paths, ignoring: ignoring)
    self.choice = choice
    self.hasTextField = hasTextField
  }

  /// The next piece; `nil` at the end.
  public mutating func next() -> Piece? {
    if let piece = nextOfOpen() { return piece }
    while let entry = tree.next() {
      switch entry {
      case .diagnostic(let diagnostic): return .diagnostic(diagnostic)
      case .file(let file):
        guard takes(file) else { continue }
        let format = format(of: file)
        guard format.hasRecords else {
          // A text is not divided: the first share has it.
          guard sharesFiles || shard?.has(0) ?? true else {
            return .end(file, isFirst: true, failure: nil)
          }
          return .file(file, format)
        }
        if let failure = openRecords(of: file, format) {
          return .end(file, isFirst: true, failure: failure)
        }
        return nextOfOpen()
      }
    }
    return nil
  }

  /// Whether a file is read: it is of this share, and not done yet.
  private mutating func takes(_ file: FileTree.File) -> Bool {
    defer { fileCount += 1 }
    let isOurs = !sharesFiles || shard?.has(fileCount) ?? true
    return isOurs && !done.files.contains(Array(file.path.utf8))
  }

  /// Opens a file of records; what is wrong with it, if it cannot be.
  private mutating func openRecords(
    of file: FileTree.File, _ format: InputFormat
  ) -> FormatError? {
    do {
      var records = OpenRecords(
        file: file,
        reader: try RecordReader(path: file.path, format: format, batchSize: Self.batchSize),
        shard: sharesFiles ? nil : shard,
        start: done.open?.path == file.path ? done.open?.offset ?? 0 : 0)
      if records.start > 0 { records.isFirst = false }
      records.readAhead()
      open = consume records
      return nil
    } catch {
      return error
    }
  }

  private func format(of file: FileTree.File) -> InputFormat {
    let format = choice.format(of: file.path)
    return choice == .auto && hasTextField && file.path == "-" ? .jsonl : format
  }

  private mutating func nextOfOpen() -> Piece? {
    guard var records = open.take() else { return nil }
    guard let batch = records.ahead else {
      return .end(records.file, isFirst: records.isFirst, failure: records.failure)
    }
    records.readAhead()
    let isLast = records.ahead == nil && records.failure == nil
    let piece = Piece.records(
      records.file, batch, isFirst: records.isFirst, isLast: isLast)
    records.isFirst = false
    if !isLast { open = consume records }
    return piece
  }
}

extension PieceReader.OpenRecords {
  /// Whether the batch was done earlier, or another run does it.
  private var isPassedOver: Bool {
    guard let ahead else { return false }
    if ahead.offset < start { return true }
    return shard.map { !$0.has(batchCount - 1) } ?? false
  }

  fileprivate mutating func readAhead() {
    do {
      repeat {
        ahead = try reader.next()
        batchCount += 1
      } while isPassedOver
    } catch {
      ahead = nil
      failure = error
    }
  }
}
