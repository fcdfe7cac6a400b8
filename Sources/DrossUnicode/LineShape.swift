package import DrossText

/// What one line looks like, whatever its words.
///
/// Counts are in code points. A word is a run of letters, marks and digits, with single
/// apostrophes and hyphens inside; two code points of a script written without spaces count as a word,
/// which is about what words of Chinese and Japanese have.
public struct LineShape: Hashable, Sendable {
  /// Things that are either so or not.
  public struct Flags: OptionSet, Hashable, Sendable {
    /// One bit a flag.
    public let rawValue: UInt16
    /// The flags whose bits are set.
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The line ends with a full stop or its like, closing quotes and brackets aside.
    @inlinable public static var endsSentence: Flags { Flags(rawValue: 1) }
    /// The line ends with a colon.
    @inlinable public static var endsWithColon: Flags { Flags(rawValue: 2) }
    /// The line ends with a question mark.
    @inlinable public static var endsWithQuestion: Flags { Flags(rawValue: 4) }
    /// The line begins with a bullet, or with a number or letter of a list.
    @inlinable public static var listItem: Flags { Flags(rawValue: 8) }
    /// The line is a key with or without a value.
    @inlinable public static var keyValue: Flags { Flags(rawValue: 16) }
    /// The line is a row of a table drawn with bars.
    @inlinable public static var tableRow: Flags { Flags(rawValue: 32) }
    /// The first letter is a small one.
    @inlinable public static var startsLower: Flags { Flags(rawValue: 64) }
    /// The line is indented.
    @inlinable public static var indented: Flags { Flags(rawValue: 128) }
    /// A capital stands right behind a small letter.
    @inlinable public static var innerCapital: Flags { Flags(rawValue: 256) }
  }

  /// The number of words.
  public var words: Int32 = 0
  /// The number of code points that are neither white space nor invisible.
  public var characters: Int32 = 0
  /// The number of letters.
  public var letters: Int32 = 0
  /// The number of capital letters.
  public var capitals: Int32 = 0
  /// The number of words that begin with a capital.
  public var capitalizedWords: Int32 = 0
  /// The number of digits.
  public var digits: Int32 = 0
  /// The number of sentence ends.
  public var sentences: Int32 = 0
  /// The number of sentence ends with a capital right behind them.
  public var gluedEnds: Int32 = 0
  /// The number of web addresses.
  public var links: Int32 = 0
  /// Things that are either so or not.
  public var flags: Flags = []
  /// Where the text behind bullet and indent starts, in folded bytes from the start of the line.
  public var bodyStart: Int32 = 0
  /// Where the key of a key-value line ends, likewise; `bodyStart` when there is no key.
  public var keyEnd: Int32 = 0
  /// Where the value of a key-value line starts, likewise.
  public var valueStart: Int32 = 0

  /// The shape of a line with nothing on it.
  @inlinable public init() {}

  /// Whether there is nothing on the line but white space and invisible characters.
  @inlinable public var isBlank: Bool { characters == 0 }

  /// Whether the line is running text: many words and the end of a sentence, or very many words.
  @inlinable public var isProse: Bool { (words >= 12 && sentences >= 1) || words >= 30 }

  /// Measures the line `line` of `source`, whose folded form is in `folded`.
  ///
  /// - Complexity: O(bytes of the line).
  package init(of line: Int, in source: Span<UInt8>, lines: LineTable, folded: FoldedText) {
    let content = lines.lines[line].content
    var counter = LineCounter()
    counter.count(source, from: content.start, to: content.end)
    self = counter.shape
    guard characters > 0 else { return }
    let range = folded.lines[line]
    var tab: Int?
    if let offset = counter.tabOffset, counter.wordsBeforeTab <= LineLayout.mostKeyWords {
      tab = folded.foldedOffset(ofSource: content.start + offset) - range.lowerBound
    }
    let layout = LineLayout(of: folded.bytes.span, line: range, tab: tab)
    flags.formUnion(layout.flags)
    bodyStart = Int32(layout.bodyStart)
    keyEnd = Int32(layout.keyEnd)
    valueStart = Int32(layout.valueStart)
  }
}

extension LineShape {
  /// The number of words in a stretch of text, line endings counted as spaces.
  ///
  /// - Complexity: O(bytes of the stretch).
  package static func wordCount(of range: TextRange, in source: Span<UInt8>) -> Int {
    var counter = LineCounter()
    counter.count(source, from: range.start, to: range.end)
    return Int(counter.shape.words)
  }
}
