/// Which literals a text must hold for a pattern to match in it, and where.
///
/// The pattern is read once, as far as that question needs it: what is not understood counts as
/// "could be anything", which only costs speed. The method is that of RE2's prefilter (Cox 2010),
/// with distances from `^` and `$`.
struct RequiredLiterals: Hashable {
  /// Literals of which every match holds at least one, as they stand in the pattern, not folded,
  /// without white space at their ends.
  let literals: [[UInt8]]
  /// The most bytes that can stand before it in a unit of one line, if the pattern starts with `^`.
  let mostBefore: Int?
  /// The most bytes that can stand behind it in a unit of one line, if the pattern ends with `$`.
  let mostAfter: Int?

  /// What `pattern` needs; `nil` when nothing useful is known.
  init?(_ pattern: String) {
    var reader = PatternReader(Array(pattern.unicodeScalars))
    guard let facts = reader.readAlternation(), reader.isAtEnd, let best = facts.best else {
      return nil
    }
    let shortened = best.shortened()
    literals = shortened.literals
    mostBefore = facts.isStart ? shortened.mostBefore : nil
    mostAfter = facts.isEnd ? shortened.mostAfter : nil
    // Two letters point at something only near an end of the line; two bytes that are one character
    // beyond ASCII, such as ©, do anywhere.
    let isNearEnd = (mostBefore ?? .max) <= 64 || (mostAfter ?? .max) <= 128
    let isLong = literals.allSatisfy { $0.count >= 3 || $0.allSatisfy { $0 >= 0x80 } }
    guard isLong || isNearEnd else { return nil }
  }
}

/// What is known of the texts that a part of a pattern matches.
private struct Facts {
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

  static func anything(length: Int?) -> Facts { Facts(length: length) }
  static let empty = Facts(exact: [[]], length: 0)

  static func literal(_ scalar: Unicode.Scalar) -> Facts {
    let bytes = Array(String(scalar).utf8)
    return Facts(exact: [bytes], length: bytes.count, isSpace: scalar == " ")
  }

  /// The better of what is known.
  var best: LiteralSet? { LiteralSet.better(exact.flatMap(LiteralSet.init), required) }

