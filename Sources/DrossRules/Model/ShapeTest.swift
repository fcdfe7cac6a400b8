/// What a unit looks like, whatever its words.
///
/// Every bound or flag that is set must hold. Counts are of the whole unit; words are as
/// `LineShape` counts them.
public struct ShapeTest: Hashable, Sendable {
  /// The number of words.
  public var words: Bounds?
  /// The number of code points, white space aside.
  public var characters: Bounds?
  /// The number of lines with something on them.
  public var lines: Bounds?
  /// The number of sentence ends.
  public var sentences: Bounds?
  /// The number of sentence ends with a capital right behind them.
  public var gluedEnds: Bounds?
  /// The number of web addresses.
  public var links: Bounds?
  /// The share of letters that are capitals.
  public var uppercaseRatio: Bounds?
  /// The share of words that begin with a capital.
  public var titleRatio: Bounds?
  /// The share of code points, white space aside, that are digits.
  public var digitRatio: Bounds?
  /// Whether the unit ends with a full stop or its like, closing quotes and brackets aside.
  public var endsSentence: Bool?
  /// Whether it ends with a colon.
  public var endsWithColon: Bool?
  /// Whether it ends with a question mark.
  public var endsWithQuestion: Bool?
  /// Whether a capital stands right behind a small letter.
  public var innerCapital: Bool?
  /// Whether its first line begins with a bullet or a number of a list.
  public var listItem: Bool?
  /// Whether its first line is a key-value pair.
  public var keyValue: Bool?
  /// The number of lines that are key-value pairs.
  public var keyValuePairs: Bounds?
  /// The share of lines that are key-value pairs.
  public var keyValueRatio: Bounds?
  /// Whether it is running text: a line of many words with the end of a sentence.
  public var prose: Bool?
  /// Whether its block is a heading.
  public var heading: Bool?

  /// A test that everything passes.
  public init() {}
}
