public import CDrossTables

/// The script of a code point, as far as dross tells scripts apart.
public enum Script: UInt8, Sendable {
  /// Used in many scripts, or taken from the letter before.
  case common
  /// Latin.
  case latin
  /// Cyrillic.
  case cyrillic
  /// Greek.
  case greek
  /// Armenian.
  case armenian
  /// Georgian.
  case georgian
  /// Hebrew.
  case hebrew
  /// Arabic.
  case arabic
  /// Devanagari.
  case devanagari
  /// Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu, Kannada, Malayalam or Sinhala.
  case otherIndic
  /// Thai.
  case thai
  /// Chinese characters.
  case han
  /// Hiragana.
  case hiragana
  /// Katakana.
  case katakana
  /// Hangul.
  case hangul
  /// Any other.
  case other

  /// The script of the code point `scalar`; `common` for a number that is none.
  @inlinable
  public static func of(_ scalar: UInt32) -> Script {
    // As in ScalarKind.
    unsafe unsafeBitCast(dross_scalar_script(scalar), to: Script.self)
  }
}
