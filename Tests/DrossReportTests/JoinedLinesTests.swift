import DrossReport
import Testing

@Test func joinedLinesStandBetweenCommas() {
  var lines = JoinedLines()
  expectOutput("\n{1},\n{2},\n{3}") { output in
    lines.join(Array("{1}\n{2}\n".utf8), to: &output)
    lines.join([], to: &output)
    lines.join(Array("{3}\n".utf8), to: &output)
  }
  #expect(lines.count == 3)
  #expect(lines.omitted == 0)
}

@Test func joinedLinesEndAtTheLimit() {
  var lines = JoinedLines(limit: 2)
  expectOutput("\n1,\n2") { output in
    lines.join(Array("1\n".utf8), to: &output)
    lines.join(Array("2\n3\n".utf8), to: &output)
    lines.join(Array("4\n".utf8), to: &output)
  }
  #expect(lines.count == 2)
  #expect(lines.omitted == 2)
}
