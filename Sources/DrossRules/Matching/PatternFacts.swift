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
  /// Whether it matches behind a letter of ASCII only where no other one comes next.
  var startsAtClose = false
  /// Whether it does so if what comes behind it does.
  var keepsClose = false
  /// Whether no letter of ASCII comes behind it if a letter is its last character.
  var endsAtClose = false
  /// Whether it matches no letter of ASCII, nor what is folded to one.
  var isLetterless = false
  /// Whether it is white space, of which folded lines never hold two in a row.
  var isSpace = false

  static func anything(length: Int?) -> PatternFacts { PatternFacts(length: length) }
  static let empty = PatternFacts(
    exact: [[]], length: 0, keepsBorder: true, keepsClose: true, isLetterless: true)

  static func literal(_ scalar: Unicode.Scalar) -> PatternFacts {
    literal(Array(String(scalar).utf8), last: scalar)
  }

  /// Characters one after the other, of which `last` is the last.
  static func literal(_ bytes: [UInt8], last: Unicode.Scalar) -> PatternFacts {
    let isBorder = isBorder(last)
    let isClose = bytes[0] < 0x41
    return PatternFacts(
      exact: [bytes], length: bytes.count, endsAtBorder: isBorder, keepsBorder: isBorder,
      startsAtClose: isClose, keepsClose: isClose, isLetterless: bytes.allSatisfy { $0 < 0x41 },
      isSpace: bytes == [0x20])
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
    guard let exact, let set = LiteralSet(exact, isBordered: startsAtBorder, isClosed: endsAtClose)
    else {
      return required
    }
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
    facts.startsAtClose = startsAtClose || (keepsClose && next.startsAtClose)
    facts.keepsClose = startsAtClose || (keepsClose && next.keepsClose)
    facts.endsAtClose =
      next.endsAtClose || (next.exact == [[]] && (endsAtClose || next.startsAtClose))
    facts.isLetterless = isLetterless && next.isLetterless
    let left = { (sets: [LiteralSet]) in sets.map { $0.placed(before: next) } }
    let right = { (sets: [LiteralSet]) in sets.map { $0.placed(behind: self, before: 0) } }
    // Of the texts that only `next` has, the border in front would be forgotten.
    let keepsBorders =
      !endsAtBorder || startsAtBorder || exact == [[]] || next.exact == [[]]
      || exact?.contains([]) != true
    if keepsBorders, let head = exact, let tail = next.exact, head.count * tail.count <= 64 {
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
    union.startsAtBorder = branches.allSatisfy { $0.startsAtBorder || $0.needsNoBorder }
    union.startsAtClose = branches.allSatisfy(\.startsAtClose)
    union.keepsClose = branches.allSatisfy(\.keepsClose)
    union.endsAtClose = branches.allSatisfy(\.endsAtClose)
    union.isLetterless = branches.allSatisfy(\.isLetterless)
    let texts = branches.compactMap(\.exact)
    if texts.count == branches.count, !mixesBorders(branches),
      texts.reduce(0, { $0 + $1.count }) <= 128
    {
      union.exact = texts.flatMap { $0 }
      return union
    }
    let sets = branches.compactMap(\.sets.first)
    guard sets.count == branches.count, let set = LiteralSet(union: sets) else { return union }
    union.required = [set]
    return union
  }

  /// Whether some of `branches` start at a border and others with a letter that may stand in a word: of
  /// all their texts together no border would be known.
  private static func mixesBorders(_ branches: [PatternFacts]) -> Bool {
    branches.contains(where: \.startsAtBorder)
      && branches.contains { !$0.startsAtBorder && !$0.needsNoBorder }
  }

  /// Whether all that it matches starts beyond ASCII, where a border is of no matter.
  private var needsNoBorder: Bool {
    exact?.allSatisfy { ($0.first ?? 0) >= 0x80 } == true
  }

  /// The same several times, `least` to `most`.
  func repeated(least: Int, most: Int?) -> PatternFacts {
    var facts = PatternFacts()
    if isSpace {
      facts.length = 1
    } else if let length, let most {
      facts.length = Self.product(length, most)
    }
    facts.endsAtBorder = endsAtBorder && least > 0
    facts.keepsBorder = keepsBorder
    facts.startsAtBorder = startsAtBorder && least > 0
    facts.startsAtClose = startsAtClose && least > 0
    facts.keepsClose = keepsClose
    facts.endsAtClose = endsAtClose && least > 0
    facts.isLetterless = isLetterless
    if least > 0 {
      let more = Self.difference(facts.length, length)
      facts.required = sets.map { $0.repeated(after: more, isOnce: most == 1) }
    }
    if least == 0, most == 1 { facts.exact = exact.map { $0 + [[]] } }
    return facts
  }

  /// The greatest of several lengths; `nil` when one has no limit.
  private static func most(_ lengths: [Int?]) -> Int? {
    lengths.reduce(0) { most, length in most.flatMap { most in length.map { max(most, $0) } } }
  }

  private static func sum(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right, left + right < longest else { return nil }
    return left + right
  }

  /// A pattern may repeat what repeats, `(?:x{99999}){99999}`: lengths are no use beyond some point.
  private static func product(_ length: Int, _ times: Int) -> Int? {
    length == 0 || times < longest / length ? length * times : nil
  }

  /// Greater lengths count as none.
  private static let longest = 1 << 20

  private static func difference(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return nil }
    return max(0, left - right)
  }
}
