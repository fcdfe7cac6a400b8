import DrossFormats
import DrossText
import Testing

/// Which parts of Markdown stay as they are.
@Suite struct MarkdownOutlineTests {
  @Test func blocksThatStay() {
    #expect(whole("---\ntitle: x\n---\ntext\n") == ["---\ntitle: x\n---\n"])
    #expect(whole("text\n---\nmore\n---\n") == [])
    #expect(whole("a\n```swift\nlet x\n```\nb\n") == ["```swift\nlet x\n```\n"])
    #expect(whole("a\n~~~\n```\n~~~~\nb\n") == ["~~~\n```\n~~~~\n"])
    #expect(whole("a\n````\nopen to the end\n") == ["````\nopen to the end\n"])
    #expect(whole("a\n\n    code\n\tmore\n\nb\n") == ["    code\n\tmore\n"])
    #expect(whole("a\n    no code, but the paragraph goes on\n") == [])
    #expect(whole("") == [])
  }

  @Test func spansThatStay() {
    #expect(
      units("see [the (old) bridge](https://a.example/(x)) today") == [
        "[the (old) bridge](https://a.example/(x))"
      ])
    #expect(units("![p](a.png) [q][r] [s]") == ["![p](a.png)", "[q][r]"])
    #expect(units("a `b ``c` d ``e ` f`` g") == ["`b ``c`", "``e ` f``"])
    #expect(units("<https://a.example> and <b> and a < b") == ["<https://a.example>"])
    #expect(units("[r]: https://a.example\n") == ["[r]: https://a.example"])
    #expect(units("\\[a](b) \\`c`") == [])
    #expect(units("an open [link (and ` a tick") == [])
  }

  @Test func rowsOfBackticksFindTheirLike() {
    #expect(units("a ``` b `` c ` d `` e ``` f") == ["``` b `` c ` d `` e ```"])
    #expect(units("a ```` b `` c ``` d ` e `` f `") == ["`` c ``` d ` e ``"])
    #expect(units("a `` b ` c \\`` d ` e") == ["`` b ` c \\``"])
    #expect(units("` \\``` a `` b") == ["`` a ``"])
    #expect(units("``` a `` b `c` d `e") == ["`c`"])
  }

  @Test(.timeLimit(.minutes(30))) func rowsOfAllLengthsTakeTheTimeOfTheirBytes() {
    let rows = (1...1000).map { String(repeating: "`", count: $0) }
    #expect(units("a " + rows.joined(separator: " ")) == [])
    #expect(units("a " + (rows + ["``"]).joined(separator: " ")).map(\.utf8.count) == [501_500])
  }

  @Test func editsThatCut() {
    let kept = KeptText(whole: [TextRange(10, 20)], units: [TextRange(30, 40)])
    #expect(!kept.isCut(by: TextRange(0, 10)))
    #expect(kept.isCut(by: TextRange(0, 11)))
    #expect(kept.isCut(by: TextRange(0, 50)))
    #expect(!kept.isCut(by: TextRange(30, 40)))
    #expect(!kept.isCut(by: TextRange(25, 50)))
    #expect(kept.isCut(by: TextRange(31, 50)))
    #expect(!kept.isCut(by: TextRange(40, 50)))
  }

  private func whole(_ text: String) -> [String] { outline(text) { $0.whole } }
  private func units(_ text: String) -> [String] { outline(text) { $0.units } }

  private func outline(_ text: String, _ part: (KeptText) -> [TextRange]) -> [String] {
    let bytes = Array(text.utf8)
    return part(MarkdownOutline(bytes.span).kept).map {
      String(decoding: bytes[$0.range], as: UTF8.self)
    }
  }
}
