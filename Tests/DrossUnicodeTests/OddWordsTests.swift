import DrossText
import Testing

@testable import DrossUnicode

@Suite struct OddWordsTests {
  private func words(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return OddWords.reports(in: bytes.span, rules: .all).map {
      String(decoding: bytes[$0.range.range], as: UTF8.self)
    }
  }

  @Test func findsDisguisesAndSlips() {
    let cases = [
      ("by pаypal now", "pаypal"), ("COMMANDСTRL", "COMMANDСTRL"), ("Tύπος", "Tύπος"),
      ("cсылки", "cсылки"),
      ("Сredit", "Сredit"), ("gοοgle", "gοοgle"), ("Bикористати", "Bикористати"),
    ]
    for (text, expected) in cases { #expect(words(text) == [expected], "\(text)") }
  }

  @Test func findsThemBesideOtherScripts() {
    for text in [
      "漢字pаypal", "カナ pаypal", "é, pаypal!", "«pаypal»", "हिन्दी pаypal", "привет pаypal мир",
      "한국pаypal",
    ] {
      #expect(words(text) == ["pаypal"], "\(text)")
    }
    for text in ["漢字привет", "«привет»", "हिन्दी привет", "éмир мир", "한국 привет カナ"] {
      #expect(words(text).filter { $0 != "éмир" }.isEmpty, "\(text)")
    }
    let stack = String(repeating: "\u{301}", count: 6)
    #expect(words("e\(stack)pаypal") == [stack, "e\(stack)pаypal"])
  }

  @Test func whatIsNotAskedForCostsNothing() {
    // A word that is looked at again for each of its letters would take hours.
    let word = Array(String(repeating: "раурао", count: 100_000).utf8)
    var rules = UnicodeRules.all
    rules.remove(.lookAlike)
    #expect(OddWords.reports(in: word.span, rules: rules).isEmpty)
  }

  @Test func leavesHonestMixtures() {
    let texts = [
      "ΔT Ωm β-carotene π-meson αντι-COVID µg", "дляLibreOffice", "IPадрес", "UNIXподобных", "ΣlPµ",
      "Привет мир", "Ελλάδα", "paypal", "Linuxで", "x²", "nму", "ё", "Aя",
    ]
    for text in texts { #expect(words(text).isEmpty, "\(text): \(words(text))") }
  }

  @Test func findsWholeWordsInDisguise() {
    let around = "Please confirm your account with us before the end of the week."
    #expect(words("\(around) раураӏ") == ["раураӏ"])
    #expect(words("раураӏ \(around)") == ["раураӏ"])
    #expect(words("\(around) Тоор") == ["Тоор"])
    // Acronyms, short words, words with a letter that looks like none, and texts of two scripts.
    for text in [
      "\(around) СССР", "\(around) она", "\(around) мост", "Осора \(around) Привет, это мост",
      "раураӏ", "\(around) ΑΒΕ", "\(around) λόγος",
    ] {
      #expect(words(text).isEmpty, "\(text): \(words(text))")
    }
  }

  @Test func findsStacksOfMarks() {
    #expect(
      words("z\u{335}\u{336}\u{337}\u{338}\u{339}a") == ["\u{335}\u{336}\u{337}\u{338}\u{339}"])
    #expect(words("ệ e\u{323}\u{302} שּׁ\u{5B0}").isEmpty)
    let stack = "\u{335}\u{336}\u{337}\u{338}\u{339}"
    #expect(words("при\(stack)вет\(stack)") == [stack, stack])
    #expect(words("λό\(stack)γος") == [stack])
  }
}
