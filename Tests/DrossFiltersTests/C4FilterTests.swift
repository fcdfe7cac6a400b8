import DrossRules
import Testing

@testable import DrossFilters

@Suite struct C4FilterTests {
  private static let all = Set(FilterPack.c4.rules)

  private func verdicts(
    _ text: String, _ rules: Set<FilterRule> = all, isSource: Bool = true
  ) -> [Verdict] {
    var filter = C4Filter(rules)
    let bytes = Array(text.utf8)
    return filter.verdicts(on: bytes.span, EnglishWords(), isSource: isSource)
  }

  /// The rule that takes out a line that stands alone, if one does.
  private func rule(_ line: String, without left: Set<FilterRule> = []) -> FilterRule? {
    verdicts(line, Self.all.subtracting(left), isSource: false)
      .first { $0.rule != .c4Citation }?.rule
  }

  @Test func linesNeedAnEndMark() {
    for line in ["It is so.", "Is it so?", "It is so!", "He said \"so\"", "it is 'so'"] {
      #expect(rule(line) == nil, "\(line)")
    }
    for line in ["It is so", "It is so...", "It is so…", "It is so。", "It is so:", "He said “so”"] {
      #expect(rule(line) == .c4EndMark, "\(line)")
      #expect(rule(line, without: [.c4EndMark]) == nil, "\(line)")
    }
  }

  @Test func linesNeedThreeWordsBeforeCitationsGo() {
    #expect(rule("Two words.") == .c4FewWords)
    #expect(rule("Two words [1].") == nil)
    #expect(rule("Three\u{A0}odd\u{3000}words.") == nil)
  }

  @Test func wordsMayHaveAThousandCharacters() {
    let thousand = String(repeating: "é", count: 1000)
    #expect(rule("A word \(thousand) is long.") == nil)
    #expect(rule("A word \(thousand)e is long.") == .c4LongWord)
    #expect(rule("A word \(thousand)e is long") == .c4LongWord)
  }

  @Test func phrasesCountInAnyCaseAndAfterCitationsWent() {
    #expect(rule("Please enable JavaScript to go on.") == .c4JavaScript)
    #expect(rule("Our PRIVACY Policy has changed.") == .c4Policy)
    #expect(rule("This site uses coo\u{212A}ies too.") == .c4Policy)
    #expect(rule("Please enable java[1]script here.") == .c4JavaScript)
    #expect(rule("This site has cookies for tea.") == nil)
  }

  @Test func theFirstTestThatFailsIsTheOneThatIsTold() {
    #expect(rule("javascript") == .c4EndMark)
    #expect(rule("javascript.") == .c4FewWords)
  }

  @Test func citationsAreTold() {
    let text = "Water is wet [12][edit] and cold[citation needed] [x]."
    let found = verdicts(text, isSource: false)
    #expect(found.map(\.rule) == [.c4Citation, .c4Citation, .c4Citation])
    #expect(found.map(\.range) == [13..<17, 17..<23, 32..<49])
  }

  @Test func aDocumentNeedsFiveSentences() {
    let five = "One is here. Two is here! Is three here? Four is here.\nFive is here too."
    #expect(verdicts(five).isEmpty)
    let four = "One is here. Two is here! Is three here? Four is here.\nFive is here too"
    #expect(verdicts(four).map(\.rule) == [.c4EndMark, .c4FewSentences])
    #expect(verdicts(four).last?.reason == "4 of at least 5")
    #expect(verdicts(four, isSource: false).map(\.rule) == [.c4EndMark])
  }

  @Test func aBracketDropsTheDocumentAndSoNoSentencesAreCounted() {
    #expect(verdicts("if (a) { b(); } else c.").map(\.rule) == [.c4CurlyBracket])
    #expect(verdicts("A lorem ipsum { here.").map(\.rule) == [.c4LoremIpsum])
    // The line goes before anybody looks for the bracket.
    #expect(verdicts("if (a) { b(); }").map(\.rule) == [.c4EndMark, .c4FewSentences])
  }

  @Test func linesEndWherePythonEndsThem() {
    let text = "First line is here.\u{85}Second line here\u{2028}Third line\u{0B}x\r\ny"
    let found = verdicts(text, isSource: false)
    let bytes = Array(text.utf8)
    #expect(
      found.compactMap { $0.range.map { String(decoding: bytes[$0], as: UTF8.self) } }
        == ["Second line here", "Third line", "x", "y"])
  }
}
