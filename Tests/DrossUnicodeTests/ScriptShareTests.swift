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
      #expect(ScriptShare.isLatin(bytes.span, without: []) == expected, "\(text)")
    }
  }

  @Test func leavesRangesOut() {
    let bytes = Array("слово here".utf8)
    #expect(ScriptShare.isLatin(bytes.span, without: [TextRange(0, 10)]))
    #expect(!ScriptShare.isLatin(bytes.span, without: []))
  }
}
