/// Which literals a text must hold for a pattern to match in it.
///
/// The pattern is read once, as far as that question needs it: what is not understood counts as
/// "could be anything", which only costs speed. The method is that of RE2's prefilter (Cox 2010).
enum RequiredLiterals {
  /// Literals of which every match holds at least one, or `nil` when nothing is known.
  ///
  /// - Returns: strings as they stand in the pattern, not folded, without white space at their ends.
  static func find(in pattern: String) -> [[UInt8]]? {
    var reader = PatternReader(Array(pattern.unicodeScalars))
    guard let facts = reader.readAlternation(), reader.isAtEnd else { return nil }
    return facts.best?.literals
  }
}

/// What is known of the texts that a part of a pattern matches.
private struct Facts {
  /// All texts it matches, when they are few.
  var exact: [[UInt8]]?
  /// A set of which every match holds one, if one was found.
  var required: LiteralSet?

  static let anything = Facts(exact: nil, required: nil)
  static let empty = Facts(exact: [[]], required: nil)

  /// The better of what is known.
  var best: LiteralSet? { LiteralSet.better(exact.flatMap(LiteralSet.init), required) }

  func followed(by next: Facts) -> Facts {
    if let left = exact, let right = next.exact, left.count * right.count <= 48 {
      let product = left.flatMap { head in right.map { head + $0 } }
      if product.allSatisfy({ $0.count <= 48 }) {
        return Facts(exact: product, required: LiteralSet.better(required, next.required))
      }
    }
    return Facts(exact: nil, required: LiteralSet.better(best, next.best))
  }

  func or(_ other: Facts) -> Facts {
    var union = Facts.anything
    if let left = exact, let right = other.exact, left.count + right.count <= 64 {
      union.exact = left + right
    } else if let left = best, let right = other.best {
      union.required = LiteralSet(left.literals + right.literals)
    }
    return union
  }

  /// No longer exact: more may follow or come before.
  var open: Facts { Facts(exact: nil, required: best) }
}

/// Literals of which one must be there; useful ones only.
private struct LiteralSet {
  var literals: [[UInt8]]

  /// `nil` when a literal is too short to point at anything.
  init?(_ texts: [[UInt8]]) {
    var seen: Set<[UInt8]> = []
    literals = []
    for text in texts {
      let trimmed = Self.trim(text)
      guard trimmed.count >= 3 else { return nil }
      if seen.insert(trimmed).inserted { literals.append(trimmed) }
    }
    guard !literals.isEmpty, literals.count <= 256 else { return nil }
  }

  /// The set that is hit more seldom, as far as lengths tell.
  static func better(_ left: LiteralSet?, _ right: LiteralSet?) -> LiteralSet? {
    guard let left else { return right }
    guard let right else { return left }
    return right.rank > left.rank ? right : left
  }

  private var rank: Int {
    let shortest = literals.map(\.count).min() ?? 0
    return min(shortest, 8) * 64 - literals.count
  }

  private static func trim(_ text: [UInt8]) -> [UInt8] {
    var slice = text[...]
    while slice.first == 0x20 { slice.removeFirst() }
    while slice.last == 0x20 { slice.removeLast() }
    return Array(slice)
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
    guard var facts = readConcatenation() else { return nil }
    while skip("|") {
      guard let next = readConcatenation() else { return nil }
      facts = facts.or(next)
    }
    return facts
  }

  private mutating func readConcatenation() -> Facts? {
    var facts = Facts.empty
    while let scalar = current, scalar != "|", scalar != ")" {
      guard let atom = readAtom() else { return nil }
      facts = facts.followed(by: readQuantifiers(of: atom))
    }
    return facts
  }

  private mutating func readQuantifiers(of atom: Facts) -> Facts {
    var facts = atom
    while let scalar = current {
      switch scalar {
      case "*":
        position += 1
        facts = .anything
      case "?":
        position += 1
        facts = facts.exact.map { Facts(exact: $0 + [[]], required: nil) } ?? .anything
      case "+":
        position += 1
        facts = facts.open
      case "{":
        guard let least = readRepetition() else { return facts }
        facts = least == 0 ? .anything : facts.open
      default:
        return facts
      }
      // A lazy or possessive mark changes nothing here.
      if current == "?" || current == "+" { position += 1 }
    }
    return facts
  }

  /// The least number of times of `{n}`, `{n,}` or `{n,m}`; `nil` for a brace that is only a brace.
  private mutating func readRepetition() -> Int? {
    var index = position + 1
    var least = 0
    var digits = 0
    while index < text.count, let digit = Self.digit(text[index]) {
      least = min(least * 10 + digit, 100_000)
      digits += 1
      index += 1
    }
    while index < text.count, text[index] == "," || Self.digit(text[index]) != nil { index += 1 }
    guard digits > 0, index < text.count, text[index] == "}" else { return nil }
    position = index + 1
    return least
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
    case ".": return .anything
    case "^", "$": return .empty
    case "{":
      return .anything
    default: return Facts(exact: [Array(String(scalar).utf8)], required: nil)
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
        let facts = Facts(exact: members, required: nil)
        return isSmall && !members.isEmpty && members.count <= 8 ? facts : .anything
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
    case "s", "h": return .anything
    case "p", "P", "x", "o", "N", "g", "k":
      if skip("{") {
        guard skipPast("}") else { return nil }
      } else if scalar == "p" || scalar == "P" {
        position += 1
      } else {
        return nil
      }
      return .anything
    case "Q", "E": return nil
    default:
      let isWordCharacter = scalar.properties.isAlphabetic || Self.digit(scalar) != nil
      // An escaped letter is a class or a control; an escaped mark is itself.
      return isWordCharacter ? .anything : Facts(exact: [Array(String(scalar).utf8)], required: nil)
    }
  }
}
