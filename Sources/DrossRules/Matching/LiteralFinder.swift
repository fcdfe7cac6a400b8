import DrossUnicode

/// Finds all literals of all rules in one pass.
///
/// Of each literal the window of a few bytes that is rarest in running text is looked for, by its hash;
/// where it stands, the whole literal is compared. The method is that of Wu and Manber (1994) without
/// the shifts, which many literals make useless. Time hardly depends on the number of literals, and
/// there is next to nothing to build; an automaton of the same literals falls out of the cache. A line
/// break counts as a space, so that a phrase is found over it.
///
/// Most literals are looked for only where words start, many of them only in the first word of a line,
/// and those that begin with a mark only at marks.
struct LiteralFinder: Sendable {
  /// The number of a literal, in the order in which they were given.
  typealias LiteralID = Int32

  /// By what a literal is looked for.
  enum Anchor: Equatable {
    /// The first word, near the start of a line.
    case lineStart
    /// The word at `offset`, wherever words start.
    case word(offset: Int)
    /// The mark at `offset`, wherever marks stand.
    case mark(offset: Int)
    /// A few bytes in a row, at every place of a text, which is slow.
    case everywhere
  }

  /// A string of folded bytes to look for.
  struct Literal {
    /// The bytes, whole characters; at least one.
    let bytes: [UInt8]
    /// Whether it counts only where no letter of ASCII stands right before it; of no matter for one that
    /// starts with a letter beyond ASCII.
    let isBordered: Bool
    /// Whether it counts only when it starts within `lineStartBytes` of the start of a line, or before
    /// any letter of ASCII on its line.
    var isNearLineStart = false
    /// Where it counts.
    var gate = PlaceGate.open

    /// How it is looked for; of no matter for one without bytes.
    var anchor: Anchor {
      guard let first = bytes.first else { return .everywhere }
      // Few places are looked at, so that the first word will do, even if it is not the rarest.
      if isNearLineStart, startsAtWord { return .lineStart }
      // A mark together with what is behind it stands more seldom than the word alone.
      if FoldedWords.isASCIIMark(first) { return .mark(offset: 0) }
      let word = Tables.Builder.rarestWord(of: bytes, isBordered: isBordered)
      if let word, startsAtWord || word.bits >= LiteralFinder.tellingBits {
        return .word(offset: word.offset)
      }
      return Tables.Builder.rarestMark(of: bytes).map { .mark(offset: $0) } ?? .everywhere
    }

    /// Whether it is found at the start of a word by its first bytes.
    fileprivate var startsAtWord: Bool {
      FoldedWords.isWordByte(bytes[0]) && (isBordered || bytes[0] >= 0x80)
    }
  }

  /// A place where a literal stands.
  struct Place {
    let literal: LiteralID
    let start: Int32
    let end: Int32
  }

  /// What it takes to tell whether a literal stands where a part of it does.
  struct Lead: Sendable {
    /// The first eight bytes of the literal, or all of a shorter one, little-endian.
    var first: UInt64 = 0
    var literal: LiteralID = 0
    /// Where in the literal the part starts.
    var offset: Int32 = 0
    /// The bytes of the literal.
    var count: Int32 = 0
    /// Which of the gates is that of the literal.
    var gate: Int32 = 0

    var entry: WindowTable.Entry { WindowTable.Entry(literal: literal, offset: offset) }

    /// Whether `eight` bytes begin like the literal.
    @inline(__always)
    func begins(_ eight: UInt64) -> Bool {
      (eight ^ first) & LiteralTexts.mask(Int(count)) == 0
    }
  }

  /// Finds out what it takes to tell of a literal.
  struct Leads {
    let texts: LiteralTexts
    let gateNumbers: [Int32]

    subscript(entry: WindowTable.Entry) -> Lead {
      texts.lead(to: entry, gate: gateNumbers[Int(entry.literal)])
    }
  }

  /// How far from the start of a line a literal near that start may be, in bytes.
  static let lineStartBytes = 16

  /// A word of fewer bits of surprise stands at too many places to look for a literal by it.
  private static let tellingBits = 10

