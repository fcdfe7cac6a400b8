import DrossRules
import Testing

@testable import DrossFilters

@Suite struct RefinedWebFilterTests {
  private func verdicts(_ text: String, isSource: Bool = false) -> [String] {
    let bytes = Array(text.utf8)
    let filter = RefinedWebFilter(rules: Set(FilterPack.refinedweb.rules))
    return filter.verdicts(on: bytes.span, isSource: isSource).map { verdict in
      let text = verdict.range.map { String(decoding: bytes[$0], as: UTF8.self) }
      return "\(verdict.rule.id.name): \(text ?? verdict.reason)"
    }
  }

  @Test func capitalsAreMoreThanHalf() {
    #expect(verdicts("ABC def") == [])
    #expect(verdicts("ABCD ef") == ["capitals: ABCD ef"])
    #expect(verdicts("ÄÖÜ a") == ["capitals: ÄÖÜ a"])
  }

  @Test func digitsAreAll() {
    #expect(verdicts("12345") == ["digits: 12345"])
    #expect(verdicts("12 45") == [])
    // White space at the ends of the text goes first, that of other lines counts.
    #expect(verdicts("  12²") == ["digits: 12²"])
    #expect(verdicts("two words\n 123 ") == ["one-word: 123"])
  }

  @Test func countersAreNumbersOfKnownThings() {
    for line in ["3 likes", "1,200 Shares", "• 5.4K views!", "7 BookMarks", "9b  Li\u{212A}es"] {
      #expect(verdicts("a story\n\(line)") == ["counter: \(line)"], "\(line)")
    }
    for line in ["likes 3", "3 likes it", "x 3 likes", "3likes", "3 kilo likes"] {
      #expect(
        verdicts("a story\n\(line)") == (line == "3likes" ? ["one-word: 3likes"] : []), "\(line)")
    }
  }

  @Test func oneWordIsNoLine() {
    #expect(verdicts("a story\nShare\n\nthe end") == ["one-word: Share"])
  }

  @Test func phrasesGoFromShortLines() {
    #expect(verdicts("Sign-in to comment") == ["phrase: Sign-in "])
    #expect(verdicts("The story goes on. Read More...") == ["phrase:  Read More..."])
    #expect(verdicts("You have 2 items in cart now") == ["phrase:  items in cart"])
    #expect(verdicts("a b c d e f g h i j items in cart") == [])
    #expect(verdicts("Please Sign-in") == [])
  }

  @Test func aDocumentMayLoseOneWordInTwenty() {
    let nineteen = Array(repeating: "word", count: 19).joined(separator: " ")
    #expect(verdicts("\(nineteen)\nShare", isSource: true) == ["one-word: Share"])
    #expect(
      verdicts("\(nineteen.dropLast(5))\nShare", isSource: true) == [
        "one-word: Share", "removed-words: 1 of 19 words",
      ])
  }
}
