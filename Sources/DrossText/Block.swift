/// Lines that belong together: a heading, a paragraph, a list item, or a run of key-value lines.
package struct Block: Hashable, Sendable {
  /// The kinds of block that can be told apart in plain text.
  package enum Kind: String, Hashable, Sendable {
    /// A short line without a full stop that stands for what follows.
    case heading
    /// Running text, on one line or wrapped over several.
    case paragraph
    /// One item of a list, behind a bullet or a number.
    case listItem
    /// Neighbouring lines that each are `Key: value`.
    case keyValues
    /// A short line that is none of the above.
    case label
  }

  /// What it is.
  package var kind: Kind
  /// The indices of its lines, blank lines inside included.
  package var lines: Range<Int>

  /// A block.
  package init(kind: Kind, lines: Range<Int>) {
    self.kind = kind
    self.lines = lines
  }
}
