import DrossTestSupport
import DrossText
import Testing

@Suite struct KeptTextTests {
  @Test func nothingKeptIsNeverCut() {
    #expect(!KeptText().isCut(by: TextRange(0, 100)))
  }

  @Test func noEditMayTouchWhatIsKeptWhole() {
    let kept = KeptText(whole: [TextRange(4, 8), TextRange(20, 30)])
    for range in [
      TextRange(0, 5), TextRange(7, 9), TextRange(5, 5), TextRange(4, 8), TextRange(0, 40),
      TextRange(8, 21),
    ] {
      #expect(kept.isCut(by: range), "\(range)")
    }
    for range in [TextRange(0, 4), TextRange(8, 20), TextRange(30, 99), TextRange(4, 4)] {
      #expect(!kept.isCut(by: range), "\(range)")
    }
  }

  @Test func unitsGoAsAWhole() {
    let kept = KeptText(units: [TextRange(4, 8), TextRange(8, 12)])
    for range in [TextRange(4, 8), TextRange(0, 8), TextRange(4, 12), TextRange(12, 20)] {
      #expect(!kept.isCut(by: range), "\(range)")
    }
    for range in [TextRange(4, 7), TextRange(5, 8), TextRange(6, 6), TextRange(4, 9)] {
      #expect(kept.isCut(by: range), "\(range)")
    }
  }

  /// The parts are searched by halves; here all of them are asked.
  @Test func manyPartsAnswerAsOneByOne() {
    var random = SplitMix64(seed: 13)
    for _ in 0..<300 {
      let whole = parts(&random)
      let units = parts(&random)
      let kept = KeptText(whole: whole, units: units)
      for _ in 0..<40 {
        let start = random.below(100)
        let range = TextRange(start, start + 1 + random.below(12))
        let isCut =
          whole.contains { $0.overlaps(range) }
          || units.contains { $0.overlaps(range) && !range.contains($0) }
        #expect(kept.isCut(by: range) == isCut, "\(range) of \(kept)")
      }
    }
  }

  private func parts(_ random: inout SplitMix64) -> [TextRange] {
    var parts: [TextRange] = []
    var position = random.below(10)
    while position < 100 {
      let end = position + 1 + random.below(8)
      parts.append(TextRange(position, end))
      position = end + random.below(10)
    }
    return parts
  }
}
