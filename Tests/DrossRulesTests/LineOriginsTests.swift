import DrossText
import DrossUnicode
import Testing

@testable import DrossRules

@Suite struct LineOriginsTests {
  private func origins(_ text: String, _ edits: [(Range<Int>, String)]) -> [Int?] {
    let plan = EditPlan(
      sorted: edits.map {
        Edit(
          TextRange($0.lowerBound, $0.upperBound), replacement: Array($1.utf8), rule: "test/edit")
      })
    let (view, origins) = TextView.edited(TextView(Array(text.utf8)), by: plan)
    return view.lines.lines.indices.map { origins[$0] }
  }

  @Test func linesThatStayAreKnown() {
    #expect(origins("one\ntwo\nthree\n", []) == [0, 1, 2])
    #expect(origins("one\ntwo\nthree\n", [(4..<8, "")]) == [0, 2])
    #expect(origins("one\ntwo\nthree\n", [(0..<4, ""), (8..<14, "")]) == [1])
    #expect(origins("one\r\ntwo\r\nthree", [(0..<5, "")]) == [1, 2])
  }

  @Test func changedLinesAreNew() {
    #expect(origins("one\ntwo\nthree\n", [(5..<6, "")]) == [0, nil, 2])
    #expect(origins("one\ntwo\nthree\n", [(4..<5, "")]) == [0, nil, 2])
    #expect(origins("one\ntwo\nthree\n", [(6..<7, "")]) == [0, nil, 2])
    #expect(origins("one\ntwo\nthree\n", [(7..<7, "!")]) == [0, nil, 2])
    #expect(origins("one\ntwo\nthree\n", [(4..<4, "!")]) == [0, nil, 2])
    #expect(origins("one\ntwo\nthree\n", [(4..<7, "two")]) == [0, nil, 2])
  }

  @Test func breaksThatComeAndGo() {
    #expect(origins("one\ntwo\nthree\n", [(3..<4, "")]) == [nil, 2])
    #expect(origins("one\ntwo\nthree\n", [(4..<4, "a\n")]) == [0, nil, 1, 2])
    #expect(origins("one\ntwo\nthree\n", [(3..<4, "\n\n")]) == [0, nil, 1, 2])
    #expect(origins("one two\nthree\n", [(3..<4, "\n")]) == [nil, nil, 1])
    #expect(origins("one\ntwo\n", [(7..<8, "")]) == [0, 1])
  }

  @Test func stretchesHoldLinesThatStoodTogether() {
    let before = TextView(Array("Eins\nzwei\ndrei\nvier\nfünf\n".utf8))
    let plan = EditPlan(sorted: [Edit(TextRange(5, 10), replacement: [], rule: "test/edit")])
    let (view, origins) = TextView.edited(before, by: plan)
    let stretches = origins.stretches(of: view, from: before)
    #expect(stretches.map(\.start) == [0, 5])
    #expect(stretches.map(\.end) == [5, view.folded.bytes.count])
    #expect(stretches.map(\.shift) == [0, -5])
  }
}
