import DrossTestSupport
import Testing

@testable import DrossUnicode

@Suite struct LineCounterTests {
  /// A text of one to 200 parts that matter to the counter, so that they meet in every order.
  private func text(_ random: inout SplitMix64) -> [UInt8] {
    let parts = [
      "a", "B", "word", "Word", "é", "Ж", "漢", "7", "2026", " ", "  ", ". ", ".", "!", "?", "?!",
      "…",
      "。", ",", ";", "'", "-", "’", "'s", "\"", ")", "](", "/", "//", "://", "https://a.b", "\t",
      "\u{0}",
      "\u{7F}", "\u{AD}", "»", "J. ", "the end.", "and so it went on", "*", "_", "e.g. ",
    ]
    var text: [UInt8] = []
    for _ in 0..<Int.random(in: 1...200, using: &random) {
      text += parts[Int.random(in: 0..<parts.count, using: &random)].utf8
    }
    return text
  }

  @Test func countsWhatOneByteAfterTheOtherCounts() {
    for seed in 0..<4_000 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let text = text(&random)
      let start = Int.random(in: 0...min(3, text.count), using: &random)
      var counter = LineCounter()
      counter.count(text.span, from: start, to: text.count)
      var reference = ReferenceLineCounter()
      reference.count(text[start...])
      let isSame =
        counter.shape == reference.shape && counter.tabOffset == reference.tabOffset
        && counter.wordsBeforeTab == reference.wordsBeforeTab
      #expect(isSame, "seed \(seed): \(counter.shape) \(reference.shape)")
      if !isSame { return }
    }
  }
}
