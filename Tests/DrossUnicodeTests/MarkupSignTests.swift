import DrossText
import Testing

@testable import DrossUnicode

@Suite struct MarkupSignTests {
  private func tag(_ text: String) -> TextRange? {
    let bytes = Array(text.utf8)
    return MarkupSign.firstTag(in: bytes.span)
  }

  @Test func knowsTags() {
    #expect(tag("ab <p>c") == TextRange(3, 6))
    #expect(tag("0123456789 <a href=\"x\">") == TextRange(11, 23))
    for text in ["</td >", "<br/>", "<h1>", "< a <b\n>"] { #expect(tag(text) != nil, "\(text)") }
  }

  @Test func knowsWhatIsNone() {
    for text in [
      "", "<", "a < b > c", "<3", "<a@b.example>", "<https://a.example>", "<p", "<é>", "<p\u{1}>",
      "<<<", "x<y",
    ] { #expect(tag(text) == nil, "\(text)") }
  }
}
