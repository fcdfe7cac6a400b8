import DrossTestSupport
import Testing

@testable import DrossDedup

/// The places of passages by document, and their bytes by passage.
@Suite struct PassageSidesTests {
  @Test func placesComeByDocumentAndBytesByPassage() throws {
    var random = SplitMix64(seed: 8)
    let passages = (0..<30_000).map { _ in
      func place() -> DuplicateReport.Place {
        let start = random.below(1000)
        return .init(document: random.below(700), elements: start..<start + 1 + random.below(50))
      }
      return DuplicateReport.Passage(first: place(), second: place(), similarity: 1)
    }
    let example = DuplicateReport.Place(document: 699, elements: 5..<9)
    var sides = PassageSides(documents: 700, MemoryWords())
    try sides.append(Array(passages[..<100]))
    try sides.append(Array(passages[100...]))
    try sides.append(example)
    try sides.finish()
    #expect(sides.count == 60_001)
    var ranges = SideRanges(count: 60_000, MemoryWords())
    var last: (UInt32, UInt32) = (0, 0)
    for share in 0..<sides.shareCount {
      var numbers: [UInt32] = []
      for side in try sides.sides(of: share) {
        #expect((side.document, side.slot) >= last)
        last = (side.document, side.slot)
        if side.slot == 60_000 {
          #expect(side.document == 699 && side.elements == 5..<9)
          continue
        }
        numbers += [
          side.slot, UInt32(side.elements.lowerBound), UInt32(side.elements.upperBound),
        ]
      }
      try ranges.append(numbers)
    }
    try ranges.finish()
    #expect(ranges.partCount == 2)
    var found: [UInt32] = []
    for part in 0..<ranges.partCount {
      #expect(ranges.slots(of: part).lowerBound == found.count / 2)
      found += try ranges.ranges(of: part)
    }
    let expected = passages.flatMap { [$0.first, $0.second] }.flatMap {
      [UInt32($0.elements.lowerBound), UInt32($0.elements.upperBound)]
    }
    #expect(found == expected)
  }

  @Test func noPassagesHaveNoParts() throws {
    var ranges = SideRanges(count: 0, MemoryWords())
    try ranges.finish()
    #expect(ranges.partCount == 0)
  }
}
