import DrossTestSupport
import Testing

@testable import DrossRules

@Suite struct LongWordScannerTests {
  private func words(_ text: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var scanner = LongWordScanner(range)
    var found: [Range<Int>] = []
    while let word = scanner.next(in: text.span) { found.append(word) }
    return found
  }

  @Test func shortWordsAreLeftOut() {
    let text = Array("the old harbour-bridge is ours; øre dømt 1953".utf8)
    let found = words(text, 0..<text.count).map { String(decoding: text[$0], as: UTF8.self) }
    #expect(found == ["harbour", "bridge", "ours", "øre", "dømt", "1953"])
    #expect(words(text, 9..<12) == [])
    #expect(words(text, 9..<13) == [9..<13])
  }

  /// Those of the scanner of all words that are long enough, wherever blocks of 64 bytes end.
  @Test func theyAreWordsOfTheOtherScanner() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<300 {
      let text = (0..<random.below(300)).map { _ in
        random.pick([0x61, 0x7A, 0x30, 0xC3, 0xA9, 0x61, 0x61, 0x61, 0x20, 0x2D, 0x0A] as [UInt8])
      }
      let start = random.below(text.count + 1)
      let range = start..<start + random.below(text.count - start + 1)
      var expected: [Range<Int>] = []
      FoldedWords.forEach(in: text.span, range) { word in
        if word.count >= LongWordScanner.shortest { expected.append(word) }
      }
      #expect(words(text, range) == expected)
    }
    let long = Array(repeating: UInt8(0x61), count: 300)
    #expect(words(long, 1..<299) == [1..<299])
  }
}
