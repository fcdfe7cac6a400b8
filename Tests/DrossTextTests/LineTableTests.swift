import DrossTestSupport
import DrossText
import Testing

@Suite struct LineTableTests {
  /// The lines with their endings, each content before a `|`.
  private func lines(_ text: String, from start: Int = 0) -> [String] {
    let bytes = Array(text.utf8)
    return LineTable(bytes.span, from: start).lines.map { line in
      let content = String(decoding: bytes[line.content.range], as: UTF8.self)
      let ending = String(decoding: bytes[line.content.end..<line.next], as: UTF8.self)
      return content + "|" + ending
    }
  }

  @Test func linesEndAtLFAndAtCRLFAndAtALoneCR() {
    #expect(lines("a\nbc\r\nd\re\n") == ["a|\n", "bc|\r\n", "d|\r", "e|\n"])
    #expect(lines("a\n\r\n\r\r\n") == ["a|\n", "|\r\n", "|\r", "|\r\n"])
    // No other character ends a line.
    #expect(lines("a\u{B}b\u{C}c\u{85}d\u{2028}e") == ["a\u{B}b\u{C}c\u{85}d\u{2028}e|"])
  }

  @Test func theLastLineNeedsNoEnding() {
    #expect(lines("a\nb") == ["a|\n", "b|"])
    #expect(lines("a\r") == ["a|\r"])
    #expect(lines("") == [])
    #expect(lines("\n") == ["|\n"])
  }

  @Test func linesMayStartLater() {
    #expect(lines("\u{FEFF}a\nb", from: 3) == ["a|\n", "b|"])
    #expect(lines("ab", from: 2) == [])
  }

  @Test func wholeLinesHoldTheirEnding() {
    let line = LineTable.Line(content: TextRange(2, 5), next: 7)
    #expect(line.whole == TextRange(2, 7))
  }

  @Test func everyOffsetIsInALine() {
    let bytes = Array("ab\r\n\nc".utf8)
    let table = LineTable(bytes.span)
    #expect((0..<6).map { table.index(containing: $0) } == [0, 0, 0, 0, 1, 2])
    // Past the end it is the last line, and in no line it is none.
    #expect(table.index(containing: 6) == 2)
    #expect(table.index(containing: 99) == 2)
    let nothing: [UInt8] = []
    let empty = LineTable(nothing.span)
    #expect(empty.index(containing: 0) == nil)
  }

  /// Endings are looked for in eight bytes at a time; here every byte is looked at.
  @Test func randomLinesAreThoseFoundByteByByte() {
    var random = SplitMix64(seed: 12)
    let alphabet: [UInt8] = [
      0x0A, 0x0D, 0x0B, 0x00, 0x09, 0x0F, 0x10, 0x61, 0x61, 0x8A, 0x8D, 0xFF,
    ]
    for _ in 0..<2_000 {
      let bytes = (0..<random.below(40)).map { _ in random.pick(alphabet) }
      let table = LineTable(bytes.span)
      var ends: [Int] = []
      for (index, byte) in bytes.enumerated() {
        let opensPair = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
        if byte == 0x0A || byte == 0x0D && !opensPair { ends.append(index + 1) }
      }
      if ends.last ?? 0 < bytes.count { ends.append(bytes.count) }
      #expect(table.lines.map(\.next) == ends, "\(bytes)")
      #expect(table.lines.map(\.content.start) == ([0] + ends).dropLast(), "\(bytes)")
      for line in table.lines {
        #expect(!bytes[line.content.range].contains { $0 == 0x0A || $0 == 0x0D }, "\(bytes)")
      }
    }
  }
}
