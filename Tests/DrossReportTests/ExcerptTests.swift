import DrossTestSupport
import Testing

@testable import DrossReport

private func excerpt(
  _ text: String, _ width: Int? = nil, _ whiteSpace: Excerpt.WhiteSpace = .joined
) -> [UInt8] {
  Excerpt(Array(text.utf8)[...], width: width, whiteSpace: whiteSpace).bytes
}

@Test func whiteSpaceBecomesOneSpace() {
  #expect(excerpt(" a \t\r\n\u{A0}\u{3000}\u{2028}b  ") == Array(" a b ".utf8))
  #expect(excerpt("a\t \u{A0}\n", nil, .spelled) == Array("a\\u{9} \\u{a0}\\u{a}".utf8))
  #expect(excerpt("a  b", nil, .spelled) == Array("a  b".utf8))
}

@Test func whatCannotBeSeenIsSpelledOut() {
  let cases = [
    ("\u{1B}[31m", "\\u{1b}[31m"), ("\0", "\\u{0}"), ("a\u{200B}b", "a\\u{200b}b"),
    ("\u{202E}abc", "\\u{202e}abc"), ("\u{2066}", "\\u{2066}"), ("\u{9B}", "\\u{9b}"),
    ("\u{FEFF}x", "\\u{feff}x"), ("so\u{AD}ft", "so\\u{ad}ft"), ("\u{E0041}", "\\u{e0041}"),
    ("\u{301}", "\\u{301}"), ("a \u{301}", "a \\u{301}"), ("e\u{301}", "e\u{301}"),
    ("a\u{200D}b", "a\\u{200d}b"), ("می\u{200C}خ", "می\u{200C}خ"), ("👩\u{200D}🚀", "👩\u{200D}🚀"),
    ("\u{FFFF}", "\\u{ffff}"), ("\u{F8FF}", "\\u{f8ff}"),
  ]
  for (text, shown) in cases { #expect(excerpt(text) == Array(shown.utf8), "\(shown)") }
  let bytes: [UInt8] = [0x61, 0xFF, 0xE2, 0x82, 0x62]
  #expect(Excerpt(bytes[...]).bytes == Array("a\\xff\\xe2\\x82b".utf8))
}

@Test func aPileOfMarksIsSpelledOut() {
  let text = "e" + String(repeating: "\u{301}", count: 10)
  let shown = "e" + String(repeating: "\u{301}", count: 8) + "\\u{301}\\u{301}"
  #expect(excerpt(text) == Array(shown.utf8))
}

@Test func aCutNeverFallsInsideACharacter() {
  let cases: [(text: String, width: Int, shown: String)] = [
    ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("", 6, ""), ("abc", 1, "…"), ("a", 1, "a"),
    // The marks of a base stay with it.
    ("abcde\u{301}f", 6, "abcde\u{301}f"), ("abcde\u{301}fg", 6, "abcde\u{301}…"),
    ("abcdef\u{301}", 6, "abcdef\u{301}"),
    // Wide ones take two columns.
    ("日本語", 6, "日本語"), ("日本語a", 6, "日本…"), ("a日本語", 6, "a日本…"),
    // A spelled character is cut as a whole.
    ("ab\u{200B}cd", 6, "ab…"),
    // The parts of an emoji belong together.
    ("abc👩\u{200D}🚀", 5, "abc👩\u{200D}🚀"), ("abcd👩\u{200D}🚀", 5, "abcd…"),
    ("👩\u{200D}🚀abcd", 5, "👩\u{200D}🚀ab…"), ("👍\u{1F3FD}abcd", 5, "👍\u{1F3FD}ab…"),
    ("🇪🇺🇪🇺🇪🇺", 5, "🇪🇺🇪🇺…"), ("🇪🇺🇪🇺🇪🇺", 6, "🇪🇺🇪🇺🇪🇺"),
  ]
  for (text, width, shown) in cases {
    let made = Excerpt(Array(text.utf8)[...], width: width)
    #expect(
      made.bytes == Array(shown.utf8), "\(text) \(String(decoding: made.bytes, as: UTF8.self))")
    #expect(made.columns <= width)
  }
}

@Test func anExcerptOfAnyBytesIsTextWithoutControlsAndFits() {
  var random = SplitMix64(seed: 1)
  for _ in 0..<2000 {
    let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
      Bool.random(using: &random)
        ? UInt8.random(in: 0...255, using: &random)
        : UInt8.random(in: 0x61...0x7A, using: &random)
    }
    let width = Int.random(in: 1...30, using: &random)
    let made = Excerpt(bytes[...], width: width)
    #expect(UTF8Scalar.isWellFormed(made.bytes[...]))
    #expect(made.bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
    #expect(made.columns <= width && DisplayWidth.columns(of: made.bytes) <= width)
  }
}
