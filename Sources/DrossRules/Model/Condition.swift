/// What can be said of a line, a run of lines, a block or a document, and be true or false.
public indirect enum Condition: Hashable, Sendable {
  /// At least one holds.
  case any([Condition])
  /// All hold.
  case all([Condition])
  /// None of them holds.
  case none([Condition])
  /// At least `count` different ones hold; each phrase and each key counts on its own.
  case atLeast(Int, ofDistinct: [Condition])
  /// One of the phrases stands in the unit, between word borders, folded, over any white space.
  case phrase([String])
  /// The pattern matches inside the unit.
  case regex(Pattern)
  /// One of the names is the key of a key-value pair in the unit, in any layout of such pairs.
  case keys([String])
  /// The unit holds words of a lexicon.
  case lexicon(LexiconTest)
  /// The unit has a certain shape.
  case shape(ShapeTest)
  /// The unit stands at a certain place in the document.
  case position(PositionTest)
  /// The line before the unit, blank ones aside, is like this. False when there is none.
  case previous(Condition)
  /// The line after the unit, blank ones aside, is like this. False when there is none.
  case next(Condition)
  /// Every line after the unit, blank ones aside, is like this. True when there is none.
  case rest(Condition)
  /// A line model gives the line such a score.
  case model(ModelTest)
  /// The line stands in the document several times.
  case repeats(RepeatTest)
  /// The unit says the same as another part of the document.
  case sameAs(SameAs)
  /// The article's sentences name the one with whom the unit begins, or they do not.
  case subject(Subject)
  /// The whole document is like this.
  case document(Condition)
  /// The unit, or the document, is in a certain language.
  case language(LanguageTest)
}

/// A regular expression in the syntax of PCRE2; two that say the same are equal, wherever they stand.
public struct Pattern: Hashable, Sendable {
  /// The text of the expression.
  public var text: String
  /// Whether it looks at the source as it is rather than at the folded text.
  public var isCased: Bool
  /// Line and column of the expression in its rule file, from 1.
  package var mark: RuleMark?

  /// A pattern for folded text, or for text as it is when `isCased`.
  public init(_ text: String, isCased: Bool = false) {
    self.init(text, isCased: isCased, mark: nil)
  }

  /// A pattern that stands somewhere.
  package init(_ text: String, isCased: Bool, mark: RuleMark?) {
    self.text = text
    self.isCased = isCased
    self.mark = mark
  }

  /// Whether the two say the same.
  public static func == (left: Pattern, right: Pattern) -> Bool {
    // Strings are equal when they look alike, patterns when their bytes are.
    unsafe left.isCased == right.isCased
      && ByteString.areEqual(left.text.utf8.span.bytes, right.text.utf8.span.bytes)
  }

  /// Feeds what the pattern says to `hasher`.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(isCased)
    // All bytes at once: one by one they take five times as long.
    ByteString(bytes: Array(text.utf8)).hash(into: &hasher)
  }
}

