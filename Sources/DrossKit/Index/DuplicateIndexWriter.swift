import DrossDedup
public import DrossFormats
import DrossReport

/// Makes an index of documents, or adds some to one.
///
/// Nothing is part of the index before `commit`; a program that ends before leaves the index as it was.
public final class DuplicateIndexWriter {
  /// The most texts of one index: half of the numbers are for other documents.
  private static let limit = 1 << 31 - 1

  private let file: BlockFileWriter
  /// What was there before.
  private let old: DuplicateIndex?
  private var oldCopies: IndexedCopies?
  private var catalog: IndexCatalog
  private var fingerprints: FingerprintStore
  private var documents: [IndexList.Entry] = []
  private var texts: [IndexList.Entry] = []
  /// The new texts by the hash of their elements.
  private var wholes: [UInt64: UInt32] = [:]
  /// New documents that say what another one says.
  private var copies: [Fingerprint] = []
  /// Hashes of the names and elements of new documents.
  private var seen: Set<UInt64> = []
  /// Documents that were there already, with the same name and the same elements.
  public private(set) var knownCount = 0

  /// Makes a new index that will stand at `path`; one that stands there is replaced.
  ///
  /// - Parameter memory: about how many bytes of fingerprints may stay in memory.
  /// - Throws: `cannotWrite`; `otherFile` when something else stands there.
  public init(creating path: String, memory: Int = Deduplicator.defaultMemory) throws(FormatError) {
    file = try BlockFileWriter(creating: path)
    old = nil
    catalog = IndexCatalog()
    fingerprints = FingerprintStore(SpooledWords(limit: memory))
  }

  /// Adds to the index at `path`.
  ///
  /// - Throws: as `DuplicateIndex` does; `indexInUse` when somebody else adds to it.
  public init(addingTo path: String, memory: Int = Deduplicator.defaultMemory) throws(FormatError) {
    let file = try BlockFileWriter(addingTo: path)
    let old = try DuplicateIndex(path: path)
    self.file = file
    self.old = old
    oldCopies = IndexedCopies(old)
    catalog = old.catalog
    fingerprints = FingerprintStore(
      SpooledWords(limit: memory), from: UInt32(old.catalog.texts.count))
  }

  /// How many documents were added.
  public var documentCount: Int { documents.count }

  /// Adds a document, unless one of the same name says the same already.
  ///
  /// - Throws: `cannotRead`, `damagedIndex`, `cannotWrite`.
  public func add(_ document: Deduplicator.Document) throws(FormatError) {
    let print = document.print
    let mark = document.name.hash(print.wholeHash)
    if seen.contains(mark) {
      knownCount += 1
      return
    }
    let text = try self.text(of: print)
    if let text, let old, Int(text) < old.catalog.texts.count,
      try oldCopies?.has(document.name, saying: text) == true
    {
      knownCount += 1
      return
    }
    seen.insert(mark)
    let number = UInt32(catalog.documents.count + documents.count)
    let chosen: UInt32
    if let text {
      chosen = text
      copies.append(Fingerprint(key: UInt64(text), text: number, place: 0))
    } else {
      chosen = try addText(of: print, document: number)
    }
    let places = try file.append(document.elementPlaces ?? document.madeElementPlaces())
    let record = IndexedDocument(
      text: chosen, whole: print.wholeHash, count: print.elementHashes.count, name: document.name,
      places: places)
    documents.append(.init(place: try file.append(record.bytes), number: chosen))
    catalog.byteCount += document.size
  }

  /// The text with the elements of `print`, when there is one.
  private func text(of print: DocumentPrint) throws(FormatError) -> UInt32? {
    if let known = try old?.text(whole: print.wholeHash, elements: print.elementHashes) {
      return known
    }
    guard let text = wholes[print.wholeHash] else { return nil }
    let place = texts[Int(text) - catalog.texts.count].place
    let bytes = try file.reader().block(place)
    return bytes == Self.bytes(print.elementHashes) ? text : nil
  }

