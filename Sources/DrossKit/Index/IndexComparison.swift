import DrossDedup
import DrossFormats
import DrossReport

/// Compares documents with those of an index: what they have in common is looked up, and takes part in
/// finding duplicates as documents of its own.
struct IndexComparison: Sendable {
  let index: DuplicateIndex
  /// For each document the text of the index that it says, when there is one.
  private var equalTexts: [UInt32?] = []
  /// Documents of the index that were found, in the order that they were added behind the others.
  private(set) var documents: [IndexedDocument] = []
  /// How many documents were left out, since the index has them under the same name.
  private(set) var knownCount = 0
  private var indexedCopies: IndexedCopies

  init(_ index: DuplicateIndex) {
    self.index = index
    indexedCopies = IndexedCopies(index)
  }

  /// Whether a document is to be compared; one that the index has under the same name is not.
  ///
  /// - Throws: `cannotRead`, `damagedIndex`.
  mutating func takes(_ document: Deduplicator.Document) throws(FormatError) -> Bool {
    let print = document.print
    let text = try index.text(whole: print.wholeHash, elements: print.elementHashes)
    if let text, try indexedCopies.has(document.name, saying: text) {
      knownCount += 1
      return false
    }
    equalTexts.append(text)
    return true
  }

  /// Adds the documents of the index that `names` may have something in common with.
  ///
  /// - Throws: `cannotRead`, `damagedIndex`, `cannotWrite`.
  mutating func join(
    _ finder: inout DuplicateFinder, _ names: DocumentNames, cap: Int, jobs: Int,
    tell: (Double) -> Void
  ) async throws(FormatError) {
    let texts = IndexedTexts(index: index)
    do { try finder.beginKnown(texts.count) } catch { throw FormatError(error, index) }
    var isTouched = [Bool](repeating: false, count: texts.count)
    for text in equalTexts { if let text { isTouched[Int(text)] = true } }
    try await lookUp(
      &finder, isLeftOut: try copies(names), to: &isTouched, cap: cap, jobs: jobs, tell: tell)
    let touched = isTouched.indices.filter { isTouched[$0] }.map { UInt32($0) }
    let wanted = Set(equalTexts.compactMap { $0 })
    for (text, numbers) in zip(touched, try index.documents(of: touched)) {
      var found = try inOrder(numbers)
      // Of documents that say the same only the first takes part, unless a new one says it too.
      if !wanted.contains(text) { found.removeLast(found.count - 1) }
      for document in found.reversed() {
        documents.append(document)
        finder.addKnown(text, whole: document.whole, count: document.count, of: texts)
      }
    }
  }

  /// Documents in the order of their names, those of equal names in the order of their numbers.
  private func inOrder(_ numbers: [Int]) throws(FormatError) -> [IndexedDocument] {
    var found: [(number: Int, document: IndexedDocument)] = []
    for number in numbers { found.append((number, try index.document(number))) }
    found.sort {
      let order = DocumentOrder.compare($0.document.name, $1.document.name)
      return order != 0 ? order < 0 : $0.number < $1.number
    }
    return found.map(\.document)
  }

  /// Which documents say what one of the index says that comes before them.
  private mutating func copies(_ names: DocumentNames) throws(FormatError) -> [Bool] {
    var isCopy = [Bool](repeating: false, count: names.count)
    for (place, text) in equalTexts.enumerated() {
      guard let text else { continue }
      let first = try indexedCopies.firstName(saying: text)
      isCopy[place] = DocumentOrder.compare(first, names[place]) <= 0
    }
    return isCopy
  }

  private func lookUp(
    _ finder: inout DuplicateFinder, isLeftOut: [Bool], to isTouched: inout [Bool], cap: Int,
    jobs: Int, tell: (Double) -> Void
  ) async throws(FormatError) {
    let table = IndexLookUp(index: index, cap: cap)
    let frozen = finder
    var buckets = (0..<finder.bucketCount).makeIterator()
    var bucket = 0
    try await OrderedWork.run(jobs: jobs) {
      buckets.next()
    } work: { (bucket: Int) -> Result<KnownLinks, FormatError> in
      Result { () throws(FormatError) in
        try table.links(of: try keys(of: bucket, in: frozen, isLeftOut: isLeftOut))
      }
    } consume: { (outcome: Result<KnownLinks, FormatError>) throws(FormatError) in
      let links = try outcome.get()
      for fingerprint in links.fingerprints { isTouched[Int(fingerprint.text)] = true }
      try take(links, of: bucket, to: &finder)
      bucket += 1
      tell(Double(bucket) / Double(frozen.bucketCount))
    }
  }

  private func keys(
    of bucket: Int, in finder: DuplicateFinder, isLeftOut: [Bool]
  ) throws(FormatError) -> [UInt64] {
    do { return try finder.keys(of: bucket, isLeftOut: isLeftOut) } catch {
      throw FormatError(error, index)
    }
  }

  private func take(
    _ links: KnownLinks, of bucket: Int, to finder: inout DuplicateFinder
  ) throws(FormatError) {
    do { try finder.take(links, of: bucket) } catch { throw FormatError(error, index) }
  }
}

extension FormatError {
  /// A failure of a temporary file, or of an index.
  init(_ failure: WordStoreError, _ index: DuplicateIndex?) {
    guard failure.isOfKnownTexts, let index else {
      self.init(failure)
      return
    }
    self.init(
      failure.cause == 0 ? .damagedIndex : .cannotRead, path: index.path, cause: failure.cause)
  }
}
