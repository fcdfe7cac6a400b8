package import DrossText

/// The first line of a ledger: which source the edits belong to, and what they make of it.
package struct LedgerHeader: Hashable, Sendable {
  /// The version of the ledger format that is written.
  package static let version = 1
  /// The name of the digest.
  package static let algorithm = "sha256"

  /// The path of the source; it need not be UTF-8.
  package var path: [UInt8]
  /// The number of bytes of the source.
  package var sourceCount: Int
  /// The SHA-256 digest of the source, in hexadecimal digits.
  package var sourceDigest: String
  /// The number of bytes of the output.
  package var outputCount: Int
  /// The SHA-256 digest of the output, in hexadecimal digits.
  package var outputDigest: String

  /// A header of known digests, for sources that are read in pieces.
  package init(
    path: [UInt8], sourceCount: Int, sourceDigest: String, outputCount: Int, outputDigest: String
  ) {
    self.path = path
    self.sourceCount = sourceCount
    self.sourceDigest = sourceDigest
    self.outputCount = outputCount
    self.outputDigest = outputDigest
  }

  /// A header for `source`, of which `output` was made.
  ///
  /// - Complexity: O(bytes of both).
  package init(path: [UInt8], source: [UInt8], output: [UInt8]) {
    self.init(
      path: path, sourceCount: source.count, sourceDigest: SHA256.hexDigest(of: source.span),
      outputCount: output.count, outputDigest: SHA256.hexDigest(of: output.span))
  }
}

/// Writes the ledger: what was done to each source, so that it can be undone.
///
/// JSON Lines. Each source has a header, then one object an edit in order of place. Several sources
/// may follow one another. Text that is not well-formed UTF-8 stands in base 64, under a name that
/// ends in `_base64`, so that undoing gives back the very bytes.
package struct LedgerWriter: Sendable {
  /// A writer; it has no options.
  package init() {}

  /// Appends a header and the edits of `plan`, which makes `output` of `source`.
  ///
  /// - Complexity: O(bytes of source and output).
  package func write(
    _ plan: EditPlan, source: [UInt8], output: [UInt8], path: [UInt8], to ledger: inout [UInt8]
  ) {
    write(LedgerHeader(path: path, source: source, output: output), to: &ledger)
    for edit in plan.edits { write(edit, removed: source[edit.range.range], to: &ledger) }
  }

  /// Appends a header.
  package func write(_ header: LedgerHeader, to ledger: inout [UInt8]) {
    var writer = JSONWriter()
    swap(&writer.bytes, &ledger)
    writer.beginObject()
    writer.key("dross")
    writer.int(LedgerHeader.version)
    writer.key("path")
    writer.string(bytes: header.path[...])
    writer.key("bytes")
    writer.int(header.sourceCount)
    writer.key("digest")
    writer.string(header.sourceDigest)
    writer.key("algorithm")
    writer.string(LedgerHeader.algorithm)
    writer.key("output_bytes")
    writer.int(header.outputCount)
    writer.key("output_digest")
    writer.string(header.outputDigest)
    writer.endObject()
    writer.endLine()
    swap(&writer.bytes, &ledger)
  }

  /// Appends one edit.
  ///
  /// - Parameter removed: the bytes that stood at the range of the edit.
  /// - Parameter recordID: the name of the record in which the edit lies, for a file of many.
  package func write(
    _ edit: Edit, removed: ArraySlice<UInt8>, recordID: String? = nil, to ledger: inout [UInt8]
  ) {
    var writer = JSONWriter()
    swap(&writer.bytes, &ledger)
    writer.beginObject()
    writer.key("start")
    writer.int(edit.range.start)
    writer.key("end")
    writer.int(edit.range.end)
    Self.write("removed", removed, to: &writer)
    Self.write("replacement", edit.replacement[...], to: &writer)
    writer.key("rule")
    writer.string(edit.rule)
    if let recordID {
      writer.key("id")
      writer.string(recordID)
    }
    writer.endObject()
    writer.endLine()
    swap(&writer.bytes, &ledger)
  }

  private static func write(
    _ name: String, _ bytes: ArraySlice<UInt8>, to writer: inout JSONWriter
  ) {
    if UTF8Scalar.isWellFormed(bytes) {
      writer.key(name)
      writer.string(bytes: bytes)
    } else {
      writer.key(name + "_base64")
      writer.string(bytes: Base64.encode(bytes)[...])
    }
  }
}
