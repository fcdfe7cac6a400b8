/// What is known of the texts that a part of a pattern matches.
struct PatternFacts {
  /// All texts it matches, when they are few.
  var exact: [[UInt8]]?
  /// Sets of which every match holds one each, the most telling first.
  var required: [LiteralSet] = []
  /// The most bytes it matches; `nil` without a limit.
  var length: Int?
  /// Whether it matches only at the start, or only at the end, of a line.
  var isStart = false
  var isEnd = false
  /// Whether it ends at a *border*: where no letter of ASCII stands before.
  var endsAtBorder = false
  /// Whether it ends at a border if it starts at one.
  var keepsBorder = false
  /// Whether it matches only where a border is.
  var startsAtBorder = false
  /// Whether it is white space, of which folded lines never hold two in a row.
  var isSpace = false

  static func anything(length: Int?) -> PatternFacts { PatternFacts(length: length) }
  static let empty = PatternFacts(exact: [[]], length: 0, keepsBorder: true)

  static func literal(_ scalar: Unicode.Scalar) -> PatternFacts {
    let bytes = Array(String(scalar).utf8)
    let isBorder = isBorder(scalar)
    return PatternFacts(
      exact: [bytes], length: bytes.count, endsAtBorder: isBorder, keepsBorder: isBorder,
      isSpace: scalar == " ")
  }

  /// Whether a border is behind a character.
  static func isBorder(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: false
    default: true
    }
  }

  /// All sets that are known, the most telling first.
  var sets: [LiteralSet] {
    guard let exact, var set = LiteralSet(exact) else { return required }
    if startsAtBorder { set.isBordered = true }
    return LiteralSet.best(of: required + [set])
  }

  func followed(by next: PatternFacts) -> PatternFacts {
    var facts = PatternFacts(length: Self.sum(length, next.length))
    facts.isStart = isStart || (length == 0 && next.isStart)
    facts.isEnd = next.isEnd || (next.length == 0 && isEnd)
    facts.endsAtBorder = next.endsAtBorder || (next.keepsBorder && endsAtBorder)
    facts.keepsBorder = next.endsAtBorder || (next.keepsBorder && keepsBorder)
    facts.startsAtBorder =
      startsAtBorder || (exact == [[]] && (endsAtBorder || next.startsAtBorder))
    let left = { (sets: [LiteralSet]) in sets.map { $0.moved(before: 0, after: next.length) } }
    let right = { (sets: [LiteralSet]) in
      sets.map { $0.moved(before: length, after: 0).following(self) }
    }
    if let head = exact, let tail = next.exact, head.count * tail.count <= 64 {
      let product = head.flatMap { start in tail.map { start + $0 } }
      if product.allSatisfy({ $0.count <= 48 }) {
        facts.exact = product
        facts.required = LiteralSet.best(of: left(required) + right(next.required))
        return facts
      }
    }
    facts.required = LiteralSet.best(of: left(sets) + right(next.sets))
    return facts
  }

  /// What is known when one of `branches` matches.
  static func any(of branches: [PatternFacts]) -> PatternFacts {
    if branches.count == 1 { return branches[0] }
    var union = PatternFacts()
    union.length = most(branches.map(\.length))
    union.isStart = branches.allSatisfy(\.isStart)
    union.isEnd = branches.allSatisfy(\.isEnd)
    union.endsAtBorder = branches.allSatisfy(\.endsAtBorder)
    union.keepsBorder = branches.allSatisfy(\.keepsBorder)
    union.startsAtBorder = branches.allSatisfy(\.startsAtBorder)
    let texts = branches.compactMap(\.exact)
    if texts.count == branches.count, texts.reduce(0, { $0 + $1.count }) <= 128 {
      union.exact = texts.flatMap { $0 }
      return union
    }
    let sets = branches.compactMap(\.sets.first)
    guard sets.count == branches.count, var set = LiteralSet(sets.flatMap(\.literals)) else {
      return union
    }
    set.mostBefore = most(sets.map(\.mostBefore))
    set.mostAfter = most(sets.map(\.mostAfter))
    set.isBordered = sets.allSatisfy(\.isBordered)
    set.isAtStart = sets.allSatisfy { $0.isAtStart || $0.isBordered }
    union.required = [set]
    return union
  }

  /// The same several times, `least` to `most`.
  func repeated(least: Int, most: Int?) -> PatternFacts {
    var facts = PatternFacts()
    if isSpace {
      facts.length = 1
    } else if let length, let most {
      facts.length = length * most
    }
    facts.endsAtBorder = endsAtBorder && least > 0
    facts.keepsBorder = keepsBorder
    facts.startsAtBorder = startsAtBorder && least > 0
    if least > 0 {
      let more = Self.difference(facts.length, length)
      facts.required = sets.map { $0.moved(before: 0, after: more) }
    }
    if least == 0, most == 1 { facts.exact = exact.map { $0 + [[]] } }
    return facts
  }

  /// The greatest of several lengths; `nil` when one has no limit.
  private static func most(_ lengths: [Int?]) -> Int? {
    lengths.reduce(0) { most, length in most.flatMap { most in length.map { max(most, $0) } } }
  }

  private static func sum(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right, left + right < 1 << 20 else { return nil }
    return left + right
  }

  private static func difference(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return nil }
    return max(0, left - right)
  }
}

