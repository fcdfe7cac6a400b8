import DrossFormats
import DrossReport

/// The documents of an index that say the same, by name; where there are many they are read once, however
/// often somebody asks.
struct IndexedCopies: Sendable {
  /// From how many documents of a text on they are kept.
  private static let many = 16

  private struct Copies {
    /// The first name in order.
    var first: DocumentName
    /// The numbers of the documents by the hash of their names.
    var numbers: [UInt64: [Int]]
  }

  private let index: DuplicateIndex
  private var known: [UInt32: Copies] = [:]

  init(_ index: DuplicateIndex) { self.index = index }

  /// Whether a document of that name says `text`.
  ///
  /// - Complexity: O(1) once the documents of the text are read.
  /// - Throws: `cannotRead`, `damagedIndex`.
  mutating func has(
    _ name: DocumentName, saying text: UInt32
  ) throws(FormatError) -> Bool {
    // Hashes may be equal where names are not.
    for number in try copies(of: text).numbers[name.hash(0)] ?? []
    where DocumentOrder.compare(try index.document(number).name, name) == 0 {
      return true
    }
    return false
  }

  /// The first name, in order, of a document that says `text`.
  ///
  /// - Complexity: O(1) once the documents of the text are read.
  /// - Throws: `cannotRead`, `damagedIndex`.
  mutating func firstName(saying text: UInt32) throws(FormatError) -> DocumentName {
    try copies(of: text).first
  }

  private mutating func copies(of text: UInt32) throws(FormatError) -> Copies {
    if let copies = known[text] { return copies }
    let numbers = try index.documents(of: [text])[0]
    // A text has one document at least, the one that it came with.
    var first = try index.document(numbers[0]).name
    var byName: [UInt64: [Int]] = [first.hash(0): [numbers[0]]]
    for number in numbers.dropFirst() {
      let name = try index.document(number).name
      byName[name.hash(0), default: []].append(number)
      if DocumentOrder.compare(name, first) < 0 { first = name }
    }
    let copies = Copies(first: first, numbers: byName)
    if numbers.count >= Self.many { known[text] = copies }
    return copies
  }
}
