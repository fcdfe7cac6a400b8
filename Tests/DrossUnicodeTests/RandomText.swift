import DrossTestSupport

/// Random mixtures of everything that a fold or a normal form may trip over.
struct RandomText {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// Up to `most` pieces.
  mutating func next(most: Int) -> [UInt8] {
    // A text takes from few kinds of piece, so that runs of one kind come about.
    let kinds = (0..<(1 + random.below(4))).map { _ in random.below(Self.pieces.count) }
    var bytes: [UInt8] = []
    for _ in 0..<random.below(most + 1) {
      let kind = Self.pieces[kinds[random.below(kinds.count)]]
      bytes += kind[random.below(kind.count)]
    }
    return bytes
  }

  private static let pieces: [[[UInt8]]] =
    texts.map { $0.map { Array($0.utf8) } } + [
      illFormed, letters(0x20..<0x7F), letters(0xA0..<0x530),
    ]

  private static func letters(_ range: Range<UInt32>) -> [[UInt8]] {
    range.compactMap(Unicode.Scalar.init).map { Array(String($0).utf8) }
  }

  private static let texts: [[String]] = [
    ["The ", "QUICK", "brown-fox", " jumps. ", "a", "B", "0", "'", "\"", "eightbytes", " x "],
    [
      " ", "  ", "\t", "\u{A0}", "\u{3000}", "\u{2009}", "\u{202F}", "\u{0B}", "\u{85}", "\u{2028}",
    ],
    ["\n", "\r\n", "\r", "\n\n", " \n", "\n ", "\t\r\n "],
    ["Привет", "мир", "ё", "Й", "и\u{306}", "ѕ", "і", " и ", "ЩУКА", "ї"],
    ["Ελλάδα", "ς", "Σ", "ΐ", "ὕ", "ᾳ", "Ω", "μ", "ο", "ν", "α\u{345}", "\u{345}"],
    [
      "pаypаl", "Мicrosoft", "Сoca", "сoс", "Αpple", "οo", "кoд", "Bитcoin", "λo", "ωи",
      "a\u{301}б",
    ],
    ["é", "e\u{301}", "ﬁ", "ß", "ẞ", "İ", "ı", "K", "Å", "Ａｂｃ", "½", "ŉ", "ǆ", "Ⱥ", "ﷺ", "㎏", "™"],
    [
      "\u{301}", "\u{323}", "\u{308}", "\u{338}", "\u{344}", "\u{327}", "\u{31B}", "\u{334}",
      "\u{35C}",
    ],
    ["\u{200B}", "\u{AD}", "\u{FEFF}", "\u{200D}", "\u{FE0F}", "\u{34F}", "\u{3164}", "\u{E0041}"],
    ["“", "”", "‘", "’", "—", "–", "…", "«", "»", "″", "´", "¨", "‗", "\u{2011}", "ʼ", "−"],
    ["가", "\u{1100}", "\u{1161}", "\u{11A8}", "각", "ㅏ", "\u{115F}", "ｶ", "\u{FF9E}", "か\u{3099}"],
    ["क", "\u{93C}", "\u{94D}", "\u{958}", "ि", "ก", "ำ", "\u{E48}", "ং", "\u{9BE}", "\u{9C7}"],
    [
      "ש", "\u{5B0}", "\u{5BC}", "\u{FB2A}", "م", "\u{64B}", "\u{651}", "\u{653}", "ا", "\u{FE70}",
      "\u{FC5E}",
    ],
    ["👩‍👩‍👧", "❤️", "🇩🇪", "1️⃣", "🏽", "漢字", "𝐩𝐚𝐲", "\u{F900}", "か", "\u{10FFFF}", "\u{E000}"],
    ["\0", "\u{1A}", "\u{7F}", "\u{1B}", "\u{80}", "\u{FFFD}", "\u{9F}", "\u{1F}"],
  ]

  private static let illFormed: [[UInt8]] = [
    [0x80], [0xFF], [0xC0, 0x80], [0xE3, 0x81], [0xF0, 0x9F, 0x98], [0xED, 0xA0, 0x80],
    [0xF4, 0x90, 0x80, 0x80], [0xC3], [0xD0], [0x61, 0xCC], [0xE0, 0x80, 0x80], [0xF8],
    [0x20, 0xBF],
  ]
}
