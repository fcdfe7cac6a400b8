import DrossReport
import DrossTestSupport
import Testing

/// Names of documents in little memory.
@Suite struct DocumentNamesTests {
  private static let names: [DocumentName] = [
    .init(path: Array("b".utf8), recordID: "2", recordLine: 1),
    .init(path: Array("b".utf8), recordID: nil, recordLine: 2),
    .init(path: Array("b".utf8), recordID: "", recordLine: 3),
    .init(path: [0xFF, 0x2F], recordID: "a long name é of a record", recordLine: nil),
    .init(path: []), .init(path: Array("a".utf8)), .init(path: Array("b".utf8), recordID: "10"),
    .init(path: Array("b".utf8), recordID: "2", recordLine: 9),
  ]

  @Test func theyComeBack() {
    let names = DocumentNames(Self.names)
    #expect(Array(names) == Self.names)
    let order: [UInt32] = [7, 0, 3, 1]
    let arranged = names.arranged([7, 0, 3, 1, 2, 4, 5, 6])
    #expect(arranged.prefix(4).map { $0 } == order.map { Self.names[Int($0)] })
    #expect(arranged.arranged([3, 0, 1, 2, 4, 5, 6, 7])[0] == Self.names[1])
    #expect(DocumentNames().isEmpty)
  }

  @Test func theyAreInOrderOfPathRecordAndLine() {
    let names = DocumentNames(Self.names)
    let sorted = names.indices.sorted { names.compare($0, $1) < 0 }
    #expect(sorted == [4, 5, 1, 2, 6, 0, 7, 3])
    for index in names.indices { #expect(names.compare(index, index) == 0) }
  }
}
