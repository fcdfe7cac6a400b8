import DrossText
import Testing

@testable import DrossUnicode

@Suite struct ScalarReaderTests {
  @Test func readsCodePointsBothWays() {
    for value in UInt32(0)...0x10FFFF where value < 0x2000 || value % 7 == 0 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      var bytes: [UInt8] = []
      bytes.append(scalar: value)
      let expected = ScalarReader.Scalar(value: value, byteCount: UTF8.width(scalar))
      guard ScalarReader.read(bytes.span, at: 0) == expected,
        ScalarReader.readBackward(bytes.span, before: bytes.count) == expected
      else {
        Issue.record("U+\(String(value, radix: 16))")
        return
      }
    }
  }

  /// Forward and backward, a random text falls into the same parts, which are those of the standard
  /// library but for the length of the ill-formed ones.
  @Test func bothWaysAgree() {
    var texts = RandomText(seed: 3)
    for _ in 0..<3_000 {
      let bytes = texts.next(most: 12)
      var borders = [0]
      while let last = borders.last, last < bytes.count {
        let scalar = ScalarReader.read(bytes.span, at: last)
        #expect(scalar.isIllFormed == (scalar.byteCount == 1 && bytes[last] >= 0x80))
        borders.append(last + scalar.byteCount)
      }
      var backward = [bytes.count]
      while let first = backward.last, first > 0 {
        backward.append(first - ScalarReader.readBackward(bytes.span, before: first).byteCount)
      }
      #expect(borders == backward.reversed())
    }
  }
}
