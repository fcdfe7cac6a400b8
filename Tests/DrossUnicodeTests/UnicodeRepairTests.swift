import DrossText
import Testing

@testable import DrossUnicode

@Suite struct UnicodeRepairTests {
  private func repaired(
    _ text: String, _ repair: UnicodeRepair = UnicodeRepair()
  ) throws -> [UInt8] {
    let bytes = Array(text.utf8)
    return try repair.repair(bytes).plan.apply(to: bytes)
  }

  @Test func goodTextIsLeftAlone() throws {
    let texts = [
      "", "\n", "Plain text.\n\tIndented & fine, R&D, a&b;c, AT&T;\n",
      "Déjà vu – «où?» … “so” ‘it’ 5\u{A0}000 €, œuvre, cœur, Œdipe, façade, naïve",
      "Привет, мир! Київ, Ґанок, ВІКІ, ПоздравЂаво", "Ελληνικά, ΔT, Ωm, β-carotene, µm",
      "می‌خواهم کتاب‌ها", "क्‍ष क्‌ष", "ไทย\u{200B}เล่น", "ភាសា\u{200B}ខ្មែរ", "中文，全角！１２３ 한국어 日本語ｶﾅ",
      "👩‍👩‍👧 ❤️ ☎︎ 1️⃣ 👍🏽 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇺🇦 🏳️‍🌈 🧑🏻‍❤️‍🧑🏿 © ™", "葛\u{E0100} ≩\u{FE00}", "שלום \u{200F}(abc)\u{200F} עולם",
      "עברית \u{2067}abc\u{2069} עוד", "Oʻzbekiston, Oʼzbek, Hawaiʻi, п’ять",
    ]
    for text in texts {
      let outcome = try UnicodeRepair().repair(Array(text.utf8))
      #expect(outcome.plan.isEmpty, "\(text): \(outcome.plan.edits)")
      #expect(outcome.reports.isEmpty, "\(text): \(outcome.reports)")
    }
  }

  @Test func stepsFeedEachOther() throws {
    let cases = [
      ("&Atilde;&copy;", "é"), ("&amp;lt;", "<"), ("&am\u{1}p;", "&"), ("&#x93;a&#148;", "“a”"),
      ("e&#769;", "é"), ("a&#13;&#10;b", "a\nb"), ("cafÃƒÂ©", "café"),
      ("\u{1B}[1m&eacute;\u{1B}[m", "é"), ("a\u{200B}\u{2060}\u{301}", "á"),
      ("tab\u{B}vt\u{C}ff", "tab\nvt\nff"), ("x\u{2028}y\u{85}", "x\ny…"),
      ("a\r\r\nb\r", "a\n\nb\n"),
      ("œ\u{2028}x", "œ\nx"), ("caf\u{C3}\u{A9}œ\u{2029}", "caféœ\n"),
    ]
    for (text, expected) in cases {
      #expect(try repaired(text) == Array(expected.utf8), "\(text)")
    }
  }

  @Test func aLineIsRepairedWithoutItsNeighbours() throws {
    #expect(
      try repaired("Ã©\n(Ã) © 2020\r\nfin Ã©té\n") == Array("é\n(Ã) © 2020\nfin été\n".utf8))
  }

  @Test func referencesStayInHTML() throws {
    #expect(try repaired("<p>a &amp; b</p>") == Array("<p>a &amp; b</p>".utf8))
    #expect(try repaired("a < b &amp; <x@y.example>") == Array("a < b & <x@y.example>".utf8))
    // A tag that a repair breaks is none; what it held back is done then.
    #expect(try repaired("<b>\u{338} &amp;") == Array("<b≯ &".utf8))
  }

  @Test func onlyWhatIsAskedForIsDone() throws {
    let text = "“Ã©” e\u{301} &amp;\r\n"
    let cases: [([UnicodeRule], String)] = [
      ([], text), ([.mojibake], "“é” e\u{301} &amp;\r\n"), ([.nfc], "“Ã©” é &amp;\r\n"),
      ([.entity], "“Ã©” e\u{301} &\r\n"), ([.lineBreak], "“Ã©” e\u{301} &amp;\n"),
      ([.quotes], "\"Ã©\" e\u{301} &amp;\r\n"),
    ]
    for (rules, expected) in cases {
      let repair = UnicodeRepair(rules: UnicodeRules(rules))
      #expect(try repaired(text, repair) == Array(expected.utf8), "\(rules)")
    }
  }

  @Test func illFormedBytesAreToldAndKept() throws {
    let bytes: [UInt8] = [0x61, 0xE9, 0x20, 0xE3, 0x81, 0x20, 0xC3, 0x83, 0xC2, 0xA9]
    let outcome = try UnicodeRepair().repair(bytes)
    #expect(outcome.reports.map(\.range) == [TextRange(1, 2), TextRange(3, 5)])
    #expect(outcome.plan.apply(to: bytes) == Array(bytes[..<6]) + [0xC3, 0xA9])
    let bold = try UnicodeRepair(makesUnsafeRepairs: true).repair(bytes)
    #expect(bold.plan.apply(to: bytes) == Array("a\u{FFFD} \u{FFFD} é".utf8))
  }

  /// Lone, in a pair, and before bytes that nothing repairs.
  @Test func surrogatesAreRepairedAndNotToldAsIllFormed() throws {
    let lone: [UInt8] = [0xED, 0xA0, 0x80]
    let pair: [UInt8] = [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]
    let bytes = [0x61] + lone + [0x20] + pair + [0xE9, 0x20, 0xC0, 0x80]
    let outcome = try UnicodeRepair().repair(bytes)
    #expect(outcome.plan.edits.map(\.range.start) == [1, 5, 13])
    #expect(outcome.reports == [.init(rule: .illFormed, range: TextRange(11, 12))])
    let others = UnicodeRepair(rules: UnicodeRules([.illFormed]))
    #expect(try others.repair(lone).reports.map(\.range.start) == [0, 1, 2])
  }

  @Test func onlyTheFirstMarkIsAByteOrderMark() throws {
    let bytes = Array("\u{FEFF}a\u{FEFF}b".utf8)
    let edits = try UnicodeRepair().repair(bytes).plan.edits
    #expect(edits.map(\.rule) == ["unicode/byte-order-mark", "unicode/zero-width"])
    var rules = UnicodeRules.all
    rules.remove(.byteOrderMark)
    let kept = try UnicodeRepair(rules: rules).repair(bytes).plan
    #expect(kept.apply(to: bytes) == Array("\u{FEFF}ab".utf8))
  }

  @Test func aMarkThatComesToStandFirstGoesToo() throws {
    var rules = UnicodeRules.all
    rules.remove(.zeroWidth)
    let repair = UnicodeRepair(rules: rules)
    for text in ["\u{FEFF}\u{FEFF}a", "\u{1}\u{FEFF}a", "\u{FEFF}\u{1B}7\u{FEFF}a"] {
      #expect(try repaired(text, repair) == Array("a".utf8), "\(text.debugDescription)")
    }
  }

  @Test func nestedReferencesAreNotSlow() throws {
    let text =
      "&" + String(repeating: "amp;", count: 20_000) + " " + String(repeating: "Ã ", count: 20_000)
    let bytes = Array(text.utf8)
    #expect(try !UnicodeRepair().repair(bytes).plan.isEmpty)
  }
}
