import DrossTestSupport
import DrossText
import DrossUnicode
import Testing

@testable import DrossDedup

/// What is read as it stands is what the fold says.
@Suite struct SourceScanTests {
  /// Hashes and places of the elements, by folding everything.
  private static func folded(_ text: [UInt8]) -> (hashes: [UInt64], places: [TextRange]) {
    let folded = FoldedText(text.span, lines: LineTable(text.span))
    var hashes: [UInt64] = []
    var places: [TextRange] = []
    let bytes = folded.bytes
    ElementScan.forEach(bytes.span) { hash, start, end in
      hashes.append(hash)
      places.append(folded.sourceRange(start..<end))
    }
    return (hashes, places)
  }

  private static func check(_ text: [UInt8]) {
    let expected = folded(text)
    #expect(ElementHashes(text.span).all == expected.hashes, "\(text)")
    #expect(ElementPlaces.all(in: text.span) == expected.places, "\(text)")
    let wanted = expected.places.indices.map { $0..<$0 + 1 }
    #expect(ElementPlaces.amongAll(wanted, in: text.span) == expected.places, "\(text)")
    #expect(ElementPlaces.inOrder(wanted, in: text.span) == expected.places, "\(text)")
  }

  /// Every sign that is read as it stands, between words, at both ends and before marks.
  @Test func signsOnlySeparate() {
    let signs: [UInt32] =
      [0xA0, 0xA3, 0xA7, 0xA9, 0xAB, 0xBB] + Array(0x2010...0x2015) + Array(0x2018...0x201E)
      + [0x200B, 0x2022, 0x2026, 0xAD, 0x2032]
    for sign in signs {
      guard let scalar = Unicode.Scalar(sign) else { continue }
      for text in [
        "a\(scalar)b", "\(scalar)Word", "word\(scalar)", "a \(scalar)\u{301} b",
        "e\u{301}\(scalar)f", "\(scalar)", "one\(scalar)\(scalar)two\n\(scalar)three",
      ] {
        Self.check(Array(text.utf8))
      }
    }
  }

  /// All sorts of parts one behind the other; those that end in the middle of a character too.
  @Test func mixturesMatchTheFold() {
    var random = SplitMix64(seed: 3)
    let parts: [[UInt8]] =
      [
        "The", "ferry", " ", " ", "  ", "\n", "\r\n", "\r", "\t", "-", "A1b2C3", "internationally",
        "\u{2019}s", "\u{2014}", "\u{2026}", "\u{A0}", "\u{AB}", "é", "e\u{301}", "ﬁ", "ſ", "İ",
        "раssword", "Ωmega", "河", "水", "ไทย", "\u{200B}", "\u{AD}", "\u{0}", "\u{7F}", "\u{12}",
        "@[`{/:", "２", "Ⅷ", "\u{1F600}", "\u{2028}", "\u{85}",
      ].map { Array($0.utf8) } + [[0xE2], [0xE2, 0x80], [0xC2], [0xFF], [0x99]]
    for round in 0..<600 {
      // Mostly ASCII, or a mixture of everything.
      let others = random.pick([2, 12, 60])
      var text: [UInt8] = []
      for _ in 0..<random.below(round % 10 == 0 ? 600 : 40) {
        text += random.oneIn(others) ? random.pick(parts) : random.pick(Array(parts.prefix(12)))
      }
      Self.check(text)
    }
  }
}
