import DrossFormats
import DrossText

extension CleanedPiece {
  /// Some records of a file, with what was found in them.
  init(
    _ batch: RecordBatch, of file: FileTree.File, isFirst: Bool, isLast: Bool,
    documents: [CleanedDocument] = [], rejected: [TextRange], diagnostics: [Diagnostic] = []
  ) {
    self.init(
      file: file, isFirst: isFirst, isLast: isLast, offset: batch.offset, bytes: batch.bytes,
      documents: documents, rejected: rejected, diagnostics: diagnostics,
      compression: batch.compression,
      // Indexes of web archives point at records, each a member of its own.
      memberEnds: batch.layout == .warc ? batch.records.dropLast().map(\.whole.end) : [],
      preamble: isFirst && batch.offset > 0 ? batch.preamble : [])
  }

  /// The end of a file without any more bytes, and why it could not be read further.
  init(endOf file: FileTree.File, isFirst: Bool, failure: FormatError?) {
    self.init(
      file: file, isFirst: isFirst, diagnostics: failure.map { [$0.diagnostic] } ?? [],
      // What could be decompressed up to here is as good as a shorter file.
      isUnreadable: failure != nil && !(failure?.code == .cannotDecompress && !isFirst),
      isCutShort: failure != nil, compression: Compression(path: file.path))
  }
}
