/// What is known of the texts that a part of a pattern matches.
struct PatternFacts {
  /// All texts it matches, when they are few.
  var exact: [[UInt8]]?
  /// A set of which every match holds one, if one was found.
  var required: LiteralSet?
  /// The most bytes it matches; `nil` without a limit.
  var length: Int?
  /// Whether it matches only at the start, or only at the end, of a line.
  var isStart = false
  var isEnd = false
  /// Whether it is white space, of which folded lines never hold two in a row.
  var isSpace = false

  static func anything(length: Int?) -> PatternFacts { PatternFacts(length: length) }
  static let empty = PatternFacts(exact: [[]], length: 0)

  static func literal(_ scalar: Unicode.Scalar) -> PatternFacts {
    let bytes = Array(String(scalar).utf8)
    return PatternFacts(exact: [bytes], length: bytes.count, isSpace: scalar == " ")
  }

  /// The better of what is known.
  var best: LiteralSet? { LiteralSet.better(exact.flatMap(LiteralSet.init), required) }

  func followed(by next: PatternFacts) -> PatternFacts {
    var facts = PatternFacts(length: Self.sum(length, next.length))
    facts.isStart = isStart || (length == 0 && next.isStart)
    facts.isEnd = next.isEnd || (next.length == 0 && isEnd)
    let left = { (set: LiteralSet?) in set?.moved(before: 0, after: next.length) }
    let right = { (set: LiteralSet?) in set?.moved(before: self.length, after: 0) }
    if let head = exact, let tail = next.exact, head.count * tail.count <= 64 {
      let product = head.flatMap { start in tail.map { start + $0 } }
      if product.allSatisfy({ $0.count <= 48 }) {
        facts.exact = product
        facts.required = LiteralSet.better(left(required), right(next.required))
        return facts
      }
    }
    facts.required = LiteralSet.better(left(best), right(next.best))
    return facts
  }

  /// What is known when one of `branches` matches.
  static func any(of branches: [PatternFacts]) -> PatternFacts {
    if branches.count == 1 { return branches[0] }
    var union = PatternFacts()
    union.length = most(branches.map(\.length))
    union.isStart = branches.allSatisfy(\.isStart)
    union.isEnd = branches.allSatisfy(\.isEnd)
    let texts = branches.compactMap(\.exact)
    if texts.count == branches.count, texts.reduce(0, { $0 + $1.count }) <= 128 {
      union.exact = texts.flatMap { $0 }
      return union
    }
    let sets = branches.compactMap(\.best)
    guard sets.count == branches.count else { return union }
    union.required = LiteralSet(sets.flatMap(\.literals))
    union.required?.mostBefore = most(sets.map(\.mostBefore))
    union.required?.mostAfter = most(sets.map(\.mostAfter))
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
    if least > 0 {
      facts.required = best?.moved(before: 0, after: Self.difference(facts.length, length))
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

  /// `nil` when a literal is too short to point at anything.
  init?(_ texts: [[UInt8]]) {
    var seen: Set<[UInt8]> = []
    literals = []
    for text in texts {
      var slice = text[...]
      while slice.first == 0x20 { slice.removeFirst() }
      mostBefore = max(mostBefore ?? 0, text.count - slice.count)
      let count = slice.count
      while slice.last == 0x20 { slice.removeLast() }
      mostAfter = max(mostAfter ?? 0, count - slice.count)
      guard slice.count >= 2 else { return nil }
      if seen.insert(Array(slice)).inserted { literals.append(Array(slice)) }
    }
    guard !literals.isEmpty, literals.count <= 1024 else { return nil }
  }

  func moved(before: Int?, after: Int?) -> LiteralSet {
    var set = self
    set.mostBefore = mostBefore.flatMap { own in before.map { own + $0 } }
    set.mostAfter = mostAfter.flatMap { own in after.map { own + $0 } }
    return set
  }

  /// Longer literals make the automaton larger and hardly point any better.
  private static let enough = 7

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

  /// The set that is hit more seldom, as far as lengths and places tell.
  static func better(_ left: LiteralSet?, _ right: LiteralSet?) -> LiteralSet? {
    guard let left else { return right }
    guard let right else { return left }
    return right.rank > left.rank ? right : left
  }

  private var rank: Int {
    let shortest = literals.map(\.count).min() ?? 0
    return min(shortest, 8) * 64 - literals.count
      + (mostBefore.map { $0 <= 64 } == true ? 160 : 0)
      + (mostAfter.map { $0 <= 128 } == true ? 120 : 0)
  }
}
