/// Literals of which one must be there; useful ones only.
struct LiteralSet {
  /// One of them.
  struct Literal: Hashable {
    /// Its bytes, without white space at the ends.
    var bytes: [UInt8]
    /// Whether no letter of ASCII stands before it.
    var isBordered: Bool
    /// Whether nothing stands before it in the part of the pattern behind which no border would be.
    var isAtStart = true
    /// Whether no letter of ASCII stands behind it; of no matter for one that does not end with one.
    var isClosed = false
    /// Whether nothing stands behind it in the part of the pattern that could be a letter.
    var isAtEnd = true

    /// Whether its last character is a letter of ASCII.
    var endsWithLetter: Bool {
      bytes.last.map { !PatternFacts.isBorder(Unicode.Scalar($0)) } ?? false
    }

    func hash(into hasher: inout Hasher) {
      unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
  }

  private(set) var literals: [Literal]
  /// The most bytes of the part of the pattern that can stand before one of them, or behind.
  private(set) var mostBefore: Int? = 0
  private(set) var mostAfter: Int? = 0
  /// Whether no letter of ASCII stands before any of them in the part of the pattern.
  private(set) var isFirst = true
  /// Sixteenths of bits of surprise that one of the literals stands somewhere.
  private var surprise = 0

  /// More than this point nearly everywhere.
  private static let mostLiterals = 1024

  /// All texts that a part of a pattern matches; `nil` when one is too short to point at anything.
  ///
  /// - Parameters:
  ///   - isBordered: whether the part matches only where no letter stands before.
  ///   - isClosed: whether it matches only where none stands behind.
  init?(_ texts: [[UInt8]], isBordered: Bool, isClosed: Bool) {
    var seen: Set<Literal> = []
    literals = []
    for text in texts {
      var slice = text[...]
      while slice.first == 0x20 || slice.first == 0x0A { slice.removeFirst() }
      let isBehindSpace = slice.count < text.count
      mostBefore = max(mostBefore ?? 0, text.count - slice.count)
      let count = slice.count
      while slice.last == 0x20 { slice.removeLast() }
      let isBeforeSpace = slice.count < count
      mostAfter = max(mostAfter ?? 0, count - slice.count)
      guard slice.count >= 2 || slice.first.flatMap(Rarity.bits(ofMark:)) != nil else { return nil }
      let literal = Literal(
        bytes: Array(slice), isBordered: isBordered || isBehindSpace, isAtStart: !isBehindSpace,
        isClosed: isClosed || isBeforeSpace, isAtEnd: !isBeforeSpace)
      if seen.insert(literal).inserted { literals.append(literal) }
    }
    guard !literals.isEmpty, literals.count <= Self.mostLiterals else { return nil }
    rate()
  }

  /// The literals of all of `sets`, of which one must be there; `nil` when they are too many.
  init?(union sets: [LiteralSet]) {
    var seen: Set<Literal> = []
    literals = sets.flatMap(\.literals).filter { seen.insert($0).inserted }
    guard !literals.isEmpty, literals.count <= Self.mostLiterals else { return nil }
    for set in sets {
      mostBefore = mostBefore.flatMap { most in set.mostBefore.map { max(most, $0) } }
      mostAfter = mostAfter.flatMap { most in set.mostAfter.map { max(most, $0) } }
      isFirst = isFirst && set.isFirst
    }
    rate()
  }

  private mutating func rate() {
    surprise = Rarity.sixteenths(ofAnyOf: literals.map(\.bytes))
  }

  /// Whether all of them stand behind no letter.
  var isBordered: Bool { literals.allSatisfy(\.isBordered) }

  /// How seldom a place that has one of the literals is looked at: more so at the start of a word, and
  /// near an end of the line.
  var rank: Int {
    surprise + (isBordered ? 40 : 0) + (mostBefore.map { $0 <= 64 } == true ? 40 : 0)
      + (mostAfter.map { $0 <= 128 } == true ? 32 : 0)
  }

  /// The set behind another part of the pattern, before a third one of at most `after` bytes.
  func placed(behind facts: PatternFacts, before after: Int?) -> LiteralSet {
    var set = moved(before: facts.length, after: after)
    set.isFirst = set.isFirst && facts.isLetterless
    for index in set.literals.indices where set.literals[index].isAtStart {
      if facts.endsAtBorder { set.literals[index].isBordered = true }
      set.literals[index].isAtStart = facts.keepsBorder
    }
    return set
  }

  /// The set before another part of the pattern.
  func placed(before facts: PatternFacts) -> LiteralSet {
    var set = moved(before: 0, after: facts.length)
    for index in set.literals.indices where set.literals[index].isAtEnd {
      if facts.startsAtClose { set.literals[index].isClosed = true }
      set.literals[index].isAtEnd = facts.keepsClose
    }
    return set
  }

  /// The set of a part that may come again, unless it comes once.
  ///
  /// - Parameter after: how many bytes more may stand behind one of its literals.
  func repeated(after: Int?, isOnce: Bool) -> LiteralSet {
    var set = moved(before: 0, after: after)
    if !isOnce {
      for index in set.literals.indices { set.literals[index].isAtEnd = false }
    }
    return set
  }

  /// The set with more text before or behind it.
  func moved(before: Int?, after: Int?) -> LiteralSet {
    var set = self
    set.mostBefore = mostBefore.flatMap { own in before.map { own + $0 } }
    set.mostAfter = mostAfter.flatMap { own in after.map { own + $0 } }
    return set
  }

  /// Longer literals hardly point any better.
  private static let enough = 16

  /// The set with long literals cut, and without those that begin with another one.
  func shortened() -> LiteralSet {
    var set = self
    var cut = 0
    var dropped = 0
    var short = literals.map { literal in
      guard literal.bytes.count > Self.enough else { return literal }
      // Not inside a character, and not behind a space that folding might take away.
      let bytes = literal.bytes
      var count = Self.enough
      while count > 3, bytes[count] & 0xC0 == 0x80 || bytes[count - 1] == 0x20 { count -= 1 }
      cut = max(cut, bytes.count - count)
      var literal = literal
      literal.bytes = Array(bytes[..<count])
      literal.isClosed = bytes[count] < 0x41
      return literal
    }
    short.sort { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    var kept: [Literal] = []
    for literal in short {
      if let last = kept.last, literal.bytes.starts(with: last.bytes) {
        dropped = max(dropped, literal.bytes.count - last.bytes.count)
        if !literal.isBordered { kept[kept.count - 1].isBordered = false }
        let next = literal.bytes.dropFirst(last.bytes.count).first
        if next.map({ $0 >= 0x41 }) ?? !literal.isClosed { kept[kept.count - 1].isClosed = false }
      } else {
        kept.append(literal)
      }
    }
    set.literals = kept
    set.mostAfter = mostAfter.map { $0 + cut + dropped }
    return set
  }

  /// The sets that are hit most seldom, as far as literals and places tell; a few of them.
  static func best(of sets: [LiteralSet]) -> [LiteralSet] {
    guard sets.count > 1 else { return sets }
    let ranks = sets.map(\.rank)
    let order = sets.indices.sorted { (-ranks[$0], $0) < (-ranks[$1], $1) }
    return order.prefix(mostSets).map { sets[$0] }
  }

  private static let mostSets = 3
}