/// A line and column in a rule file, both from 1.
package struct RuleMark: Hashable, Sendable {
  /// The line.
  package var line: Int
  /// The column, in code points.
  package var column: Int

  /// A place in a rule file.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// At least and at most; both ends count.
public struct Bounds: Hashable, Sendable {
  /// The least value that passes.
  public var min: Double?
  /// The greatest value that passes.
  public var max: Double?

  /// Bounds; without a limit where `nil`.
  public init(min: Double? = nil, max: Double? = nil) {
    self.min = min
    self.max = max
  }

  /// Whether `value` lies within the bounds.
  public func contains(_ value: Double) -> Bool {
    if let min, value < min { return false }
    if let max, value > max { return false }
    return true
  }
}

/// How much of a unit is words of a lexicon.
public struct LexiconTest: Hashable, Sendable {
  /// The name of the lexicon: the file `rules/lexicons/<name>.txt`.
  public var name: String
  /// The least number of hits.
  public var minCount: Int
  /// The least share of the words of the unit that are hits, from 0 to 1.
  public var minDensity: Double
  /// The least number of different entries that are hit.
  public var minDistinct: Int
  /// The least share of the letters of the unit that stand in hits and in what fills up between them, from 0
  /// to 1.
  ///
  /// Up to three letters right behind a digit, as in 12K or 3rd, are part of a number.
  public var minCovered: Double
  /// Whether a hit must be written with the capitals of the lexicon.
  public var isCased: Bool

  /// A test of hits in the lexicon `name`.
  public init(
    name: String, minCount: Int = 1, minDensity: Double = 0, minDistinct: Int = 1,
    minCovered: Double = 0, isCased: Bool = false
  ) {
    self.name = name
    self.minCount = minCount
    self.minDensity = minDensity
    self.minDistinct = minDistinct
    self.minCovered = minCovered
    self.isCased = isCased
  }
}

/// Which language a text is in, as far as its most frequent words and its script tell.
public enum LanguageTest: Hashable, Sendable {
  /// The unit is in another language than the document.
  case foreign
  /// The document is in one of these languages, as BCP 47 tags.
  case document([String])
}

/// Where in the document a unit stands.
public struct PositionTest: Hashable, Sendable {
  /// An end of the document.
  public enum End: String, Hashable, Sendable, CaseIterable {
    /// The first line.
    case start
    /// The last line.
    case end
  }

  /// The ends to which the unit must be near; near one of them is enough.
  public var near: [End]
  /// At most this many blocks away from the end, its own counted.
  public var withinBlocks: Int?
  /// At most this many lines with something on them away from the end, its own counted.
  public var withinLines: Int?
  /// At most this share of all lines with something on them away from the end.
  public var withinShare: Double?
  /// At most this many bytes of folded text between the end and the unit.
  public var withinBytes: Int?
  /// Whether the unit must lie on that side of all running text (lines of prose).
  public var outsideProse: Bool
  /// Whether a blank line, or nothing at all, must stand above the unit.
  public var blankAbove: Bool?
  /// Whether a blank line, or nothing at all, must stand below the unit.
  public var blankBelow: Bool?

  /// A test of the place of a unit.
  public init(
    near: [End], withinBlocks: Int? = nil, withinLines: Int? = nil, withinShare: Double? = nil,
    withinBytes: Int? = nil, outsideProse: Bool = false, blankAbove: Bool? = nil,
    blankBelow: Bool? = nil
  ) {
    self.near = near
    self.withinBlocks = withinBlocks
    self.withinLines = withinLines
    self.withinShare = withinShare
    self.withinBytes = withinBytes
    self.outsideProse = outsideProse
    self.blankAbove = blankAbove
    self.blankBelow = blankBelow
  }
}

/// How often something stands in the document and in the corpus, white space, case and look-alikes
/// aside.
public struct RepeatTest: Hashable, Sendable {
  /// What stands there again.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The line.
    case line
    /// A passage that another document of the corpus holds too.
    case passage
    /// The document, which says nearly what another one of the corpus says.
    case document
    /// Most of a sentence, ten words or more, that stands in the document again.
    case words
    /// A few words, said at least four times in a row.
    case loop

    /// Whether the copies are in other documents of a corpus.
    var isOfCorpus: Bool { self == .passage || self == .document }
  }

  /// What stands there again; only lines are counted.
  public var kind: Kind
  /// Which of the copies this one is, from 1.
  public var nth: Bounds
  /// How many copies there are.
  public var copies: Bounds
  /// In how many documents of the host the line stands; in one where no corpus is looked at.
  public var documents: Bounds
  /// In which share of the documents of the host the line stands, from 0 to 1.
  public var share: Bounds

  /// A test of copies in the document, or in the corpus.
  public init(
    of kind: Kind = .line, nth: Bounds = Bounds(), copies: Bounds = Bounds(),
    documents: Bounds = Bounds(), share: Bounds = Bounds()
  ) {
    self.kind = kind
    self.nth = nth
    self.copies = copies
    self.documents = documents
    self.share = share
  }

  /// Whether the other documents of a corpus decide.
  public var asksCorpus: Bool {
    kind.isOfCorpus || documents != Bounds() || share != Bounds()
  }
}

/// What a unit may say again.
public enum SameAs: String, Hashable, Sendable, CaseIterable {
  /// The first line of the document.
  case title
  /// The words with which the next line begins.
  case nextLineStart = "next_line_start"
  /// The words with which the line before begins.
  case previousLineStart = "previous_line_start"
  /// Words that stand somewhere in the line before.
  case previousLinePart = "previous_line_part"
}

/// What the article's sentences say of the person, or the house, whose name the unit begins with.
///
/// The name is the first run of two words or more that begin with capitals; one right before a colon is a
/// label. Of the lines of running text only those on the side of the unit count that has more of them, so
/// that two paragraphs on an author do not speak for each other. Neither holds where there is no name.
public enum Subject: String, Hashable, Sendable, CaseIterable {
  /// No sentence of the article has the last word of the name.
  case unmentioned
  /// One of them has it.
  case mentioned
}
