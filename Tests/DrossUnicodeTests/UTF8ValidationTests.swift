import DrossTestSupport
import DrossText
import Testing

@testable import DrossUnicode

@Suite struct UTF8ValidationTests {
  @Test func findsMaximalSubparts() {
    // The examples of Unicode 15.0, tables 3-8 to 3-11, each byte of a subpart with its first one's offset.
    let cases: [([UInt8], [TextRange])] = [
      (
        [0xC0, 0xAF, 0xE0, 0x80, 0xBF, 0xF0, 0x81, 0x82, 0x41],
        (0..<8).map { TextRange($0, $0 + 1) }
      ),
      (
        [0xED, 0xA0, 0x80, 0xED, 0xBF, 0xBF, 0xED, 0xAF, 0x41],
        (0..<8).map { TextRange($0, $0 + 1) }
      ),
      (
        [0xF4, 0x91, 0x92, 0x93, 0xFF, 0x41, 0x80, 0xBF, 0x42],
        [0, 1, 2, 3, 4, 6, 7].map { TextRange($0, $0 + 1) }
      ),
      (
        [0xE1, 0x80, 0xE2, 0xF0, 0x91, 0x92, 0xF1, 0xBF, 0x41],
        [TextRange(0, 2), TextRange(2, 3), TextRange(3, 6), TextRange(6, 8)]
      ),
    ]
    for (bytes, expected) in cases {
      #expect(UTF8Validation.illFormedRanges(in: bytes.span) == expected)
    }
    #expect(UTF8Validation.illFormedRanges(in: Array("naïve 漢字 😀".utf8).span).isEmpty)
    #expect(UTF8Validation.illFormedRanges(in: [UInt8]().span).isEmpty)
  }

  /// Replacing each range by U+FFFD is what the standard library does.
  @Test func agreesWithTheStandardLibrary() {
    var texts = RandomText(seed: 5)
    for _ in 0..<3_000 {
      var bytes = texts.next(most: 20)
      if !bytes.isEmpty { bytes[texts.random.below(bytes.count)] ^= UInt8(texts.random.below(256)) }
      var repaired: [UInt8] = []
      var position = 0
      for range in UTF8Validation.illFormedRanges(in: bytes.span) {
        repaired += bytes[position..<range.start] + [0xEF, 0xBF, 0xBD]
        position = range.end
      }
      repaired += bytes[position...]
      #expect(repaired == Array(String(decoding: bytes, as: UTF8.self).utf8), "\(bytes)")
    }
  }
}