  private func addText(
    of print: DocumentPrint, document: UInt32
  ) throws(FormatError) -> UInt32 {
    let number = catalog.texts.count + texts.count
    precondition(number < Self.limit, "texts are numbered with 31 bits")
    let text = UInt32(number)
    texts.append(
      .init(place: try file.append(Self.bytes(print.elementHashes)), number: document))
    if wholes[print.wholeHash] == nil { wholes[print.wholeHash] = text }
    catalog.elementCount += print.elementHashes.count
    do { try fingerprints.add(print) } catch { throw FormatError(error) }
    return text
  }

  private static func bytes(_ elements: [UInt32]) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: elements.count * 4) { buffer, count in
      for index in elements.indices {
        unsafe UnsafeMutableRawBufferPointer(buffer).storeBytes(
          of: elements[index].littleEndian, toByteOffset: index * 4, as: UInt32.self)
      }
      count = elements.count * 4
    }
  }

  /// Writes everything that was added to the disk and makes it part of the index.
  ///
  /// - Throws: `cannotRead`, `damagedIndex`, `cannotWrite`.
  public func commit() throws(FormatError) {
    if old != nil, documents.isEmpty { return }
    let firstText = catalog.texts.count
    do { try fingerprints.finish() } catch { throw FormatError(error) }
    let absorbed = old.map { IndexRuns.absorbed($0.runs, by: texts.count) } ?? []
    catalog.runs.removeLast(absorbed.count)
    var run = IndexCatalog.Run()
    var table = IndexTableWriter()
    var bucket = 0
    var part: [Fingerprint] = []
    var position = 0
    let store = fingerprints
    try table.merge(
      absorbed.map(\.fingerprints),
      with: { () throws(FormatError) in
        while position == part.count, bucket < Fingerprint.bucketCount {
          part = try Self.fingerprints(of: bucket, in: store)
          bucket += 1
          position = 0
        }
        guard position < part.count else { return nil }
        position += 1
        return part[position - 1]
      }, to: file)
    run.fingerprints = try table.finish(file)
    run.wholes = try merged(
      absorbed.map(\.wholes),
      with: wholes.map { Fingerprint(key: $0.key, text: $0.value, place: 0) })
    run.copies = try merged(absorbed.map(\.copies), with: copies)
    if !texts.isEmpty || !copies.isEmpty || !absorbed.isEmpty { catalog.runs.append(run) }
    try catalog.documents.append(documents, to: file)
    try catalog.texts.append(texts, to: file)
    assert(catalog.texts.count == firstText + texts.count)
    let root = try file.append(catalog.bytes)
    try file.commit(root)
  }

  private static func fingerprints(
    of bucket: Int, in store: FingerprintStore
  ) throws(FormatError) -> [Fingerprint] {
    do { return try store.fingerprints(of: bucket) } catch { throw FormatError(error) }
  }

  private func merged(
    _ tables: [IndexTable], with records: [Fingerprint]
  ) throws(FormatError) -> IndexTable.Stored {
    let sorted = records.sorted { $0.precedes($1) }
    var position = 0
    var table = IndexTableWriter()
    try table.merge(
      tables,
      with: { () throws(FormatError) in
        guard position < sorted.count else { return nil }
        position += 1
        return sorted[position - 1]
      }, to: file)
    return try table.finish(file)
  }
}

/// How many runs of tables an index has: each look-up goes through all of them.
enum IndexRuns {
  /// Runs of about the same size, from which on they become one.
  private static let width = 8

  /// The last runs that become one with what is new.
  ///
  /// As soon as there would be eight of a size, a larger one takes their place: so there are at most seven
  /// for each number of digits in base eight, and each text is written once for each.
  static func absorbed(_ runs: [DuplicateIndex.Run], by count: Int) -> [DuplicateIndex.Run] {
    var total = count
    var kept = runs.count
    while true {
      let size = digits(total)
      var start = kept
      while start > 0, digits(runs[start - 1].wholes.count) <= size { start -= 1 }
      guard kept - start >= width - 1 else { return Array(runs[kept...]) }
      total += runs[start..<kept].reduce(0) { $0 + $1.wholes.count }
      kept = start
    }
  }

  /// The number of digits of `count` in base eight.
  private static func digits(_ count: Int) -> Int {
    (Int.bitWidth - count.leadingZeroBitCount + 2) / 3
  }
}
