import DrossDedup
public import DrossFormats
import DrossReport

/// An index of documents on the disk, to compare others with: their elements, fingerprints and names, and
/// the bytes of each element, but not their text.
///
/// What is there when it is opened does not change, whatever is added to the file meanwhile.
public struct DuplicateIndex: Sendable {
  /// Size figures of an index.
  public struct Info: Hashable, Sendable {
    /// How many documents there are.
    public var documents: Int
    /// How many of them are not copies, element for element, of an earlier one.
    public var texts: Int
    /// The elements of all texts.
    public var elements: Int
    /// The fingerprints of all texts.
    public var fingerprints: Int
    /// The bytes of all documents.
    public var byteCount: Int
    /// The bytes of the file.
    public var fileSize: Int
  }

  struct Run: Sendable {
    let stored: IndexCatalog.Run
    let fingerprints: IndexTable
    let wholes: IndexTable
    let copies: IndexTable
  }

  let file: BlockFile
  let catalog: IndexCatalog
  let runs: [Run]

  /// Opens the index at `path`.
  ///
  /// - Complexity: O(blocks of its tables), a thousandth of the file.
  /// - Throws: `cannotRead`; `notIndex`, `otherIndex` and `damagedIndex` when it cannot be used.
  public init(path: String) throws(FormatError) { try self.init(BlockFile(path: path)) }

  init(_ file: BlockFile) throws(FormatError) {
    self.file = file
    catalog = try IndexCatalog(file)
    var runs: [Run] = []
    for stored in catalog.runs {
      runs.append(
        Run(
          stored: stored, fingerprints: try IndexTable(stored.fingerprints, in: file),
          wholes: try IndexTable(stored.wholes, in: file),
          copies: try IndexTable(stored.copies, in: file)))
    }
    self.runs = runs
  }

  /// The path of the index file.
  public var path: String { file.path }

  /// Size figures of the index.
  public var info: Info {
    Info(
      documents: catalog.documents.count, texts: catalog.texts.count,
      elements: catalog.elementCount, fingerprints: runs.reduce(0) { $0 + $1.fingerprints.count },
      byteCount: catalog.byteCount, fileSize: file.count)
  }

  /// A document.
  ///
  /// - Throws: `cannotRead`, `damagedIndex`.
  func document(_ number: Int) throws(FormatError) -> IndexedDocument {
    try IndexedDocument(catalog.documents.entry(number, in: file).place, in: file)
  }

  /// The elements of a text.
  ///
  /// - Throws: `cannotRead`, `damagedIndex`.
  func elements(of text: UInt32) throws(FormatError) -> [UInt32] {
    var elements: [UInt32] = []
    try readElements(of: text, to: &elements)
    return elements
  }

  func readElements(of text: UInt32, to elements: inout [UInt32]) throws(FormatError) {
    let bytes = try file.block(catalog.texts.entry(Int(text), in: file).place)
    guard bytes.count % 4 == 0 else { throw FormatError(.damagedIndex, path: path) }
    elements.reserveCapacity(elements.count + bytes.count / 4)
    unsafe bytes.withUnsafeBytes { source in
      for start in stride(from: 0, to: source.count, by: 4) {
        elements.append(
          unsafe UInt32(littleEndian: source.loadUnaligned(fromByteOffset: start, as: UInt32.self)))
      }
    }
  }

  /// The text with exactly these elements.
  ///
  /// - Throws: `cannotRead`, `damagedIndex`.
  func text(whole: UInt64, elements: [UInt32]) throws(FormatError) -> UInt32? {
    var candidates: [UInt32] = []
    for run in runs {
      try run.wholes.forEach(of: [whole]) { _, record in candidates.append(record.text) }
    }
    for text in candidates.sorted() where try self.elements(of: text) == elements { return text }
    return nil
  }

  /// The documents that say each of `texts`, the first one first.
  ///
  /// - Parameter texts: numbers in order, each once.
  /// - Throws: `cannotRead`, `damagedIndex`.
  func documents(of texts: [UInt32]) throws(FormatError) -> [[Int]] {
    var found: [[Int]] = []
    found.reserveCapacity(texts.count)
    for text in texts { found.append([Int(try catalog.texts.entry(Int(text), in: file).number)]) }
    let keys = texts.map { UInt64($0) }
    for run in runs {
      try run.copies.forEach(of: keys) { index, record in found[index].append(Int(record.text)) }
    }
    return found
  }

  /// Reads everything and compares it with its checksums.
  ///
  /// - Parameter tell: hears how much is done, from 0 to 1.
  /// - Throws: `cannotRead`, `damagedIndex`.
  public func verify(tell: (Double) -> Void = { _ in }) throws(FormatError) {
    try file.verifyHeader()
    for number in 0..<catalog.documents.count {
      let document = try document(number)
      let places = try file.block(document.places)
      let last = max(document.count - 1, 0)
      guard
        document.count == 0 || ElementPlaceCode.sourceRanges([last..<last + 1], in: places) != nil,
        Int(document.text) < catalog.texts.count
      else { throw FormatError(.damagedIndex, path: path) }
      if number % 256 == 0 { tell(Double(number) / Double(catalog.documents.count) * 0.5) }
    }
    for text in 0..<catalog.texts.count {
      _ = try elements(of: UInt32(text))
      if text % 256 == 0 { tell(0.5 + Double(text) / Double(catalog.texts.count) * 0.3) }
    }
    for run in runs {
      for table in [run.fingerprints, run.wholes, run.copies] {
        for block in table.places.indices { _ = try table.records(ofBlock: block) }
      }
    }
    tell(1)
  }
}
