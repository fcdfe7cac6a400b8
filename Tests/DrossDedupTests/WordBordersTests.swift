import DrossTestSupport
import Testing

@testable import DrossDedup

/// Where words of ASCII start and end.
@Suite struct WordBordersTests {
  private static func words(_ text: [UInt8], in range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    unsafe text.withUnsafeBytes { text in
      unsafe WordBorders.forEachChunk(of: text, in: range) { places, count in
        #expect(count <= WordBorders.mostWords)
        for index in 0..<count {
          unsafe words.append(Int(places[2 * index])..<Int(places[2 * index + 1]))
        }
      }
    }
    return words
  }

  private static func expected(_ text: [UInt8], in range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    for index in range {
      let byte = text[index]
      guard byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A && byte >= 0x41 || 0x30...0x39 ~= byte
      else { continue }
      if let last = words.last, last.upperBound == index {
        words[words.count - 1] = last.lowerBound..<index + 1
      } else {
        words.append(index..<index + 1)
      }
    }
    return words
  }

  @Test func everyByteIsOneOrTheOther() {
    for byte in UInt8.min...UInt8.max {
      for count in [1, 63, 64, 65] {
        let text = [UInt8](repeating: 0x20, count: count - 1) + [byte, 0x20]
        #expect(Self.words(text, in: 0..<text.count) == Self.expected(text, in: 0..<text.count))
        let letters = [UInt8](repeating: 0x61, count: count - 1) + [byte, 0x7A]
        #expect(
          Self.words(letters, in: 0..<letters.count)
            == Self.expected(letters, in: 0..<letters.count)
        )
      }
    }
  }

  /// Words of one letter and of thousands, over the borders of blocks and chunks, in parts of a text.
  @Test func wordsOfAllLengths() {
    var random = SplitMix64(seed: 5)
    for round in 0..<300 {
      let share = random.pick([2, 3, 8, 40, 3000])
      let text = (0..<random.below(round % 5 == 0 ? 7000 : 300)).map { _ in
        random.oneIn(share)
          ? random.pick(Array(" .-@[`{\n\u{7F}".utf8)) : random.pick(Array("azAZ09".utf8))
      }
      let start = random.below(text.count + 1)
      for range in [0..<text.count, start..<text.count, 0..<start] {
        #expect(Self.words(text, in: range) == Self.expected(text, in: range))
      }
    }
  }
}