  func followed(by next: Facts) -> Facts {
    var facts = Facts(length: Self.sum(length, next.length))
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
  static func any(of branches: [Facts]) -> Facts {
    if branches.count == 1 { return branches[0] }
    var union = Facts()
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
  func repeated(least: Int, most: Int?) -> Facts {
    var facts = Facts()
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
private struct LiteralSet {
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

/// Reads the syntax of PCRE2 as far as literals go.
private struct PatternReader {
  private let text: [Unicode.Scalar]
  private var position = 0

  init(_ text: [Unicode.Scalar]) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  private var current: Unicode.Scalar? { position < text.count ? text[position] : nil }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    position += 1
    return true
  }

  /// Moves behind the next `scalar`; false when there is none.
  private mutating func skipPast(_ scalar: Unicode.Scalar) -> Bool {
    while let next = current {
      position += 1
      if next == scalar { return true }
    }
    return false
  }

  /// `nil` when the pattern is not understood.
  mutating func readAlternation() -> Facts? {
    var branches: [Facts] = []
    repeat {
      guard let branch = readConcatenation() else { return nil }
      branches.append(branch)
    } while skip("|")
    return Facts.any(of: branches)
  }

  private mutating func readConcatenation() -> Facts? {
    var done = Facts.empty
    // Characters one after the other, which become literals together.
    var run = Facts.empty
    while let scalar = current, scalar != "|", scalar != ")" {
      guard let atom = readAtom() else { return nil }
      let part = readQuantifiers(of: atom)
      let joined = run.followed(by: part)
      if run.exact != nil, joined.exact != nil {
        run = joined
      } else {
        done = done.followed(by: run)
        run = part
      }
    }
    return done.followed(by: run)
  }

  private mutating func readQuantifiers(of atom: Facts) -> Facts {
    var facts = atom
    while let scalar = current {
      switch scalar {
      case "*":
        position += 1
        facts = facts.repeated(least: 0, most: nil)
      case "?":
        position += 1
        facts = facts.repeated(least: 0, most: 1)
      case "+":
        position += 1
        facts = facts.repeated(least: 1, most: nil)
      case "{":
        guard let times = readRepetition() else { return facts }
        facts = facts.repeated(least: times.least, most: times.most)
      default:
        return facts
      }
      // A lazy or possessive mark changes nothing here.
      if current == "?" || current == "+" { position += 1 }
    }
    return facts
  }

  /// The bounds of `{n}`, `{n,}` or `{n,m}`; `nil` for a brace that is only a brace.
  private mutating func readRepetition() -> (least: Int, most: Int?)? {
    var index = position + 1
    func number() -> Int? {
      var value: Int?
      while index < text.count, let digit = Self.digit(text[index]) {
        value = min((value ?? 0) * 10 + digit, 100_000)
        index += 1
      }
      return value
    }
    guard let least = number(), index < text.count else { return nil }
    var most: Int? = least
    if text[index] == "," {
      index += 1
      most = number()
    }
    guard index < text.count, text[index] == "}" else { return nil }
    position = index + 1
    return (least, most)
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    (0x30...0x39).contains(scalar.value) ? Int(scalar.value - 0x30) : nil
  }

  private mutating func readAtom() -> Facts? {
    guard let scalar = current else { return nil }
    position += 1
    switch scalar {
    case "(": return readGroup()
    case "[": return readClass()
    case "\\": return readEscape()
    case ".": return .anything(length: 4)
    case "^": return Facts(exact: [[]], length: 0, isStart: true)
    case "$": return Facts(exact: [[]], length: 0, isEnd: true)
    case "{": return .anything(length: 1)
    default: return .literal(scalar)
    }
  }

  private mutating func readGroup() -> Facts? {
    var isAssertion = false
    if skip("*") { return nil }
    if skip("?") {
      switch current {
      case ":", ">", "|": position += 1
      case "=", "!":
        position += 1
        isAssertion = true
      case "<", "P", "'":
        if current == "P" { position += 1 }
        guard let opening = current else { return nil }
        position += 1
        if opening == "<", current == "=" || current == "!" {
          position += 1
          isAssertion = true
        } else {
          let closing: Unicode.Scalar = opening == "'" ? "'" : ">"
          guard skipPast(closing) else { return nil }
        }
      default:
        // Options such as (?i) or (?-i:…); what they change does not matter to folded literals.
        while let scalar = current, scalar != ":", scalar != ")" {
          guard scalar.properties.isAlphabetic || scalar == "-" || scalar == "^" else { return nil }
          position += 1
        }
        if skip(")") { return .empty }
        guard skip(":") else { return nil }
      }
    }
    guard let facts = readAlternation(), skip(")") else { return nil }
    return isAssertion ? .empty : facts
  }

  /// A class is a few single characters, or anything.
  private mutating func readClass() -> Facts? {
    var members: [[UInt8]] = []
    var isSmall = !skip("^")
    var isFirst = true
    while let scalar = current {
      position += 1
      if scalar == "]", !isFirst {
        guard isSmall, !members.isEmpty, members.count <= 8 else { return .anything(length: 4) }
        return Facts(exact: members, length: 4)
      }
      isFirst = false
      if scalar == "[", current == ":" {
        isSmall = false
        guard skipPast("]") else { return nil }
      } else if scalar == "\\" {
        isSmall = false
        if current == "p" || current == "P" || current == "x", position + 1 < text.count,
          text[position + 1] == "{"
        {
          guard skipPast("}") else { return nil }
        } else {
          position += 1
        }
      } else {
        if current == "-", position + 1 < text.count, text[position + 1] != "]" { isSmall = false }
        members.append(Array(String(scalar).utf8))
      }
    }
    return nil
  }

  private mutating func readEscape() -> Facts? {
    guard let scalar = current else { return nil }
    position += 1
    switch scalar {
    case "b", "B", "A", "z", "Z", "G", "K": return .empty
    case "s", "h": return Facts(length: 1, isSpace: true)
    case "p", "P", "x", "o", "N", "g", "k":
      if skip("{") {
        guard skipPast("}") else { return nil }
      } else if scalar == "p" || scalar == "P" {
        position += 1
      } else {
        return nil
      }
      return .anything(length: scalar == "g" || scalar == "k" ? nil : 4)
    case "Q", "E", "X", "C": return nil
    default:
      if Self.digit(scalar) != nil { return .anything(length: nil) }
      // An escaped letter is a class or a control; an escaped mark is itself.
      return scalar.properties.isAlphabetic ? .anything(length: 4) : .literal(scalar)
    }
  }
}