  let texts: LiteralTexts
  /// Where literals count, each kind of place once.
  var gates: [PlaceGate]
  /// Of each literal which of `gates` is its own.
  let gateNumbers: [Int32]
  /// Literals that are looked for at the starts of words.
  let wordStarts: Tables
  /// Lets those of them through that count on lines of more than `longLine` words.
  let longLineWords: WindowFilter
  /// Those at the starts of words near the starts of lines.
  let lineStarts: Tables
  /// Those that are looked for everywhere, by their rarest three or four bytes.
  let anywhere: Tables
  /// How many places are gone on at once when these are looked for.
  let step: Int
  /// The most words of a line on which one of them counts.
  let mostWordsAnywhere: Int32
  /// Those that are looked for at a mark.
  let marks: Tables

  /// A line of more words is running text, of which most rules want to know nothing.
  static let longLine: Int32 = 40

  /// A literal that starts further from the end of its line does not end on the next one.
  static let mostOverlap = 64

  /// The finder whose parts are these.
  init(
    texts: LiteralTexts, gates: [PlaceGate], gateNumbers: [Int32], wordStarts: Tables,
    longLineWords: WindowFilter, lineStarts: Tables, anywhere: Tables, step: Int,
    mostWordsAnywhere: Int32, marks: Tables
  ) {
    self.texts = texts
    self.gates = gates
    self.gateNumbers = gateNumbers
    self.wordStarts = wordStarts
    self.longLineWords = longLineWords
    self.lineStarts = lineStarts
    self.anywhere = anywhere
    self.step = step
    self.mostWordsAnywhere = mostWordsAnywhere
    self.marks = marks
  }

  /// Makes `literals` ready.
  ///
  /// One of a single letter is found only where no ASCII letter or digit stands behind it: phrases
  /// need no more.
  ///
  /// - Complexity: O(bytes of all literals).
  init(_ literals: [Literal]) {
    var atWords = Tables.Builder()
    var atLines = Tables.Builder()
    var others = Tables.Builder()
    var atMarks = Tables.Builder()
    var mostWordsAnywhere: Int32 = 0
    let anchors = literals.map(\.anchor)
    // A literal of seven bytes has four windows in a row, one of which starts at a place that counts.
    let shortest =
      zip(literals, anchors).lazy.filter { $1 == .everywhere }.map(\.0.bytes.count).min() ?? 0
    step = shortest >= 7 ? 4 : shortest >= 5 ? 2 : 1
    var gates: [PlaceGate] = []
    var numbers: [PlaceGate: Int32] = [:]
    gateNumbers = literals.map { literal in
      // What may reach from a long line into a short one is looked for on both.
      let gate = literal.bytes.count > Self.mostOverlap ? .open : literal.gate
      if let number = numbers[gate] { return number }
      numbers[gate] = Int32(gates.count)
      gates.append(gate)
      return Int32(gates.count - 1)
    }
    let mostWords = gateNumbers.map { gates[Int($0)].lines.words.upperBound }
    for (number, literal) in literals.enumerated() {
      let id = LiteralID(number)
      switch anchors[number] {
      case .lineStart: atLines.add(literal.bytes, from: 0, as: id)
      case .word(let offset): atWords.add(literal.bytes, from: offset, as: id)
      case .mark(let offset): atMarks.add(literal.bytes, from: offset, as: id)
      case .everywhere:
        others.addAnywhere(literal.bytes, step: step, as: id)
        mostWordsAnywhere = max(mostWordsAnywhere, mostWords[number])
      }
    }
    texts = LiteralTexts(literals.map(\.bytes))
    self.gates = gates
    let leads = Leads(texts: texts, gateNumbers: gateNumbers)
    wordStarts = Tables(atWords.finish(), leads)
    longLineWords = WindowFilter(
      atWords.finish { gates[Int(leads.gateNumbers[Int($0)])].isForLongLines })
    lineStarts = Tables(atLines.finish(), leads)
    anywhere = Tables(others.finish(), leads)
    marks = Tables(atMarks.finish(), leads)
    self.mostWordsAnywhere = mostWordsAnywhere
  }
}
