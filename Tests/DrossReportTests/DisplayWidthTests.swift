import Testing

@testable import DrossReport

@Test func columnsOfCodePoints() {
  let cases: [(UInt32, Int)] = [
    (0x61, 1), (0xE9, 1), (0x301, 0), (0x2FF, 1), (0x300, 0), (0x36F, 0), (0x370, 1), (0x5D0, 1),
    (0x5B0, 0), (0x93C, 0), (0x93E, 1), (0x1100, 2), (0x1161, 0), (0x200D, 0), (0x2026, 1),
    (0x3000, 2), (0x302A, 0), (0x4E00, 2), (0xAC00, 2), (0xFE0F, 0), (0xFE2F, 0), (0xFF21, 2),
    (0xFF61, 1), (0x1F600, 2), (0x1F3FD, 0), (0x1D400, 1), (0x20000, 2),
  ]
  for (scalar, columns) in cases {
    #expect(DisplayWidth.columns(of: scalar) == columns, "\(String(scalar, radix: 16))")
  }
}

@Test func columnsOfTextLeaveColoursOut() {
  #expect(DisplayWidth.columns(of: Array("\u{1B}[31mdé日\u{1B}[0m".utf8)) == 4)
  #expect(DisplayWidth.columns(of: [0xFF, 0x61]) == 2)
}
