import Testing

@testable import DrossFilters

@Suite struct CCNetFilterTests {
  private func lines(_ texts: [String]) -> [[String]] {
    var repeated = RepeatedLines()
    for text in texts { repeated.add(RepeatedLines.lines(of: Array(text.utf8))) }
    var filter = CCNetFilter(repeated)
    return texts.map { text in
      let bytes = Array(text.utf8)
      return filter.verdicts(on: bytes.span).compactMap { verdict in
        verdict.range.map { String(decoding: bytes[$0], as: UTF8.self) }
      }
    }
  }

  @Test func linesOfSeveralDocumentsAllGo() {
    let found = lines(["One line.\n\nMore at nine.", "More at nine.\n\nAnother line.", "A third"])
    #expect(found == [["More at nine."], ["More at nine."], []])
  }

  @Test func theFirstCopyInOneDocumentStays() {
    #expect(lines(["a\nb\na\na", "c"]) == [["a", "a"], []])
    #expect(lines(["a\na", "a"]) == [["a", "a"], ["a"]])
  }

  @Test func caseDigitsAndSomePunctuationDoNotCount() {
    #expect(
      lines(["  Page 12 of 34 ", "PAGE 99 OF 00"]) == [["Page 12 of 34"], ["PAGE 99 OF 00"]])
    #expect(lines(["“Été”…", "été", "٣٤ a", "12 A"]).map(\.count) == [1, 1, 1, 1])
    #expect(lines(["a\u{7}b", "ab"]).map(\.count) == [1, 1])
    #expect(lines(["a\n\nb", "c\n\u{7}\nd"]) == [[], ["\u{7}"]])
    // ASCII punctuation counts, and so does white space inside.
    #expect(lines(["a.", "a", "a b", "a  b"]).map(\.count) == [0, 0, 0, 0])
    #expect(
      lines(["\u{130}z", "i\u{307}z", "\u{391}\u{3a3}", "\u{3b1}\u{3c3}"]).map(\.count) == [
        1, 1, 1, 1,
      ])
  }

  @Test func manyLinesFitInTheTable() {
    let texts = (0..<40).map { number in
      (0..<100).map { "word\(String(repeating: "x", count: $0)) of \(letters(number))" }
        .joined(separator: "\n")
    }
    #expect(lines(texts).flatMap { $0 }.isEmpty)
    let whole = lines(texts + [texts[7]]).filter { $0.count == 100 }
    #expect(whole.count == 2)
  }

  /// Digits are all the same to the filter.
  private func letters(_ number: Int) -> String {
    String(decoding: String(number).utf8.map { $0 + 0x31 }, as: UTF8.self)
  }
}
