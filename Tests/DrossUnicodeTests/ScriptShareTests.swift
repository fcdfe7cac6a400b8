import DrossText
import Testing

@testable import DrossUnicode

@Suite struct ScriptShareTests {
  @Test func countsLetters() {
    for (text, expected) in [
      ("All of it", true), ("", false), ("123", false), ("Слово", false),
      ("nineteen Latin letters, я", true), ("nine or so мост", false), ("漢字 and kana", false),
    ] {
      let bytes = Array(text.utf8)
      let isLatin = ScriptShare.isLatin(bytes.span, without: [])
      #expect(isLatin == expected, "\(text)")
    }
  }

  @Test func leavesRangesOut() {
    let bytes = Array("слово here".utf8)
    let isLatin = ScriptShare.isLatin(bytes.span, without: [TextRange(0, 10)])
    let isLatinAsAWhole = ScriptShare.isLatin(bytes.span, without: [])
    #expect(isLatin && !isLatinAsAWhole)
  }
}
