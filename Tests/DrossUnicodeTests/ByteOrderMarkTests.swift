import DrossUnicode
import Testing

@Suite struct ByteOrderMarkTests {
  @Test func isOnlySeenAtTheStart() {
    let cases: [([UInt8], Int)] = [
      ([], 0), ([0xEF, 0xBB], 0), ([0xEF, 0xBB, 0xBF], 3), ([0xEF, 0xBB, 0xBF, 0x41], 3),
      ([0x41, 0xEF, 0xBB, 0xBF], 0), ([0xFF, 0xFE, 0x41], 0),
    ]
    for (bytes, length) in cases { #expect(ByteOrderMark.length(in: bytes.span) == length) }
  }
}
