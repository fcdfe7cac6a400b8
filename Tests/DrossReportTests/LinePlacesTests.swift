import DrossText
import Testing

@testable import DrossReport

@Test func placesCountCodePointsFromOne() {
  let text = Array("aé\u{301}😀b\r\n\nc\rd\n".utf8) + [0x80, 0xE2, 0x82, 0x78]
  var places = LinePlaces(text, lines: LineTable(text.span))
  let expected: [(offset: Int, line: Int, column: Int)] = [
    (0, 1, 1), (1, 1, 2), (3, 1, 3), (5, 1, 4), (9, 1, 5), (10, 1, 6), (12, 2, 1), (13, 3, 1),
    (15, 4, 1), (17, 5, 1), (18, 5, 2), (20, 5, 3), (21, 5, 4),
    // Back again.
    (9, 1, 5), (3, 1, 3), (2, 1, 2),
  ]
  for (offset, line, column) in expected {
    #expect(places.place(of: offset) == .init(line: line, column: column), "offset \(offset)")
  }
}

@Test func placesAtTheEdges() {
  var empty = LinePlaces([], lines: LineTable([UInt8]().span))
  #expect(empty.place(of: 0) == .init(line: 1, column: 1))
  let text = Array("a\n".utf8)
  var ended = LinePlaces(text, lines: LineTable(text.span))
  #expect(ended.place(of: 1) == .init(line: 1, column: 2))
  #expect(ended.place(of: 2) == .init(line: 2, column: 1))
  let marked: [UInt8] = [0xEF, 0xBB, 0xBF, 0x61, 0x62]
  var afterMark = LinePlaces(marked, lines: LineTable(marked.span, from: 3))
  #expect(afterMark.place(of: 0) == .init(line: 1, column: 1))
  #expect(afterMark.place(of: 3) == .init(line: 1, column: 1))
  #expect(afterMark.place(of: 4) == .init(line: 1, column: 2))
}

@Test func byteColumnsCountBytes() {
  let bytes = Array("é x\r\nab\n".utf8)
  let places = LinePlaces(bytes, lines: LineTable(bytes.span))
  #expect([0, 3, 6, 7, 8, 9].map { places.byteColumn(of: $0) } == [1, 4, 1, 2, 3, 1])
  #expect(LinePlaces([], lines: LineTable([UInt8]().span)).byteColumn(of: 0) == 1)
}
