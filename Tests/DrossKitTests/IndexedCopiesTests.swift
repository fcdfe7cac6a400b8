@testable import DrossKit
import DrossFormats
import DrossReport
import DrossTestSupport
import Testing

/// Documents of an index that say the same.
@Suite struct IndexedCopiesTests {
  private static let text = Array("The ferry crossed the river again on Monday morning.".utf8)

  private static func name(_ number: Int) -> DocumentName {
    .init(path: Array("page-\(number)".utf8))
  }

  private static func add(_ numbers: [Int], to writer: DuplicateIndexWriter) throws(FormatError) {
    for number in numbers { try writer.add(.init(name(number), bytes: text)) }
    try writer.commit()
  }

  @Test func namesAreFoundAmongFewAndMany() throws {
    let folder = try TemporaryFolder()
    for count in [1, 2, 15, 16, 40] {
      let path = folder("\(count)")
      let numbers = (0..<count).map { 900 - 7 * $0 }
      try Self.add(numbers, to: DuplicateIndexWriter(creating: path))
      let index = try DuplicateIndex(path: path)
      var copies = IndexedCopies(index)
      for number in 600..<910 {
        #expect(try copies.has(Self.name(number), saying: 0) == numbers.contains(number))
      }
      #expect(
        try copies.firstName(saying: 0)
          == numbers.map(Self.name).min { $0.path.lexicographicallyPrecedes($1.path) })
    }
  }

  @Test(.timeLimit(.minutes(30))) func manyCopiesTakeTheTimeOfTheirNumber() async throws {
    let folder = try TemporaryFolder()
    let path = folder("index")
    let count = 1500
    try Self.add(Array(0..<count), to: DuplicateIndexWriter(creating: path))
    let index = try DuplicateIndex(path: path)
    var deduplicator = Deduplicator(against: index)
    for number in count - 5..<2 * count {
      try deduplicator.add(.init(Self.name(number), bytes: Self.text))
    }
    let found = try await deduplicator.find()
    #expect(found.addedCount == count && found.passedOver == 5)
    let writer = try DuplicateIndexWriter(addingTo: path)
    try Self.add(Array(count - 5..<2 * count), to: writer)
    #expect(writer.documentCount == count && writer.knownCount == 5)
    let info = try DuplicateIndex(path: path).info
    #expect(info.documents == 2 * count && info.texts == 1)
  }
}
