import DrossFormats
import DrossText
import Testing

@Test func binaryIsANulNearTheStart() {
  let text = [UInt8](repeating: 0x61, count: 8192)
  let cases: [([UInt8], Bool)] = [
    ([], false), ([0], true), (text, false), (text + [0], false), (text.dropLast() + [0], true),
    ([0xFF, 0xFE, 0x61, 0x00], true), ([0xFF, 0x80], false),
  ]
  for (bytes, expected) in cases {
    #expect(BinaryGuard.looksBinary(bytes.span) == expected)
  }
  #expect(BinaryGuard.note(path: "x").severity == .note)
}
