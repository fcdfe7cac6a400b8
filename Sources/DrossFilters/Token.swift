/// A word, a sign or a run of white space, as spaCy sees a text.
struct Token: Equatable {
  /// What is known about the bytes of a token.
  struct Kind: OptionSet {
    let rawValue: UInt8

    /// Some code point is a letter.
    static let hasLetter = Kind(rawValue: 1 << 0)
    /// Some code point is no symbol to datatrove.
    static let isWord = Kind(rawValue: 1 << 1)
    /// Every code point is punctuation.
    static let isPunctuation = Kind(rawValue: 1 << 2)
    /// One sign that ends a sentence.
    static let endsSentence = Kind(rawValue: 1 << 3)
    /// White space.
    static let isSpace = Kind(rawValue: 1 << 4)
  }

  /// The offset of the first byte.
  var start: Int32
  /// The number of bytes.
  var count: Int32
  /// The number of code points.
  var characters: Int32
  /// What it is.
  var kind: Kind
  /// The bit of the stop word that it is, or 0.
  var stopWord: UInt8
  /// The exceptions that begin with such a token, by number, or -1.
  var exceptions: Int16

  /// Its bytes.
  var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  /// The offset behind it.
  var end: Int { Int(start) + Int(count) }
}
