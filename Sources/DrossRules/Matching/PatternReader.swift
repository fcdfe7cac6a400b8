/// Reads the syntax of PCRE2 as far as literals go.
struct PatternReader {
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
  mutating func readAlternation() -> PatternFacts? {
    var branches: [PatternFacts] = []
    repeat {
      guard let branch = readConcatenation() else { return nil }
      branches.append(branch)
    } while skip("|")
    return PatternFacts.any(of: branches)
  }

  private mutating func readConcatenation() -> PatternFacts? {
    let start = position
    // Most branches are plain words.
    if let plain = readPlainText(), current.map({ $0 == "|" || $0 == ")" }) ?? true { return plain }
    position = start
    var done = PatternFacts.empty
    // Characters one after the other, which become literals together.
    var run = PatternFacts.empty
    while let scalar = current, scalar != "|", scalar != ")" {
      let part: PatternFacts
      if let plain = readPlainText() {
        part = plain
      } else {
        guard let atom = readAtom() else { return nil }
        part = readQuantifiers(of: atom)
      }
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

  /// Characters that stand for themselves, once each, as far as they go; one by one they would give
  /// the same in many more steps.
  private mutating func readPlainText() -> PatternFacts? {
    var bytes: [UInt8] = []
    let start = position
    while let scalar = current, !Self.isSpecial(scalar) {
      if position + 1 < text.count, Self.isQuantifier(text[position + 1]) { break }
      bytes += Array(String(scalar).utf8)
      position += 1
    }
    guard position > start else { return nil }
    return .literal(bytes, last: text[position - 1])
  }

  private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\\", "^", "$", ".", "[", "|", "(", ")": true
    default: isQuantifier(scalar)
    }
  }

  private static func isQuantifier(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "?" || scalar == "*" || scalar == "+" || scalar == "{"
  }

  private mutating func readQuantifiers(of atom: PatternFacts) -> PatternFacts {
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

  private mutating func readAtom() -> PatternFacts? {
    guard let scalar = current else { return nil }
    position += 1
    switch scalar {
    case "(": return readGroup()
    case "[": return readClass()
    case "\\": return readEscape()
    case ".": return .anything(length: 4)
    case "^":
      return PatternFacts(
        exact: [[]], length: 0, isStart: true, endsAtBorder: true, keepsBorder: true,
        keepsClose: true, isLetterless: true)
    case "$":
      return PatternFacts(
        exact: [[]], length: 0, isEnd: true, keepsBorder: true, startsAtClose: true,
        keepsClose: true, isLetterless: true)
    case "{": return .anything(length: 1)
    default: return .literal(scalar)
    }
  }

  private mutating func readGroup() -> PatternFacts? {
    var assertion: Assertion?
    if skip("*") { return nil }
    if skip("?") {
      switch current {
      case ":", ">", "|": position += 1
      case "=", "!":
        assertion = .ahead(isNoLetter: readDenial())
      case "<", "P", "'":
        if current == "P" { position += 1 }
        guard let opening = current else { return nil }
        position += 1
        if opening == "<", current == "=" || current == "!" {
          assertion = .behind(isNoLetter: readDenial())
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
    return switch assertion {
    case .behind(let isNoLetter): Self.assertion(endsAtBorder: isNoLetter ?? facts.endsAtBorder)
    case .ahead(let isNoLetter): Self.assertion(startsAtClose: isNoLetter ?? facts.startsAtClose)
    case nil: facts
    }
  }

  /// What is looked for around a place; of what must not stand there, whether that is any letter of ASCII.
  private enum Assertion {
    case behind(isNoLetter: Bool?)
    case ahead(isNoLetter: Bool?)
  }

  private static func assertion(
    endsAtBorder: Bool = false, startsAtClose: Bool = false
  ) -> PatternFacts {
    PatternFacts(
      exact: [[]], length: 0, endsAtBorder: endsAtBorder, keepsBorder: true,
      startsAtClose: startsAtClose, keepsClose: true, isLetterless: true)
  }

  /// Moves behind `=` or `!`; behind the latter it tells whether any letter of ASCII is what must not stand there.
  private mutating func readDenial() -> Bool? {
    let isDenial = current == "!"
    let isLetter = isDenial && Self.aLetter.contains { stands($0) }
    position += 1
    return isDenial ? isLetter : nil
  }

  /// What says that no letter of ASCII stands before, behind `(?<`, or comes next, behind `(?`.
  private static let aLetter = [
    "![a-z])", "![A-Za-z])", "!\\w)", "!\\p{L})", "![\\p{L}\\p{N}])", "!\\S)", "![^\\n])",
  ].map { Array($0.unicodeScalars) }

  private func stands(_ scalars: [Unicode.Scalar]) -> Bool {
    text[position...].starts(with: scalars)
  }

  /// A class is a few single characters, or anything.
  private mutating func readClass() -> PatternFacts? {
    var members: [[UInt8]] = []
    let isNegated = skip("^")
    var isSmall = !isNegated
    // Whether the letters of ASCII are left out: by a negated class that names them, or by one
    // that holds none.
    var named: Set<Unicode.Scalar> = []
    var holdsWord = false
    var isFirst = true
    while let scalar = current {
      position += 1
      if scalar == "]", !isFirst {
        let isBorder =
          isNegated
          ? named.contains("w") || named.contains("L") : !holdsWord
        var facts = PatternFacts(
          length: 4, endsAtBorder: isBorder, keepsBorder: isBorder, startsAtClose: isBorder,
          keepsClose: isBorder, isLetterless: isBorder)
        if isSmall, !members.isEmpty, members.count <= 8 { facts.exact = members }
        return facts
      }
      isFirst = false
      if scalar == "[", current == ":" {
        isSmall = false
        holdsWord = true
        guard skipPast("]") else { return nil }
      } else if scalar == "\\" {
        isSmall = false
        guard let name = readClassEscape() else { return nil }
        named.insert(name)
        holdsWord =
          holdsWord
          || !(["d", "s", "h", "n", "t", "W", "N", "P", "S"].contains(name)
            || PatternFacts.isBorder(name))
      } else {
        if current == "-", position + 1 < text.count, text[position + 1] != "]" {
          isSmall = false
          holdsWord = holdsWord || scalar.value < 0x80
        }
        holdsWord = holdsWord || !PatternFacts.isBorder(scalar)
        members.append(Array(String(scalar).utf8))
      }
    }
    return nil
  }

  /// What an escape in a class names: its letter, or that of the property of `\p{L}`.
  private mutating func readClassEscape() -> Unicode.Scalar? {
    guard let name = current else { return nil }
    position += 1
    guard "pPx".unicodeScalars.contains(name), current == "{" else {
      // Of letters it names as many as a word holds.
      return name == "S" ? "w" : name
    }
    if name == "x" {
      // A letter of ASCII would be taken for the name of a class.
      return readHexadecimal().map { $0.value < 0x80 ? "x" : $0 }
    }
    let first = position + 1 < text.count ? text[position + 1] : name
    let isWhole = position + 2 < text.count && text[position + 2] == "}"
    guard skipPast("}") else { return nil }
    // What is not told apart here may hold letters.
    return name == "p" && isWhole ? first : "x"
  }

  /// The code point of `{2014}`.
  private mutating func readHexadecimal() -> Unicode.Scalar? {
    let start = position + 1
    guard skipPast("}") else { return nil }
    var digits = ""
    digits.unicodeScalars.append(contentsOf: text[start..<position - 1])
    return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
  }

  private mutating func readEscape() -> PatternFacts? {
    guard let scalar = current else { return nil }
    position += 1
    switch scalar {
    case "b", "A":
      // What is at the end of a word is no word, so that its first letter cannot come next.
      return PatternFacts(
        exact: [[]], length: 0, endsAtBorder: true, keepsBorder: true,
        startsAtClose: scalar == "b", keepsClose: true, isLetterless: true)
    case "B", "z", "Z", "G", "K": return .empty
    case "s", "h":
      return PatternFacts(
        length: 1, endsAtBorder: true, keepsBorder: true, startsAtClose: true, keepsClose: true,
        isLetterless: true, isSpace: true)
    case "d", "W", "n", "r", "t":
      return PatternFacts(
        length: 4, endsAtBorder: true, keepsBorder: true, startsAtClose: true, keepsClose: true,
        isLetterless: true)
    case "x" where current == "{":
      guard let value = readHexadecimal() else { return nil }
      return .literal(value)
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
