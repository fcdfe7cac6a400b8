import CDrossTables

/// What Python, spaCy and datatrove say about a code point.
///
/// Filters must decide as the programs they come from, so they ask these and not `ScalarKind`.
struct CharacterBits: OptionSet {
  let rawValue: UInt16

  /// `str.isalpha`.
  static let letter = CharacterBits(rawValue: 1 << 0)
  /// A general category that begins with P.
  static let punctuation = CharacterBits(rawValue: 1 << 1)
  /// datatrove's `PUNCTUATION_SET`; a word of nothing else is a symbol.
  static let symbol = CharacterBits(rawValue: 1 << 2)
  /// datatrove's `TERMINAL_PUNCTUATION`.
  static let terminal = CharacterBits(rawValue: 1 << 3)
  /// The signs at which spaCy's sentencizer ends a sentence.
  static let sentenceEnd = CharacterBits(rawValue: 1 << 4)
  /// `str.isspace`.
  static let space = CharacterBits(rawValue: 1 << 5)
  /// A line ends there for `str.splitlines`.
  static let lineBreak = CharacterBits(rawValue: 1 << 6)
  /// `str.isdigit`.
  static let digit = CharacterBits(rawValue: 1 << 7)
  /// `str.isdecimal`, and `\d` of regular expressions.
  static let decimal = CharacterBits(rawValue: 1 << 8)
  /// `str.isupper`.
  static let capital = CharacterBits(rawValue: 1 << 9)

  /// The bits of a code point.
  @inline(__always)
  static func of(_ scalar: UInt32) -> CharacterBits {
    CharacterBits(rawValue: dross_filter_bits(scalar))
  }

  /// The small letter of a code point, as `str.lower` has it; but U+0130, which becomes two, stays.
  @inline(__always)
  static func lowered(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return 0x41 <= scalar && scalar <= 0x5A ? scalar | 0x20 : scalar }
    return dross_filter_lowered(scalar)
  }
}
