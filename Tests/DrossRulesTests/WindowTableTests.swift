import Testing

@testable import DrossRules

@Suite struct WindowTableTests {
  private static func record(_ text: String, _ literal: Int32) -> WindowTable.Record {
    let bytes = Array(text.utf8)
    return WindowTable.Record(
      key: WindowKey(of: bytes[...]).value, lead: LiteralFinder.Lead(literal: literal))
  }

  private static func literals(of text: String, in table: WindowTable) -> [Int32] {
    let key = WindowKey(of: Array(text.utf8)[...])
    var found: [Int32] = []
    table.withReader { reader in
      var bucket = reader.bucketAhead(of: key)
      reader.readAhead(&bucket)
      for number in bucket.first..<bucket.end where reader[number].key == key.value {
        found.append(reader[number].lead.literal)
      }
    }
    return found
  }

  @Test func everyWindowIsFound() {
    let words = (0..<500).map { "w\($0)" }
    let records =
      words.enumerated().map { Self.record($1, Int32($0)) }
      + words.enumerated().map { Self.record($1, Int32($0 + 1000)) }
    let table = WindowTable(
      records.sorted { ($0.key, $0.lead.literal) < ($1.key, $1.lead.literal) })
    #expect(!table.isEmpty)
    for (index, word) in words.enumerated() {
      #expect(Self.literals(of: word, in: table) == [Int32(index), Int32(index + 1000)])
    }
    #expect(Self.literals(of: "w500", in: table) == [])
    #expect(table.records.count == 1000)
    #expect(table.literals == Array(0..<500) + Array(1000..<1500))
  }

  @Test func aTableIsMadeAgainFromItsBuckets() throws {
    let table = WindowTable((0..<100).map { Self.record("w\($0)", Int32($0)) })
    let again = try #require(WindowTable(Array(table.records), sizes: table.sizes))
    for number in 0..<100 { #expect(Self.literals(of: "w\(number)", in: again) == [Int32(number)]) }
    let empty = WindowTable([])
    #expect(WindowTable([], sizes: empty.sizes)?.isEmpty == true)
    // One too few, no power of two, less than nothing.
    #expect(WindowTable(Array(table.records.dropLast()), sizes: table.sizes) == nil)
    #expect(WindowTable([], sizes: [0, 0, 0]) == nil)
    #expect(WindowTable([], sizes: [-1, 1]) == nil)
  }

  @Test func anEmptyTableHoldsNothing() {
    let table = WindowTable([])
    #expect(table.isEmpty)
    #expect(table.records.isEmpty)
    #expect(Self.literals(of: "word", in: table) == [])
  }

  @Test(arguments: [2, 3, 4, 5, 6, 7, 8, 12]) func keysOfAllWidths(width: Int) {
    let bytes = Array("abcdefghijkl".utf8)
    let eight = LiteralTexts.word(bytes, from: 0, to: 8)
    let four = UInt32(truncatingIfNeeded: LiteralTexts.word(bytes, from: 8, to: 12))
    let key = WindowKey(eight, next: four, width: width)
    #expect(key == WindowKey(of: bytes[..<width]))
    #expect(key.shortWidth == (width < 8 ? width : nil))
  }
}
