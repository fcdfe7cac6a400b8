import Testing

@testable import DrossFilters

@Suite struct GopherQualityTests {
  private let words = EnglishWords()

  private func verdicts(_ text: String) -> [FilterRule: String] {
    let bytes = Array(text.utf8)
    var tokens: [Token] = []
    words?.tokenize(bytes.span, 0..<bytes.count, into: &tokens)
    let filter = GopherQuality(rules: Set(FilterPack.gopher.rules))
    return Dictionary(
      uniqueKeysWithValues: filter.verdicts(on: bytes.span, tokens).map { ($0.rule, $0.reason) })
  }

  private func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  @Test func plainTextPasses() {
    #expect(verdicts(repeated("the bridge and river ", 13)).isEmpty)
  }

  @Test func signsAreNoWords() {
    // 49 words and a full stop.
    let found = verdicts(repeated("the bridge and river ", 12) + "here.")
    #expect(found == [.gopherShort: "49"])
  }

  @Test func meansAreOfWordsWithoutSigns() {
    #expect(verdicts(repeated("the be to , ", 20))[.gopherShortWords] == "2.33")
    #expect(
      verdicts(repeated("the and extraordinarily unquestionable ", 20))[.gopherLongWords] == nil)
    #expect(
      verdicts(repeated("and extraordinarily unquestionable the incomprehensible ", 20))[
        .gopherLongWords] == "10.20")
    #expect(
      verdicts(repeated("extraordinarily the of unquestionable ", 20))[.gopherLongWords] == nil)
  }

  @Test func symbolsAreCountedForWords() {
    // "#" is a token of its own, so 60 words have 12 hashes.
    #expect(verdicts(repeated("the river and bridge # ", 12))[.gopherHashes] == "12 for 60 words")
    #expect(
      verdicts(repeated("the river and the old stone bridge near us # ", 6))[.gopherHashes] == nil)
    #expect(
      verdicts(repeated("the river and bridge… ", 12))[.gopherEllipses] == "12 for 60 words")
    // Six full stops are two ellipses and one token.
    #expect(
      verdicts(repeated("the river and bridge ...... ", 12))[.gopherEllipses] == "24 for 60 words")
  }

  @Test func linesAreCountedWithTheEmptyOnes() {
    let bullet = "- the river and bridge\n"
    #expect(verdicts(repeated(bullet, 15))[.gopherBullets] == "100.00 %")
    #expect(verdicts(repeated(bullet + bullet + bullet + "\n", 5))[.gopherBullets] == nil)
    #expect(verdicts(repeated("  • the river and bridge\n", 15))[.gopherBullets] == "100.00 %")
    let open = "the river and bridge ...\n"
    #expect(verdicts(repeated(open, 15))[.gopherEllipsisLines] == "100.00 %")
    #expect(verdicts(repeated(open + "one\ntwo\nthree\n", 15))[.gopherEllipsisLines] == nil)
    #expect(verdicts("..\n.")[.gopherEllipsisLines] == nil)
  }

  @Test func signsAreWordsWithoutLetters() {
    // 4 of 5 is not less than 80 %; 3 of 4 is.
    #expect(verdicts(repeated("the river and bridge . ", 12))[.gopherFewLetters] == nil)
    #expect(verdicts(repeated("the river and . ", 17))[.gopherFewLetters] == "75.00 %")
  }

  @Test func stopWordsAreSmall() {
    #expect(verdicts(repeated("The river And bridge ", 13)) == [.gopherStopWords: "0"])
    #expect(verdicts(repeated("the river the bridge ", 13)) == [.gopherStopWords: "1"])
    #expect(verdicts("   ") == [.gopherShort: "0", .gopherStopWords: "0"])
  }
}
