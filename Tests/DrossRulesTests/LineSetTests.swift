import Testing

@testable import DrossRules

@Test func aLineSetKnowsWhatStretchesHaveOfIt() {
  let set = LineSet([5..<7, 1..<1, 6..<9, 2..<3, 9..<10, 20..<21, 6..<7])
  let lines: Set = [2, 5, 6, 7, 8, 9, 20]
  for start in 0..<24 {
    for end in start..<24 {
      #expect(set.overlaps(start..<end) == (start..<end).contains { lines.contains($0) })
    }
  }
  #expect(!LineSet([]).overlaps(0..<9))
}
