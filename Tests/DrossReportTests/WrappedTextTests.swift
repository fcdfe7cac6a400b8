import Testing

@testable import DrossReport

@Test func textIsBrokenAtSpaces() {
  let cases: [(text: String, width: Int, lines: [String])] = [
    ("", 10, []), ("a", 10, ["a"]), ("ab cd ef", 5, ["ab cd", "ef"]), ("a\n  b", 9, ["a b"]),
    ("abcdefgh ij", 4, ["abcdefgh", "ij"]), ("日本 語 a", 5, ["日本", "語 a"]),
    ("a\u{1B}", 4, ["a\\u{1b}"]),
  ]
  for (text, width, lines) in cases {
    #expect(WrappedText.lines(of: text, width: width) == lines.map { Array($0.utf8) }, "\(text)")
  }
}

@Test func verbatimTextKeepsItsLines() {
  #expect(WrappedText.verbatim("a  b\n\n\tc") == ["a  b", "", "\\u{9}c"].map { Array($0.utf8) })
}
