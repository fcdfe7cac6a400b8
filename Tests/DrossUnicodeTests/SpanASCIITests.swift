import DrossTestSupport
import Testing

@testable import DrossUnicode

@Suite struct SpanASCIITests {
  @Test func findsBytesAtEveryPlace() {
    for count in 0..<40 {
      for place in 0..<count {
        for start in 0...count {
          var bytes = [UInt8](repeating: 0x61, count: count)
          bytes[place] = 0x80
          #expect(bytes.span.beyondASCII(from: start) == (start <= place ? place : count))
          let expected = start <= place ? place : nil
          #expect(bytes.span.firstOffset(of: 0x80, from: start) == expected)
        }
      }
    }
  }

  @Test func linesEndWhereTheyDid() {
    let pieces: [[UInt8]] = [
      "\n", "\r", "\r\n", "\u{B}", "\u{C}", "\u{2028}", "\u{2029}", "é", "\t", "word",
    ]
    .map { Array($0.utf8) }
    var random = SplitMix64(seed: 32)
    for _ in 0..<2000 {
      var bytes: [UInt8] = []
      for _ in 0..<random.below(6) {
        bytes +=
          pieces[random.below(pieces.count)] + [UInt8](repeating: 0x61, count: random.below(30))
      }
      for offset in bytes.indices where bytes[offset] & 0xC0 != 0x80 {
        var start = offset
        while !LineEnds.isStart(start, of: bytes.span, limit: 0) { start -= 1 }
        #expect(LineEnds.start(of: bytes.span, from: offset, limit: 0) == start, "\(bytes)")
        // A line ends where the next one starts; the LF behind a CR starts none.
        var end = offset + 1
        while end < bytes.count,
          !LineEnds.isStart(end, of: bytes.span, limit: 0)
            || bytes[end - 1] == 0x0D && bytes[end] == 0x0A
        { end += 1 }
        #expect(LineEnds.end(of: bytes.span, from: offset) == end, "\(bytes) at \(offset)")
      }
    }
  }
}
