import DrossText

/// Where the text of a record stands in its file, for whoever needs it once more.
public struct TextOrigin: Sendable {
  /// The file.
  public let file: SourceFile
  /// The bytes of the text as it is written there.
  public let range: Range<Int>
  /// Whether there are escapes in it.
  public let hasEscapes: Bool

  /// The text that stands at `range`.
  public init(_ file: SourceFile, _ range: Range<Int>, hasEscapes: Bool) {
    self.file = file
    self.range = range
    self.hasEscapes = hasEscapes
  }

  /// The text, with what it is written in taken off.
  ///
  /// - Throws: `cannotRead`, `changedFile` when the file has become shorter.
  /// - Complexity: O(bytes).
  public func text() throws(FormatError) -> [UInt8] {
    let bytes = try file.bytes(range)
    guard hasEscapes else { return bytes }
    return JSONLiteral(range: TextRange(0, bytes.count), hasEscapes: true).decoded(in: bytes.span)
  }
}
