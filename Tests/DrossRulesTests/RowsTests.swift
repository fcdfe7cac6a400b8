import Testing

@testable import DrossRules

@Suite struct RowsTests {
  private let lists: [[Int]] = [[3, 1], [], [4], []]

  private func lists(of rows: Rows<Int>) -> [[Int]] { (0..<rows.count).map { Array(rows[$0]) } }

  @Test func listsAreKept() {
    let rows = Rows(lists)
    #expect(lists(of: rows) == lists)
    #expect(rows.starts == [0, 2, 2, 3, 3])
    #expect(Rows<Int>([]).count == 0)
  }

  @Test func startsMustFit() {
    #expect(Rows(starts: [0, 2, 2, 3, 3], values: [3, 1, 4]).map(lists) == lists)
    for starts: [Int32] in [[], [1], [0, 2], [0, 3, 2, 3], [0, 4]] {
      #expect(Rows(starts: starts, values: [3, 1, 4]) == nil)
    }
  }

  @Test func someOthersAndMore() {
    let rows = Rows(lists)
    #expect(lists(of: rows.filter { $0 > 1 }) == [[3], [], [4], []])
    #expect(lists(of: rows.map { $0 * 2 }) == [[6, 2], [], [8], []])
    #expect(lists(of: rows.appending(Rows([[], [5]]))) == lists + [[], [5]])
  }
}
