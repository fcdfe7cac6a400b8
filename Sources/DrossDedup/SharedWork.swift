/// The two steps of finding duplicates that look at more than one document, for work that is shared out by
/// others: over many machines, for example.
///
/// Documents have any numbers that keep their order. Put together as `DuplicateFinder` puts them together,
/// the outcome is the same.
package enum SharedWork {
  /// Two places that share a fingerprint.
  package struct Link: Hashable, Sendable {
    /// The document that comes first.
    package var first: Int64
    /// The other one.
    package var second: Int64
    /// The element that the fingerprint starts at in the first.
    package var firstPlace: UInt32
    /// The same in the second.
    package var secondPlace: UInt32

    /// A link of two documents.
    package init(first: Int64, second: Int64, firstPlace: UInt32, secondPlace: UInt32) {
      self.first = first
      self.second = second
      self.firstPlace = firstPlace
      self.secondPlace = secondPlace
    }
  }

  /// The part of a fingerprint's hash that decides whether two are the same.
  ///
  /// All postings with the same key are to be linked in one call.
  package static func key(of hash: UInt64) -> UInt64 { hash >> 24 }

  /// Links the places that share a fingerprint, as `DuplicateFinder.link` does.
  ///
  /// - Parameter hashes: those of the fingerprints, or their keys moved 24 bits up; of the same length are
  ///   `documents`, which holds no copies of other documents, and `places`.
  /// - Complexity: O(n log n).
  package static func links(
    hashes: [UInt64], documents: [Int64], places: [UInt32],
    options: DuplicateOptions = DuplicateOptions()
  ) -> [Link] {
    precondition(hashes.count == documents.count && hashes.count == places.count)
    let known = Set(documents).sorted()
    var numbers: [Int64: UInt32] = [:]
    for (number, document) in known.enumerated() {
      numbers[document] = UInt32(truncatingIfNeeded: number)
    }
    let order = hashes.indices.sorted { left, right in
      (key(of: hashes[left]), documents[left], places[left])
        < (key(of: hashes[right]), documents[right], places[right])
    }
    var links: [Link] = []
    var bucket: [Posting] = []
    func link() {
      let seeds = SeedFinder(bucket.span, cap: options.frequentDocuments).seeds
      for start in stride(from: 0, to: seeds.count, by: Seed.width) {
        links.append(
          Link(
            first: known[Int(seeds[start])], second: known[Int(seeds[start + 1])],
            firstPlace: seeds[start + 2], secondPlace: seeds[start + 3]))
      }
      bucket.removeAll(keepingCapacity: true)
    }
    var last: UInt8?
    for index in order {
      let hash = hashes[index]
      if let last, last != Posting.bucket(hash) { link() }
      last = Posting.bucket(hash)
      bucket.append(
        Posting(
          key: Posting.key(hash), document: numbers[documents[index]] ?? 0,
          position: places[index], around: Surroundings.unknown))
    }
    link()
    return links
  }

  /// Aligns pairs of documents, as `DuplicateFinder.examine` does.
  ///
  /// - Parameter links: all of each pair; documents are told by their number in `elements`.
  /// - Complexity: that of the alignments.
  package static func examine(
    _ links: [Link], elements: [[UInt32]], options: DuplicateOptions = DuplicateOptions()
  ) throws(WordStoreError) -> (passages: [DuplicateReport.Passage], pairs: [DuplicateReport.Pair]) {
    var store = ElementStore(MemoryWords())
    for document in elements { try store.append(document) }
    var words: [UInt32] = []
    words.reserveCapacity(links.count * Seed.width)
    for link in links {
      words.append(UInt32(link.first))
      words.append(UInt32(link.second))
      words.append(link.firstPlace)
      words.append(link.secondPlace)
    }
    let seeds = Seed.sorted(words, documents: elements.count)
    var examiner = PairExaminer(
      store, options, others: ElementCache(documents: elements.count))
    try Seed.forEachPair(seeds) { pair throws(WordStoreError) in try examiner.examine(pair) }
    let findings = examiner.takeFindings()
    return (findings.passages, findings.pairs)
  }

  /// Exact Jaccard similarity of the runs of five elements of two documents.
  ///
  /// - Complexity: O(n).
  package static func jaccard(_ first: [UInt32], _ second: [UInt32]) -> Double {
    var shingles = ShingleSets()
    return shingles.jaccard(0, first.span, 1, second.span)
  }
}
