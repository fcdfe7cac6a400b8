import Testing

@testable import DrossRules

@Suite struct GroupsTests {
  @Test func valuesOfEachGroupInOrder() {
    var groups = Groups<Int>(count: 3)
    for (value, group) in [(5, 2), (1, 0), (3, 2), (4, 0), (4, 2)] {
      groups.add(value, to: Int32(group))
    }
    groups.arrange { $0 < $1 }
    #expect((0..<3).map { Array(groups.inOrder[$0]) } == [[1, 4], [], [3, 4, 5]])
    #expect(groups.used == [2, 0])
  }

  @Test func nothingIsLeftOfTheLastText() {
    var groups = Groups<Int>(count: 2)
    for value in 0..<10 { groups.add(value, to: 1) }
    groups.arrange { $0 < $1 }
    groups.clear()
    groups.add(7, to: 0)
    groups.arrange { $0 < $1 }
    #expect(Array(groups.inOrder[0]) == [7])
    #expect(groups.inOrder[1].isEmpty)
    #expect(groups.used == [0])
  }

  @Test func equalValuesStayAsTheyCame() {
    var groups = Groups<(key: Int, name: String)>(count: 1)
    for value in [(2, "a"), (1, "b"), (2, "c"), (1, "d")] { groups.add(value, to: 0) }
    groups.arrange { $0.key < $1.key }
    #expect(groups.inOrder[0].map(\.name) == ["b", "d", "a", "c"])
  }
}
