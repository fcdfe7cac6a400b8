import DrossText

/// Reads a file of records in batches of whole records.
///
/// Where a batch ends depends on the bytes after its start alone: a reader that starts in the middle, at
/// the start of a batch, gives the same batches.
package struct RecordReader: ~Copyable {
  private var lines: JSONLinesReader?
  private var records: SplitReader?

  /// Opens the file at `path`, or standard input for `-`.
  ///
  /// - Parameter batchSize: about how many bytes a batch has; a longer record makes a longer batch.
  /// - Throws: `cannotRead`, `isDirectory`.
  /// - Precondition: `format` has records.
  package init(path: String, format: InputFormat, batchSize: Int) throws(FormatError) {
    precondition(format.hasRecords, "a text is no file of records")
    switch format {
    case .csv: try openRecords(path, separator: 0x2C, batchSize)
    case .tsv: try openRecords(path, separator: 0x09, batchSize)
    case .warc: try openRecords(path, separator: nil, batchSize)
    case .jsonl, .text, .markdown: lines = try JSONLinesReader(path: path, batchSize: batchSize)
    }
  }

  private mutating func openRecords(
    _ path: String, separator: UInt8?, _ batchSize: Int
  ) throws(FormatError) {
    records = SplitReader(
      try InputFile(path: path), separator: separator, batchSize: batchSize)
  }

  /// The next records; `nil` at the end of the file.
  ///
  /// - Throws: `cannotRead`, `cannotDecompress`; the records before the damage came out. `badRecord`, when
  ///   the header of a table is not right.
  package mutating func next() throws(FormatError) -> RecordBatch? {
    if let batch = try records?.next() { return batch }
    return try lines?.next().map { RecordBatch($0) }
  }
}
