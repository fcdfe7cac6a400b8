import DrossTestSupport

/// Regular expressions made to take long, from the kinds that are known to do so.
enum HostilePatterns {
  /// One pattern; some are wrong or too large, and are refused when they are made ready.
  static func make(using random: inout SplitMix64) -> String {
    switch random.below(10) {
    case 0: nestedRepeat(using: &random)
    case 1: overlappingBranches(using: &random)
    case 2: hugeAlternation(using: &random)
    case 3: lookArounds(using: &random)
    case 4: backReferences(using: &random)
    case 5: String(repeating: random.pick(["a", "ab", "a ", "é"]), count: 50 + random.below(2_000))
    case 6: manyGaps(using: &random)
    case 7: countedRepeats(using: &random)
    case 8: recursion(using: &random)
    default: longRuns(using: &random)
    }
  }

  private static func atom(using random: inout SplitMix64) -> String {
    random.pick(["a", "\\w", "[ab]", ".", "\\s?a", "[^x]", "a|b", "a|a", "\\w\\s?", "(?:ab)?a"])
  }

  private static func repeats(using random: inout SplitMix64) -> String {
    random.pick(["+", "*", "{1,30}", "+?", "*?", "{2,}"])
  }

  /// Such as `((a+)*)+b`.
  private static func nestedRepeat(using random: inout SplitMix64) -> String {
    var pattern = "(?:\(atom(using: &random)))\(repeats(using: &random))"
    for _ in 0..<1 + random.below(4) { pattern = "(\(pattern))\(repeats(using: &random))" }
    return (random.oneIn(2) ? "^" : "") + pattern + random.pick(["x", "$", "\\d", "!"])
  }

  /// Such as `(?:a|ab|\w)*x`.
  private static func overlappingBranches(using random: inout SplitMix64) -> String {
    let branches = (0..<2 + random.below(5)).map { _ in atom(using: &random) }
    return "(?:\(branches.joined(separator: "|")))\(repeats(using: &random))x"
  }

  private static func hugeAlternation(using random: inout SplitMix64) -> String {
    let words = (0..<100 + random.below(1_500)).map { _ in
      String(
        (0..<1 + random.below(12)).map { _ in random.pick(["a", "b", "c", " "] as [Character]) })
    }
    return "(?:\(words.joined(separator: "|")))" + random.pick(["", "+x", "{3,9}!", "\\b.*\\d"])
  }

  private static func lookArounds(using random: inout SplitMix64) -> String {
    let looks = (0..<1 + random.below(5)).map { _ in
      random.pick(["(?=.*b)", "(?!.*x.*y)", "(?<=a)", "(?<!ab)", "(?=(a+)+b)", "(?=\\w*\\s\\w*a)"])
    }
    return looks.joined() + random.pick([".*x", "\\w+$", "(?:a|b)+!", "[^!]*!"])
  }

  private static func backReferences(using random: inout SplitMix64) -> String {
    random.pick([
      "(a*)(a*)\\1\\2x", "(\\w+).*\\1.*\\1!", "(.+)\\1+x", "(?:(a)|b)*\\1x",
      "(\\w)(\\w).*\\2\\1\\d",
      "(a+)(b*)\\1\\2\\1x", "(.*)(.*)(.*)\\3\\2\\1x",
    ])
  }

  /// Such as `.*?a.*?a.*?x`.
  private static func manyGaps(using random: inout SplitMix64) -> String {
    let gap = random.pick([".*", ".*?", "\\w*", "[^x]*", ".{0,50}"])
    let part = gap + random.pick(["a", "b", " ", "\\w"])
    return String(repeating: part, count: 2 + random.below(12)) + "x"
  }

  private static func countedRepeats(using random: inout SplitMix64) -> String {
    let inner = 2 + random.below(200)
    let outer = 2 + random.below(200)
    return "(?:\(atom(using: &random))){1,\(inner)}x|(?:(?:a|b){1,\(inner)}){1,\(outer)}!"
  }

  private static func recursion(using random: inout SplitMix64) -> String {
    random.pick([
      "(\\((?:[^()]|(?1))*\\))x", "(a(?1)?b)x", "^(?:(a)|b|(?R))+x", "(\\w(?1)?\\w)\\d",
      "(\\((?:[^()]++|(?1))*+\\))x",
    ])
  }

  private static func longRuns(using random: inout SplitMix64) -> String {
    random.pick(["\\w+", "[^x]+", ".*", "a+", "\\s+", "[ab ]+", "\\W+"])
      + random.pick(["x", "\\d", "$x", "!", "(?=x)", "\\b!"])
  }
}

/// Texts on which such patterns take long.
enum HostileTexts {
  /// The kinds of text, by name.
  static let kinds = ["run", "nested", "line", "lines", "almost", "words"]

  /// What patterns must end with, behind what keeps them from it; else PCRE2 would not begin.
  private static let end = Array("?x?!?7\n".utf8)

  /// A text of about `size` bytes; `prose` is the benign kind.
  static func make(_ kind: String, size: Int) -> [UInt8] {
    let piece: String
    switch kind {
    case "run": return Array(repeating: UInt8(ascii: "a"), count: size) + end
    case "nested":
      let half = Array(repeating: UInt8(ascii: "("), count: size / 2)
      return half + Array(repeating: UInt8(ascii: ")"), count: size / 2) + end
    case "line": return Array(String(repeating: "a b ab aab ", count: size / 11).utf8) + end
    case "lines": piece = "aaa bbb?x?!?7\n"
    case "almost": piece = String(repeating: "ab", count: 40) + "?x?!?7\n"
    case "words": piece = "aaa ab abba aab baab a b aaaa bbbb ab ab aba abab aaaaa b a\n\n"
    default:
      piece =
        "The old bridge was opened again on Monday after two years of work on its piers, and the "
        + "mayor closed the road along the bank.\n\n"
    }
    let bytes = Array(piece.utf8)
    return Array((0..<max(1, size / bytes.count)).map { _ in bytes }.joined())
  }
}
