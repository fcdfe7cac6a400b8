import DrossText

/// Where the text of a record stands in its file, for whoever needs it once more.
package struct TextOrigin: Sendable {
  /// The file.
  package let file: SourceFile
  /// The bytes of the text as it is written there.
  package let range: Range<Int>
  /// Whether there are escapes in it.
  package let hasEscapes: Bool

  /// The text that stands at `range`.
  package init(_ file: SourceFile, _ range: Range<Int>, hasEscapes: Bool) {
    self.file = file
    self.range = range
    self.hasEscapes = hasEscapes
  }

  /// The text, with what it is written in taken off.
  ///
  /// - Throws: `cannotRead`, `changedFile` when the file has become shorter.
  /// - Complexity: O(bytes).
  package func text() throws(FormatError) -> [UInt8] {
    let bytes = try file.bytes(range)
    guard hasEscapes else { return bytes }
    return JSONLiteral(range: TextRange(0, bytes.count), hasEscapes: true).decoded(in: bytes.span)
  }
}
