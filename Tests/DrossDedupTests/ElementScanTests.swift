import DrossTestSupport
import DrossText
import DrossUnicode
import Testing

@testable import DrossDedup

/// The scan eight bytes at a time finds what a simple one does.
@Suite struct ElementScanTests {
  /// Letters, digits and bytes that separate; words of all lengths around eight, at the end of the text too.
  @Test func asciiMatchesASimpleScan() {
    var random = SplitMix64(seed: 1)
    let bytes = Array("abz09 -`{/:~\n_@[".utf8)
    for count in 0..<400 {
      let share = random.pick([2, 5, 12])
      let text = (0..<count % 60).map { _ in
        random.oneIn(share) ? random.pick(bytes) : random.pick(Array("abz09".utf8))
      }
      var expected: [Range<Int>] = []
      for (index, byte) in text.enumerated() where Self.isWordByte(byte) {
        if let last = expected.last, last.upperBound == index {
          expected[expected.count - 1] = last.lowerBound..<index + 1
        } else {
          expected.append(index..<index + 1)
        }
      }
      var found: [Range<Int>] = []
      ElementScan.forEach(text.span) { hash, start, end in
        found.append(start..<end)
        #expect(hash == ElementHash.hash(text.span, from: start, to: end))
      }
      #expect(found == expected, "\(text)")
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }

  /// Wherever a letter that is not ASCII stands, it belongs to the word around it.
  @Test func otherLettersBelongToWords() {
    for length in 1..<20 {
      for place in 0..<length {
        var word = [UInt8](repeating: 0x61, count: length)
        word.replaceSubrange(place..<place + 1, with: Array("é".utf8))
        let text = Array("x ".utf8) + word + Array(" 河y — z".utf8)
        var found: [String] = []
        ElementScan.forEach(text.span) { _, start, end in
          found.append(String(decoding: text[start..<end], as: UTF8.self))
        }
        #expect(found == ["x", String(decoding: word, as: UTF8.self), "河", "y", "z"])
      }
    }
  }

  @Test func placesAreThoseOfTheElements() {
    let text = Array("The  FERRY\u{2019}s late\u{200B}ness, 河水 — again…".utf8)
    let folded = FoldedText(text.span, lines: LineTable(text.span))
    let bytes = folded.bytes
    var places: [TextRange] = []
    ElementScan.forEach(bytes.span) { _, start, end in
      places.append(folded.sourceRange(start..<end))
    }
    var ranges: [Range<Int>] = []
    for start in places.indices {
      for end in start + 1...places.count { ranges.append(start..<end) }
    }
    #expect(
      ElementPlaces.sourceRanges(ranges, in: text.span)
        == ranges.map { TextRange(places[$0.lowerBound].start, places[$0.upperBound - 1].end) })
  }
}