/// Literals of which one must be there; useful ones only.
struct LiteralSet {
  var literals: [[UInt8]]
  /// The most bytes of the part of the pattern that can stand before one of them, or behind.
  var mostBefore: Int? = 0
  var mostAfter: Int? = 0
  /// Whether no letter of ASCII stands before any of them.
  var isBordered = false
  /// Whether each of them is bordered or starts where the part of the pattern starts.
  var isAtStart = true
  /// Sixteenths of bits of surprise that one of the literals stands somewhere.
  private var surprise = 0

  /// `nil` when a literal is too short to point at anything.
  init?(_ texts: [[UInt8]]) {
    var seen: Set<[UInt8]> = []
    literals = []
    var haveSpaces = true
    for text in texts {
      var slice = text[...]
      while slice.first == 0x20 { slice.removeFirst() }
      if slice.count == text.count { haveSpaces = false }
      mostBefore = max(mostBefore ?? 0, text.count - slice.count)
      let count = slice.count
      while slice.last == 0x20 { slice.removeLast() }
      mostAfter = max(mostAfter ?? 0, count - slice.count)
      guard slice.count >= 2 else { return nil }
      if seen.insert(Array(slice)).inserted { literals.append(Array(slice)) }
    }
    guard !literals.isEmpty, literals.count <= 1024 else { return nil }
    isBordered = haveSpaces
    surprise = Rarity.sixteenths(ofAnyOf: literals)
  }

  /// How seldom a place that has one of the literals is looked at: more so at the start of a word, and
  /// near an end of the line.
  var rank: Int {
    surprise + (isBordered ? 40 : 0) + (mostBefore.map { $0 <= 64 } == true ? 40 : 0)
      + (mostAfter.map { $0 <= 128 } == true ? 32 : 0)
  }

  /// The set behind another part of the pattern.
  func following(_ facts: PatternFacts) -> LiteralSet {
    var set = self
    set.isBordered = isBordered || (isAtStart && facts.endsAtBorder)
    set.isAtStart = set.isBordered || (isAtStart && facts.exact == [[]])
    return set
  }

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
    var short: [[UInt8]] = literals.map { literal in
      guard literal.count > Self.enough else { return literal }
      // Not inside a character, and not behind a space that folding might take away.
      var count = Self.enough
      while count > 3, literal[count] & 0xC0 == 0x80 || literal[count - 1] == 0x20 { count -= 1 }
      cut = max(cut, literal.count - count)
      return Array(literal[..<count])
    }
    short.sort { $0.lexicographicallyPrecedes($1) }
    var kept: [[UInt8]] = []
    for literal in short {
      if let last = kept.last, literal.starts(with: last) {
        dropped = max(dropped, literal.count - last.count)
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
    let order = sets.indices.sorted {
      (-sets[$0].rank, $0) < (-sets[$1].rank, $1)
    }
    return order.prefix(mostSets).map { sets[$0] }
  }

  private static let mostSets = 3
}
