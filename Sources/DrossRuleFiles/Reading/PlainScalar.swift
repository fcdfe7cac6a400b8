/// What YAML 1.1 or 1.2 makes of a scalar without quotes that somebody meant as text.
///
/// Readers differ: a plain `no` is text to one and `false` to the next. So dross takes none of
/// them as text. The forms are those of the YAML 1.1 type repository (`bool`, `null`, `int`,
/// `float`, `timestamp`, `merge`, `value`) and of the core schema of YAML 1.2.2.
enum PlainScalar {
  /// What the scalar would be read as, in words; `nil` when every reader takes it as text.
  static func trap(_ text: String) -> String? {
    guard let first = text.utf8.first else { return nil }
    if text.utf8.count <= 5 {
      let bytes = Array(text.utf8)
      for (word, meaning) in words where equals(bytes, word) { return meaning }
    }
    guard isDigit(first) || first == plus || first == minus || first == dot else { return nil }
    let bytes = Array(text.utf8.prefix(64))
    if isDate(bytes) { return "a date" }
    var rest = bytes[...]
    if first == plus || first == minus { rest.removeFirst() }
    if isNumber(rest) { return "a number" }
    return isSexagesimal(rest) ? "a number to base 60" : nil
  }

  /// The value of a plain decimal number: digits, perhaps a minus before and a fraction behind.
  ///
  /// - Returns: `nil` for any other spelling (`+1`, `.5`, `1e3`, `0777`, `1_000`, `0x1F`).
  static func number(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    var rest = bytes[...]
    if rest.first == minus { rest.removeFirst() }
    let parts = rest.split(separator: dot, omittingEmptySubsequences: false)
    guard parts.count <= 2, bytes.count <= 20, parts.allSatisfy({ !$0.isEmpty }),
      parts.allSatisfy({ $0.allSatisfy(isDigit) }), let whole = parts.first,
      whole.count == 1 || whole.first != zero
    else { return nil }
    return Double(text)
  }

  /// All in lower case: whoever writes `TRUE` means the same.
  private static let words: [(word: StaticString, meaning: String)] = [
    ("y", "a truth value"), ("n", "a truth value"), ("yes", "a truth value"),
    ("no", "a truth value"), ("on", "a truth value"), ("off", "a truth value"),
    ("true", "a truth value"), ("false", "a truth value"), ("~", "null"), ("null", "null"),
    ("<<", "a merge"), ("=", "a default value"),
  ]

  private static let plus = UInt8(ascii: "+")
  private static let minus = UInt8(ascii: "-")
  private static let dot = UInt8(ascii: ".")
  private static let zero = UInt8(ascii: "0")
  private static let underscore = UInt8(ascii: "_")
  private static let colon = UInt8(ascii: ":")

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Whether `bytes` are `word`, ASCII case aside.
  private static func equals(_ bytes: [UInt8], _ word: StaticString) -> Bool {
    word.withUTF8Buffer {
      unsafe $0.elementsEqual(bytes.lazy.map { isLetter($0) ? $0 | 0x20 : $0 })
    }
  }

  /// Integers to base 2, 8, 10 and 16, and floats, with underscores anywhere.
  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    let bytes = text.filter { $0 != underscore }
    if bytes.first == zero, bytes.count > 2 {
      switch bytes[1] | 0x20 {
      case UInt8(ascii: "x"):
        return bytes[2...].allSatisfy { isDigit($0) || (0x61...0x66).contains($0 | 0x20) }
      case UInt8(ascii: "b"), UInt8(ascii: "o"):
        return bytes[2...].allSatisfy(isDigit)
      default:
        break
      }
    }
    if equals(bytes, ".inf") || equals(bytes, ".nan") { return true }
    var rest = bytes.drop(while: isDigit)
    var digits = bytes.count - rest.count
    if rest.first == dot {
      let fraction = rest.dropFirst().drop(while: isDigit)
      digits += rest.count - 1 - fraction.count
      rest = fraction
    }
    guard digits > 0, text.first != underscore else { return false }
    guard let exponent = rest.popFirst() else { return true }
    guard exponent | 0x20 == UInt8(ascii: "e") else { return false }
    if rest.first == plus || rest.first == minus { rest.removeFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }

  /// `190:20:30` and `12:30`, which YAML 1.1 reads to base 60.
  private static func isSexagesimal(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: colon, omittingEmptySubsequences: false)
    guard parts.count > 1, let last = parts.last, let first = parts.first, !first.isEmpty else {
      return false
    }
    let lastWhole = last.prefix { $0 != dot }
    return first.allSatisfy { isDigit($0) || $0 == underscore }
      && (parts[1..<(parts.count - 1)] + [lastWhole]).allSatisfy {
        (1...2).contains($0.count) && $0.allSatisfy(isDigit)
      }
      && last.dropFirst(lastWhole.count).allSatisfy { isDigit($0) || $0 == dot || $0 == underscore }
  }

  /// `2026-11-21`, alone or with a time behind it.
  private static func isDate(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.split(separator: minus, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, (1...2).contains(parts[1].count),
      parts[0].allSatisfy(isDigit), parts[1].allSatisfy(isDigit)
    else { return false }
    let day = parts[2].prefix(while: isDigit)
    guard (1...2).contains(day.count) else { return false }
    let time = parts[2].dropFirst(day.count)
    guard let separator = time.first else { return true }
    let hour = time.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }.prefix(while: isDigit)
    return [0x54, 0x74, 0x20, 0x09].contains(separator) && (1...2).contains(hour.count)
      && time.contains(colon)
  }
}
