/// The names of documents, in little memory: what is the same in a row is kept once.
public struct DocumentNames: RandomAccessCollection, Sendable {
  /// One document of the names that are kept.
  private struct Entry: BitwiseCopyable {
    /// The number of its path, and above it whether it has a record id.
    var path: UInt32
    /// Its line, from 1; 0 when it has none.
    var line: UInt32
    /// Where its record id ends; it starts where the one before ends.
    var idEnd: Int

    static let idMark: UInt32 = 1 << 31
  }

  private var paths: [UInt8] = []
  private var pathEnds: [Int] = []
  private var ids: [UInt8] = []
  private var entries: [Entry] = []
  /// The entry of each document; none when they are in order.
  private var order: [UInt32]?

  /// No names.
  public init() {}

  /// The names of some documents.
  public init(_ documents: some Sequence<DocumentName>) {
    for document in documents { append(document) }
  }

  /// Where the first document is.
  public var startIndex: Int { 0 }
  /// How many documents there are.
  public var endIndex: Int { entries.count }

  /// Adds a document.
  ///
  /// - Precondition: the documents were not put in another order.
  public mutating func append(_ document: DocumentName) {
    precondition(order == nil, "in the order that they came in")
    if entries.isEmpty
      || !paths[pathRange(pathEnds.count - 1)].elementsEqual(document.path)
    {
      paths += document.path
      pathEnds.append(paths.count)
    }
    if let id = document.recordID { ids += Array(id.utf8) }
    entries.append(
      Entry(
        path: UInt32(truncatingIfNeeded: pathEnds.count - 1)
          | (document.recordID == nil ? 0 : Entry.idMark),
        line: UInt32(truncatingIfNeeded: document.recordLine ?? 0), idEnd: ids.count))
  }

  /// The names of a document.
  public subscript(index: Int) -> DocumentName {
    let number = entryNumber(index)
    let entry = entries[number]
    return DocumentName(
      path: Array(paths[pathRange(Int(entry.path & ~Entry.idMark))]),
      recordID: entry.path & Entry.idMark == 0
        ? nil : String(decoding: ids[idRange(number)], as: UTF8.self),
      recordLine: entry.line == 0 ? nil : Int(entry.line))
  }

  /// The bytes of the path of a document.
  func path(of index: Int) -> ArraySlice<UInt8> {
    paths[pathRange(Int(entries[entryNumber(index)].path & ~Entry.idMark))]
  }

  /// The same names in another order.
  ///
  /// - Parameter order: the old places in the new order.
  public func arranged(_ order: [UInt32]) -> DocumentNames {
    var names = self
    names.order = order.map { UInt32(truncatingIfNeeded: entryNumber(Int($0))) }
    return names
  }

  /// Below 0 when the document at `left` comes first, by path, record id and line; 0 when the names are the same.
  public func compare(_ left: Int, _ right: Int) -> Int {
    let numbers = (entryNumber(left), entryNumber(right))
    let (one, other) = (entries[numbers.0], entries[numbers.1])
    let path = Int(one.path & ~Entry.idMark)
    let otherPath = Int(other.path & ~Entry.idMark)
    if path != otherPath {
      let difference = Self.compare(paths, pathRange(path), pathRange(otherPath))
      if difference != 0 { return difference }
    }
    let difference = Self.compare(ids, idRange(numbers.0), idRange(numbers.1))
    return difference != 0 ? difference : Int(one.line) - Int(other.line)
  }

  private static func compare(_ bytes: [UInt8], _ left: Range<Int>, _ right: Range<Int>) -> Int {
    let cells = bytes.span
    for index in 0..<Swift.min(left.count, right.count) {
      let difference =
        Int(cells[left.lowerBound + index]) - Int(cells[right.lowerBound + index])
      if difference != 0 { return difference }
    }
    return left.count - right.count
  }

  /// Which one of those that were added, from 0, the document at `index` is.
  func entryNumber(_ index: Int) -> Int {
    guard let order else { return index }
    return Int(order[index])
  }

  private func pathRange(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : pathEnds[number - 1])..<pathEnds[number]
  }

  private func idRange(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : entries[number - 1].idEnd)..<entries[number].idEnd
  }
}
