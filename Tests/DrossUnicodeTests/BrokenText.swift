import CDrossTables
import DrossTestSupport
import DrossUnicode

/// Random texts with all that repair is for, whole and cut up.
struct BrokenText {
  private var random: SplitMix64
  private var letters: RandomText

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    letters = RandomText(seed: seed &+ 1)
  }

  mutating func next() -> [UInt8] {
    var bytes: [UInt8] = random.below(20) == 0 ? [0xEF, 0xBB, 0xBF] : []
    let kinds = (0..<(1 + random.below(3))).map { _ in random.below(Self.pieces.count + 2) }
    for _ in 0..<random.below(12) {
      let kind = kinds[random.below(kinds.count)]
      switch kind {
      case Self.pieces.count: bytes += letters.next(most: 4)
      case Self.pieces.count + 1: bytes += mojibake()
      default: bytes += Self.pieces[kind][random.below(Self.pieces[kind].count)]
      }
    }
    // A mutation: a byte or two gone.
    if random.below(8) == 0, bytes.count > 2 {
      bytes.remove(at: random.below(bytes.count))
    }
    return bytes
  }

  mutating func nextRepair() -> UnicodeRepair {
    var rules = UnicodeRules.all
    switch random.below(4) {
    case 0: for rule in UnicodeRule.allCases where rule.isFold { rules.insert(rule) }
    case 1:
      for _ in 0..<random.below(6) {
        rules.remove(UnicodeRule.allCases[random.below(UnicodeRule.allCases.count)])
      }
    default: break
    }
    return UnicodeRepair(
      rules: rules, makesUnsafeRepairs: random.below(4) == 0,
      entities: [.inPlainText, .inPlainText, .always, .never][random.below(4)])
  }

  /// Words in UTF-8, read once to three times in a single-byte encoding.
  private mutating func mojibake() -> [UInt8] {
    var bytes = Self.words[random.below(Self.words.count)]
    let page = UInt32(random.below(10))
    for _ in 0...random.below(3) {
      bytes = bytes.flatMap { byte -> [UInt8] in
        guard byte >= 0x80 else { return [byte] }
        let value = UInt32(dross_page_character(page, byte))
        return Unicode.Scalar(value).map { Array(String($0).utf8) } ?? []
      }
    }
    return bytes
  }

  private static let words = [
    "café", "naïve – “so”", "Ελληνικά", "русский", "日本語", "עברית", "ไทย", "😀👍🏽", "à la", "ﬁ…",
    "a\u{A0}b", "\u{301}",
  ].map { Array($0.utf8) }

  private static let pieces: [[[UInt8]]] =
    [
      [
        "&amp;", "&lt;", "&#39;", "&#x80;", "&#10;", "&#13;", "&#0;", "&Atilde;&copy;", "&am", "p;",
        "&amp;lt;", "&", ";", "&#38;#", "&NBSP;", "&zwj;",
      ],
      ["<b>", "<", ">", "</p>", "<br/>", "a", " ", "<a href='x'>", "\u{338}"],
      [
        "\u{1B}[31m", "\u{1B}]0;title\u{7}", "\u{1B}(B", "\u{1B}", "[0m", "\u{1B}P1\u{1B}\\",
        "\u{7}", "\u{1B}7",
      ],
      ["\u{0}", "\u{1}", "\u{1A}", "\u{7F}", "\u{FFFC}", "\u{206A}", "x", " ", "word"],
      ["\r\n", "\r", "\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}", "a", "b c"],
      ["\u{80}", "\u{81}", "\u{93}", "\u{99}", "\u{85}", "\u{A0}", "Â", "Ã", "â", "€", "œ", " "],
      [
        "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{200E}", "\u{61C}",
        "a", "é", "1", " ", "می", "क्", "ไ", "語",
      ],
      [
        "👩", "👍", "\u{1F3FD}", "\u{200D}", "\u{FE0F}", "\u{FE0E}", "❤", "a", "🏴", "\u{E0067}",
        "\u{E007F}", "\u{FE00}", "\u{E0101}", "漢", "1\u{FE0F}\u{20E3}",
      ],
      ["\u{202E}", "\u{202C}", "\u{2066}", "\u{2069}", "abc", "אב", " ", "\n"],
      [
        "e", "\u{301}", "\u{323}", "\u{307}", "\u{1100}", "\u{1161}", "\u{11A8}", "\u{212B}",
        "\u{F900}", "\u{37E}", "\u{1FEF}", "\u{9C7}", "\u{9BE}",
      ],
      ["‘", "’", "“", "—", "…", "ﬁ", "ŉ", "Ａ", "ｶ", "ﾞ", "\u{3000}", "\u{2009}", "\u{FFE3}", "Ǆ"],
      ["а", "p", "е", "ο", "T", "ύ", "\u{E000}", "\u{2800}", "\u{3164}", "\u{34F}"],
    ].map { $0.map { Array($0.utf8) } } + [
      [
        [0xED, 0xA0, 0xBD], [0xED, 0xB8, 0x8D], [0xC0, 0x80], [0xFF], [0xE3, 0x81], [0x41], [0xC3],
        [0xA9],
      ]
    ]
}
