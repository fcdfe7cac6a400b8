import DrossText
import Testing

@Suite struct TextRangeTests {
  @Test func rangesAreHalfOpen() {
    let range = TextRange(2, 5)
    #expect(range.count == 3)
    #expect(range.range == 2..<5)
    #expect(!range.isEmpty)
    #expect(TextRange(4, 4).isEmpty)
  }

  @Test func aRangeContainsItselfAndWhatLiesInside() {
    let range = TextRange(2, 5)
    for inside in [TextRange(2, 5), TextRange(3, 4), TextRange(2, 2), TextRange(5, 5)] {
      #expect(range.contains(inside), "\(inside)")
    }
    for outside in [TextRange(1, 5), TextRange(2, 6), TextRange(6, 6), TextRange(0, 1)] {
      #expect(!range.contains(outside), "\(outside)")
    }
  }

  @Test func neighboursDoNotOverlap() {
    let range = TextRange(2, 5)
    for other in [TextRange(0, 3), TextRange(4, 9), TextRange(3, 4), TextRange(0, 9), range] {
      #expect(range.overlaps(other) && other.overlaps(range), "\(other)")
    }
    for other in [TextRange(0, 2), TextRange(5, 9), TextRange(2, 2), TextRange(5, 5)] {
      #expect(!range.overlaps(other) && !other.overlaps(range), "\(other)")
    }
  }

  /// An insertion inside of what another edit replaces is in its way, although it has no byte.
  @Test func aPlaceBetweenTwoBytesOfARangeOverlapsIt() {
    #expect(TextRange(2, 5).overlaps(TextRange(3, 3)))
    #expect(TextRange(3, 3).overlaps(TextRange(2, 5)))
    #expect(!TextRange(3, 3).overlaps(TextRange(3, 3)))
  }

  @Test func aUnionHoldsWhatLiesBetween() {
    #expect(TextRange(1, 2).union(TextRange(5, 7)) == TextRange(1, 7))
    #expect(TextRange(5, 7).union(TextRange(1, 2)) == TextRange(1, 7))
    #expect(TextRange(1, 9).union(TextRange(3, 4)) == TextRange(1, 9))
  }

  @Test func shiftingKeepsTheNumberOfBytes() {
    #expect(TextRange(2, 5).shifted(by: 3) == TextRange(5, 8))
    #expect(TextRange(2, 5).shifted(by: -2) == TextRange(0, 3))
  }

  @Test func containersSortBeforeWhatTheyHold() {
    let sorted = [
      TextRange(0, 2), TextRange(1, 9), TextRange(1, 3), TextRange(1, 1), TextRange(2, 2),
    ]
    #expect(sorted.reversed().sorted() == sorted)
  }
}
