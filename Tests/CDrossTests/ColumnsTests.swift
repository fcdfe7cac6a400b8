import CDrossHeader
import Testing

@testable import CDross

/// Whether columns hold what went into them.
@Suite struct ColumnsTests {
  @Test func namesAreToldApartByBytes() {
    var names = NameTable()
    let composed: [UInt8] = [0xC3, 0xA9]
    let decomposed: [UInt8] = [0x65, 0xCC, 0x81]
    #expect(names.number(composed) == 0)
    #expect(names.number(decomposed) == 1)
    #expect(names.number(composed) == 0)
    var others = NameTable()
    _ = others.number(decomposed)
    _ = others.number([])
    #expect(names.merge(others) == [1, 2])
  }

  @Test func stringsOfPartsFollowEachOther() {
    var first = StringColumn()
    first.append("ab".utf8)
    first.append("".utf8)
    var second = StringColumn()
    second.append("cde".utf8)
    let columns = Columns()
    let strings = unsafe columns.strings([first, StringColumn(), second])
    #expect(unsafe strings.count == 3)
    #expect((0...3).map { unsafe strings.offsets[$0] } == [0, 2, 2, 5])
    #expect((0..<5).map { unsafe strings.bytes[$0] } == Array("abcde".utf8))
  }

  @Test func emptyColumnsHaveAPlaceAndOneOffset() {
    let columns = Columns()
    let strings = unsafe columns.strings([])
    #expect(unsafe strings.count == 0)
    #expect(unsafe strings.offsets[0] == 0)
    #expect(FindingPart.offsets(of: [[2, 0], [3]]) == [0, 2, 2, 5])
  }
}
