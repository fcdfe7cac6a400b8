public import CDrossTables

/// What a code point is to a reader of text.
///
/// Made from ICU's general category and properties; the Unicode version is `UnicodeVersion.tables`.
public enum ScalarKind: UInt8, Sendable {
  /// Unassigned, private or none of the following.
  case other
  /// A small letter.
  case lowerLetter
  /// A capital or title-case letter.
  case upperLetter
  /// A letter without case, of a script written with spaces.
  case uncasedLetter
  /// A letter of a script written without spaces; two count as a word.
  case ideograph
  /// A combining mark.
  case mark
  /// A decimal digit.
  case digit
  /// White space inside a line: tab, no-break and ideographic space too.
  case space
  /// LF, CR, VT, FF, NEL, LS or PS.
  case lineBreak
  /// A sign that ends a sentence, the ellipsis too.
  case terminal
  /// An opening bracket or quotation mark.
  case openPunctuation
  /// A closing bracket or quotation mark.
  case closePunctuation
  /// A straight quotation mark, which may open or close.
  case quote
  /// A sign that stands before an item of a list, `»` and `›` too.
  case bullet
  /// Any other punctuation.
  case punctuation
  /// A symbol, or a number that is no decimal digit.
  case symbol
  /// Something that is not seen: zero-width and bidirectional controls, soft hyphens, variation
  /// selectors.
  case invisible
  /// A control character that is no white space.
  case control

  /// The kind of the code point `scalar`; `other` for a number that is none.
  @inlinable
  public static func of(_ scalar: UInt32) -> ScalarKind {
    // The table holds the ordinals of the cases, which are the raw values; `init(rawValue:)` would go
    // through a switch.
    unsafe unsafeBitCast(dross_scalar_kind(scalar), to: ScalarKind.self)
  }

  /// Whether it is a letter of any kind.
  @inlinable public var isLetter: Bool {
    rawValue >= ScalarKind.lowerLetter.rawValue && rawValue <= ScalarKind.ideograph.rawValue
  }
}
