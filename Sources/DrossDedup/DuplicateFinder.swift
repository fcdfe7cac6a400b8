/// Finds what documents have in common: prints are added one after the other; the buckets of fingerprints
/// are linked and the shares of pairs examined, each in any order and on any thread; then the findings are
/// put together.
///
/// The result depends on the documents and the order that they are brought into. What grows with the texts
/// is kept in stores; in memory are some numbers for each document.
package struct DuplicateFinder: Sendable {
  /// Where what grows is kept.
  package struct Stores {
    var elements: any WordStore
    var postings: any WordStore
    var seeds: any WordStore
    var known: any WordStore
    var frequent: any WordStore
    var neighbours: any WordStore

    /// Stores for elements, fingerprints, links, fingerprints of known texts, and those that stand in too many
    /// documents, with what stands beside what of them; in memory by default.
    package init(
      elements: any WordStore = MemoryWords(), postings: any WordStore = MemoryWords(),
      seeds: any WordStore = MemoryWords(), known: any WordStore = MemoryWords(),
      frequent: any WordStore = MemoryWords(), neighbours: any WordStore = MemoryWords()
    ) {
      self.known = known
      self.frequent = frequent
      self.neighbours = neighbours
      self.elements = elements
      self.postings = postings
      self.seeds = seeds
    }
  }

  private let options: DuplicateOptions
  var store: ElementStore
  var postings: PostingStore
  private let seedStore: any WordStore
  private var seeds: DocumentShares
  /// The hash of each document as a whole; none once they are arranged.
  var wholes: [UInt64] = []
  /// The number of the document that was added at each place, and whether it is the first of its kind.
  private var numbers: [UInt32] = []
  private var equals: EqualDocuments?
  private let frequentStores: (places: any WordStore, neighbours: any WordStore)
  private var frequentPlaces: RepeatedPassages?
  /// What the documents are compared with, beside each other.
  var known: KnownSide
  /// The passages that stand in too many documents to pair them; known once links have ended.
  package private(set) var repeated: [DuplicateReport.Repeated] = []
  private var examiners = SpareWorkers<PairExaminer>()
  private var comparers = SpareWorkers<DocumentComparer>()
  private var shingles = SpareWorkers<ShingleSets>()
  private let cachedElements: Int
  private var cache: ElementCache

  /// A finder that knows no documents.
  ///
  /// - Parameter cachedElements: how many elements of documents are kept in memory while pairs are compared.
  package init(
    _ options: DuplicateOptions = .init(), stores: Stores = .init(),
    cachedElements: Int = Self.defaultCachedElements
  ) {
    self.options = options
    self.cachedElements = cachedElements
    cache = ElementCache(documents: 0, room: 0)
    store = ElementStore(stores.elements)
    postings = PostingStore(stores.postings)
    known = KnownSide(stores.known)
    seedStore = stores.seeds
    seeds = DocumentShares(width: Seed.width, documents: 0, MemoryWords())
    frequentStores = (stores.frequent, stores.neighbours)
  }

  /// How many elements are kept where nobody says, four bytes each.
  package static let defaultCachedElements = ElementCache.defaultRoom

  /// How many documents there are.
  package var documentCount: Int { store.documentCount }

  /// Adds a document; its number is its place until `arrange`.
  ///
  /// - Throws: what a store says.
  package mutating func add(_ print: DocumentPrint) throws(WordStoreError) {
    wholes.append(print.whole)
    try store.append(print.elements)
    try postings.append(print)
  }

  /// Says that all documents are there, and numbers them anew.
  ///
  /// - Parameter order: the places that the documents were added at, in their final order.
  /// - Throws: what a store says.
  package mutating func arrange(_ order: [UInt32]) throws(WordStoreError) {
    try postings.finish()
    try known.finish()
    store.arrange(order)
    examiners = SpareWorkers()
    comparers = SpareWorkers()
    shingles = SpareWorkers()
    seeds = DocumentShares(width: Seed.width, documents: order.count, seedStore)
    frequentPlaces = RepeatedPassages(
      documents: order.count, places: frequentStores.places,
      neighbours: frequentStores.neighbours)
    cache = ElementCache(documents: order.count, room: cachedElements)
    wholes = order.map { wholes[Int($0)] }
    numbers = [UInt32](repeating: 0, count: order.count)
    for (number, place) in order.enumerated() {
      numbers[Int(place)] = UInt32(truncatingIfNeeded: number)
    }
    let equals = try EqualDocuments(wholes, store)
    self.equals = equals
    wholes = []
    // Copies take no part in the rest.
    for (number, place) in order.enumerated() where Int(equals.firsts[number]) != number {
      numbers[Int(place)] = Self.copy
    }
    known.arrange(order)
  }

  static let copy = UInt32.max

  /// The number of buckets to be linked.
  package var bucketCount: Int { BucketStore.bucketCount }

  /// Fingerprints that are linked at a time, about.
  private static let linkedAtOnce = 1 << 18

  /// Links the places that share a fingerprint of one bucket.
  ///
  /// - Throws: what a store says.
  package func link(_ bucket: Int) throws(WordStoreError) -> BucketLinks {
    let words = try postings.words(of: bucket)
    let others = try known.keys(of: bucket)
    let (keys, count) = PostingStore.repeatedKeys(words, others: others)
    var links = BucketLinks()
    // Keys are spread evenly, so that ranges of the same size have about equally many.
    let parts = 1 + count / Self.linkedAtOnce
    var most = 0
    for part in 0..<UInt64(parts) {
      let end = ((part + 1) << 32) / UInt64(parts)
      let range = UInt32((part << 32) / UInt64(parts))...UInt32(end - 1)
      var records = postings.sharedPostings(
        of: bucket, words, keys: keys, in: range, count: count / parts)
      try known.append(bucket, keys: range, to: &records)
      arrange(&records)
      most = max(most, records.count)
      links.append(
        SeedFinder(
          records.span, cap: options.documentsOnly ? .max : options.frequentDocuments,
          pairing: options.documentsOnly ? SeedFinder.samplePairingCap : SeedFinder.pairingCap,
          isKnown: known.isKnown, known: known.frequent(in: bucket)))
    }
    links.buckets = stride(from: 0, to: links.seeds.count, by: Seed.width).map {
      seeds.bucket(of: links.seeds[$0])
    }
    // Sorting needs the same room once more.
    links.workSize =
      (words.count + others.count + links.seeds.count) * MemoryLayout<UInt32>.stride
      + 2 * most * MemoryLayout<Posting>.stride
    return links
  }

  /// Gives documents their final numbers, leaves copies out, and puts fingerprints in order of their keys, then
  /// documents, then places.
  private func arrange(_ records: inout [Posting]) {
    var isInOrder = true
    var last: UInt32 = 0
    var count = 0
    for index in records.indices {
      let number = numbers[Int(records[index].document)]
      if number == Self.copy { continue }
      if number < last { isInOrder = false }
      last = number
      records[count] = records[index]
      records[count].document = number
      count += 1
    }
    records.removeLast(records.count - count)
    if !isInOrder {
      RadixSort.sort(&records, shift: 0, bits: 32) { UInt64($0.document) }
    }
    RadixSort.sort(&records, shift: 0, bits: 32) { UInt64($0.key) }
  }

  /// Takes the links of one bucket; the buckets come in order.
  ///
  /// - Throws: what a store says.
  package mutating func take(_ links: BucketLinks, of bucket: Int) throws(WordStoreError) {
    try seeds.append(links.seeds, buckets: links.buckets)
    try frequentPlaces?.append(links.frequent, known: links.frequentKnown)
  }

  /// Says that the links of all buckets are there.
  ///
  /// - Throws: what a store says.
  package mutating func endLinks() throws(WordStoreError) {
    try seeds.finish()
    // Whatever is linked is not looked at again.
    postings.removeAll()
    numbers = []
    known.removeFingerprints()
    repeated = try frequentPlaces?.passages(minWords: options.minWords, in: store) ?? []
    frequentPlaces = nil
  }

  /// The number of shares to be examined, once links have ended; documents that come first in pairs rise from one to
  /// the next.
  package var shareCount: Int { seeds.count }

  /// Aligns the pairs of documents of one share; one share after the other, findings are in order.
  ///
  /// - Throws: what a store says.
  package func examine(_ share: Int) throws(WordStoreError) -> PairFindings {
    let seeds = Seed.sorted(try self.seeds.records(of: share), documents: documentCount)
    var findings: PairFindings
    if options.documentsOnly {
      findings = try comparers.use {
        DocumentComparer(store, options, others: cache)
      } _: { (comparer) throws(WordStoreError) in
        try Seed.forEachPair(seeds) { pair throws(WordStoreError) in try comparer.examine(pair) }
        return comparer.takeFindings()
      }
    } else {
      findings = try examiners.use {
        PairExaminer(store, options, others: cache)
      } _: { (examiner) throws(WordStoreError) in
        try Seed.forEachPair(seeds) { pair throws(WordStoreError) in try examiner.examine(pair) }
        return examiner.takeFindings()
      }
    }
    addEqualDocuments(of: share, to: &findings)
    findings.passages.sort { Self.key($0) < Self.key($1) }
    findings.pairs.sort { ($0.first, $0.second) < ($1.first, $1.second) }
    return findings
  }

  private static func key(_ passage: DuplicateReport.Passage) -> (Int, Int, Int, Int, Int) {
    let first = passage.first
    let second = passage.second
    return (
      first.document, second.document, first.elements.lowerBound, second.elements.lowerBound,
      first.elements.upperBound
    )
  }

  /// Each copy stands beside the first of its kind; other pairs are told of that one alone.
  private func addEqualDocuments(of share: Int, to findings: inout PairFindings) {
    guard let copies = equals?.copies else { return }
    let documents = seeds.documents(of: share)
    var place = Self.place(of: UInt64(documents.lowerBound) << 32, in: copies)
    while place < copies.count {
      let first = Int(copies[place] >> 32)
      guard first < documents.upperBound else { break }
      let copy = Int(copies[place] & 0xFFFF_FFFF)
      place += 1
      if known.isKnown(copy), known.isKnown(first) { continue }
      let count = store.count(of: copy)
      guard count > 0 else { continue }
      findings.pairs.append(
        .init(
          first: first, second: copy, jaccard: 1, firstShare: 1, secondShare: 1, reason: .jaccard))
      guard count >= options.minWords, !options.documentsOnly else { continue }
      findings.passages.append(
        .init(
          first: .init(document: first, elements: 0..<count),
          second: .init(document: copy, elements: 0..<count), similarity: 1))
    }
  }

  /// Where the first number that is not below `bound` stands.
  private static func place(of bound: UInt64, in numbers: [UInt64]) -> Int {
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Says that all shares are examined: what is kept for that alone goes.
  package mutating func endPairs() {
    seeds = DocumentShares(width: Seed.width, documents: 0, MemoryWords())
    examiners.removeAll()
    comparers.removeAll()
    cache.removeAll()
  }

  /// The documents, none of which hangs together with another one so far.
  package var separateDocuments: DocumentSets { DocumentSets(count: documentCount) }

  /// What is told of documents that hang together.
  ///
  /// - Parameter members: all of them in order.
  /// - Throws: what a store says.
  package func cluster(
    _ members: ArraySlice<UInt32>
  ) throws(WordStoreError) -> DuplicateReport.Cluster {
    let documents = members.map { Int($0) }
    var representative = documents[0]
    for document in documents where store.count(of: document) > store.count(of: representative) {
      representative = document
    }
    let elements = try store.elements(of: representative)
    let similarities = try shingles.use {
      ShingleSets()
    } _: { (shingles) throws(WordStoreError) -> [Double] in
      var similarities: [Double] = []
      for document in documents {
        guard document != representative else {
          similarities.append(1)
          continue
        }
        let others = try store.elements(of: document)
        similarities.append(
          shingles.jaccard(representative, elements.span, document, others.span))
      }
      return similarities
    }
    return .init(representative: representative, members: documents, similarities: similarities)
  }

  /// How many elements each document has.
  package var lengths: [UInt32] {
    (0..<documentCount).map { UInt32(truncatingIfNeeded: store.count(of: $0)) }
  }

  /// For each document the first one that says the same element for element; itself when there is none.
  package var firsts: [UInt32] { equals?.firsts ?? [] }

  /// Whether each document is a known text; empty when none can be.
  package var areKnown: [Bool] { known.isKnown }

  /// Everything that was found.
  ///
  /// - Parameter findings: those of all shares, in their order.
  /// - Throws: what a store says.
  package func report(_ findings: [PairFindings]) throws(WordStoreError) -> DuplicateReport {
    var report = DuplicateReport()
    report.repeated = repeated
    report.firsts = firsts.map { Int($0) }
    report.known = areKnown
    report.lengths = lengths.map { Int($0) }
    var sets = separateDocuments
    for found in findings {
      report.passages += found.passages
      report.pairs += found.pairs
      sets.add(found.pairs)
    }
    let (documents, starts) = sets.members()
    for (start, end) in zip(starts, starts.dropFirst()) {
      report.clusters.append(try cluster(documents[start..<end]))
    }
    return report
  }
}
