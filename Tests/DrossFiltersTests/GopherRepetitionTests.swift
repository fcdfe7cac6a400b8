import Testing

@testable import DrossFilters

@Suite struct GopherRepetitionTests {
  private let words = EnglishWords()

  private func verdicts(_ text: String, _ rules: [FilterRule]) -> [FilterRule: String] {
    let bytes = Array(text.utf8)
    var tokens: [Token] = []
    words?.tokenize(bytes.span, 0..<bytes.count, into: &tokens)
    var filter = GopherRepetition(Set(rules))
    return Dictionary(
      uniqueKeysWithValues: filter.verdicts(on: bytes.span, tokens).map { ($0.rule, $0.reason) })
  }

  @Test func paragraphsAreDividedByTwoFeeds() {
    let rules: [FilterRule] = [.gopherParagraphs, .gopherParagraphText]
    // One of three paragraphs; 2 of 10 characters are not more than 20 %.
    #expect(verdicts("ab\n\nab\n\nxy", rules) == [.gopherParagraphs: "33.33 %"])
    #expect(verdicts("ab\nab\nab\nab", rules).isEmpty)
    #expect(
      verdicts("\n\nabc\n\nabc\n\n\n", rules) == [
        .gopherParagraphs: "50.00 %", .gopherParagraphText: "23.07 %",
      ])
  }

  @Test func linesAreDividedByRunsOfFeeds() {
    let rules: [FilterRule] = [.gopherLines, .gopherLineText]
    #expect(
      verdicts("ab\n\nab\nxy", rules) == [.gopherLines: "33.33 %", .gopherLineText: "22.22 %"])
    // The text ends in a line feed, so the last of four lines is empty.
    #expect(verdicts("ab\nab\nxyxyxy\n", rules).isEmpty)
  }

  @Test func theTopRunIsCountedWithItsSpaces() {
    // "a b" stands twice among "a b", "b a", "a b", "b c": 2 × 3 of 9 characters.
    #expect(verdicts("a b a b c", [.gopherTop2]) == [.gopherTop2: "66.66 %"])
    // Two runs of equal number: the first one counts, which is short.
    #expect(
      verdicts("a b long words a b long words", [.gopherTop2]) == [.gopherTop2: "20.68 %"])
    #expect(verdicts("a", [.gopherTop2]).isEmpty)
  }

  @Test func borderOfWordsCountsForTheTopRunOnly() {
    // "ab c" and "a bc" are different runs of two words.
    #expect(verdicts("ab c a bc", [.gopherTop2]) == [.gopherTop2: "44.44 %"])
    let text = "ab c d e f a bc d e f"
    // For repeated runs the words are joined without anything between them.
    #expect(verdicts(text, [.gopherDuplicate5]) == [.gopherDuplicate5: "28.57 %"])
  }

  @Test func repeatedRunsDoNotOverlap() {
    let once = "one two three four five six seven eight nine ten"
    #expect(verdicts(once, [.gopherDuplicate5]).isEmpty)
    // Runs of 5 at words 1 to 6 are new; from word 11 on two runs were there before: 39 of 97 characters.
    #expect(verdicts(once + " " + once, [.gopherDuplicate5]) == [.gopherDuplicate5: "40.20 %"])
    #expect(verdicts(once + " " + once, [.gopherDuplicate10]) == [.gopherDuplicate10: "40.20 %"])
  }
}
