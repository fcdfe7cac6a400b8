import Testing

@testable import DrossFilters

@Suite struct FineWebFilterTests {
  private func verdicts(_ text: String, words: Int = 1000) -> [FilterRule: String] {
    let bytes = Array(text.utf8)
    let filter = FineWebFilter(rules: Set(FilterPack.fineweb.rules))
    let found = filter.verdicts(on: bytes.span) { words }
    return Dictionary(uniqueKeysWithValues: found.map { ($0.rule, $0.reason) })
  }

  private static let long = "A line of more than thirty characters, as everybody can see"

  @Test func blankTextIsOut() {
    #expect(verdicts("") == [.fineWebEmpty: ""])
    #expect(verdicts(" \n\t\u{A0}") == [.fineWebEmpty: ""])
  }

  @Test func linesEndInMarksOfAnyScript() {
    #expect(verdicts(Self.long) == [.fineWebEndMarks: "0.00 %"])
    for mark in [".", "!", "?", "。", "؟", "।", "‽"] {
      #expect(verdicts(Self.long + mark).isEmpty, "\(mark)")
    }
    for mark in ["\"", "…", ":", ".)", ". "] {
      #expect(verdicts(Self.long + mark) == [.fineWebEndMarks: "0.00 %"], "\(mark)")
    }
    // One of eight is 12.5 %, one of nine is less than 12 %.
    let lines = (1...9).map { "\(Self.long) \($0)" }
    #expect(verdicts((lines.prefix(7) + ["\(Self.long)."]).joined(separator: "\n")).isEmpty)
    #expect(
      verdicts((lines.prefix(8) + ["\(Self.long)."]).joined(separator: "\n")) == [
        .fineWebEndMarks: "11.11 %"
      ])
  }

  @Test func charactersAreCountedAndNotBytes() {
    let thirty = String(repeating: "é", count: 29) + "."
    #expect(verdicts(thirty) == [.fineWebShortLines: "100.00 %"])
    #expect(verdicts("é" + thirty).isEmpty)
  }

  @Test func repeatedLinesCountWithoutFeeds() {
    let text = "\(Self.long) a.\n\(Self.long) b.\n\(Self.long) a.\n"
    #expect(verdicts(text) == [.fineWebDuplicateText: "33.33 %"])
  }

  @Test func feedsAreCountedForWords() {
    let text = "\(Self.long).\n\n\n"
    #expect(verdicts(text, words: 10).isEmpty)
    #expect(verdicts(text, words: 9) == [.fineWebLineFeeds: "3 for 9 words"])
  }
}
