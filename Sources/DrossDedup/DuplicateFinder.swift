/// Finds what documents have in common: prints are added one after the other; the buckets of fingerprints
/// are linked and the shares of pairs examined, each in any order and on any thread; then the findings are
/// put together.
///
/// The result depends on the documents and the order that they are brought into. What grows with the texts
/// is kept in three stores; in memory are some numbers for each document, and what is found.
public struct DuplicateFinder: Sendable {
  /// Where what grows is kept.
  public struct Stores {
    var elements: any WordStore
    var postings: any WordStore
    var seeds: any WordStore
    var known: any WordStore

    /// Stores for elements, fingerprints, links and fingerprints of known texts; in memory by default.
    public init(
      elements: any WordStore = MemoryWords(), postings: any WordStore = MemoryWords(),
      seeds: any WordStore = MemoryWords(), known: any WordStore = MemoryWords()
    ) {
      self.known = known
      self.elements = elements
      self.postings = postings
      self.seeds = seeds
    }
  }

  private let options: DuplicateOptions
  var store: ElementStore
  var postings: PostingStore
  private var seeds: BucketStore
  /// The hash of each document as a whole.
  var wholes: [UInt64] = []
  /// The number of the document that was added at each place, and whether it is the first of its kind.
  private var numbers: [UInt32] = []
  private var equals: EqualDocuments?
  private var frequent: [BucketedPosting] = []
  /// In how many known texts each fingerprint of these stands.
  private var frequentKnown: [Int] = []
  /// What the documents are compared with, beside each other.
  var known: KnownSide
  private var repeated: [DuplicateReport.Repeated] = []
  private var examiners = SpareWorkers<PairExaminer>()
  private var comparers = SpareWorkers<DocumentComparer>()
  private let cachedElements: Int
  private var cache: ElementCache

  /// A finder that knows no documents.
  ///
  /// - Parameter cachedElements: how many elements of documents are kept in memory while pairs are compared.
  public init(
    _ options: DuplicateOptions = .init(), stores: Stores = .init(),
    cachedElements: Int = Self.defaultCachedElements
  ) {
    self.options = options
    self.cachedElements = cachedElements
    cache = ElementCache(documents: 0, room: 0)
    store = ElementStore(stores.elements)
    postings = PostingStore(stores.postings)
    known = KnownSide(stores.known)
    seeds = BucketStore(width: Seed.width, stores.seeds)
  }

  /// How many elements are kept where nobody says, four bytes each.
  public static let defaultCachedElements = ElementCache.defaultRoom

  /// How many documents there are.
  public var documentCount: Int { wholes.count }

  /// Adds a document; its number is its place until `arrange`.
  ///
  /// - Throws: what a store says.
  public mutating func add(_ print: DocumentPrint) throws(WordStoreError) {
    wholes.append(print.whole)
    try store.append(print.elements)
    try postings.append(print)
  }

  /// Says that all documents are there, and numbers them anew.
  ///
  /// - Parameter order: the places that the documents were added at, in their final order.
  /// - Throws: what a store says.
  public mutating func arrange(_ order: [Int]) throws(WordStoreError) {
    try postings.finish()
    try known.finish()
    store.arrange(order)
    examiners = SpareWorkers()
    comparers = SpareWorkers()
    cache = ElementCache(documents: order.count, room: cachedElements)
    wholes = order.map { wholes[$0] }
    numbers = [UInt32](repeating: 0, count: order.count)
    for (number, place) in order.enumerated() {
      numbers[place] = UInt32(truncatingIfNeeded: number)
    }
    let equals = try EqualDocuments(wholes, store)
    self.equals = equals
    // Copies take no part in the rest.
    for (number, place) in order.enumerated() where equals.firsts[number] != number {
      numbers[place] = Self.copy
    }
    known.arrange(order)
  }

  static let copy = UInt32.max

  /// The number of buckets to be linked.
  public var bucketCount: Int { BucketStore.bucketCount }

  /// Links the places that share a fingerprint of one bucket.
  ///
  /// - Throws: what a store says.
  public func link(_ bucket: Int) throws(WordStoreError) -> BucketLinks {
    var records = try postings.sharedPostings(of: bucket, others: known.keys(of: bucket))
    try known.append(bucket, to: &records)
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
    let found = SeedFinder(
      records.span, cap: options.documentsOnly ? .max : options.frequentDocuments,
      pairing: options.documentsOnly ? SeedFinder.samplePairingCap : SeedFinder.pairingCap,
      isKnown: known.isKnown, known: known.frequent(in: bucket))
    let width = Seed.width
    return BucketLinks(
      seeds: found.seeds,
      shares: (0..<found.seeds.count / width).map { share(of: found.seeds[$0 * width]) },
      frequent: found.frequent, frequentKnown: found.frequentKnown)
  }

  /// The share in which the pairs of a document are that come first in them.
  private func share(of document: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: Int(document) * BucketStore.bucketCount / documentCount)
  }

  /// Takes the links of one bucket; the buckets come in order.
  ///
  /// - Throws: what a store says.
  public mutating func take(_ links: BucketLinks, of bucket: Int) throws(WordStoreError) {
    try seeds.append(links.seeds, buckets: links.shares)
    for posting in links.frequent {
      frequent.append(BucketedPosting(posting, bucket: bucket))
    }
    frequentKnown += links.frequentKnown
  }

  /// Says that the links of all buckets are there.
  ///
  /// - Throws: what a store says.
  public mutating func endLinks() throws(WordStoreError) {
    try seeds.finish()
    // Whatever is linked is not looked at again.
    postings.removeAll()
    known.removeFingerprints()
    let passages = RepeatedPassages(frequent, known: frequentKnown, store)
    frequent = []
    frequentKnown = []
    repeated = try passages.passages(minWords: options.minWords)
  }

  /// The number of shares to be examined; documents that come first in pairs rise from one to the next.
  public var shareCount: Int { BucketStore.bucketCount }

  /// Aligns the pairs of documents of one share.
  ///
  /// - Throws: what a store says.
  public func examine(_ share: Int) throws(WordStoreError) -> PairFindings {
    let seeds = Seed.sorted(try self.seeds.records(of: share), documents: documentCount)
    guard options.documentsOnly else {
      return try examiners.use {
        PairExaminer(store, options, others: cache)
      } _: { (examiner) throws(WordStoreError) in
        try Seed.forEachPair(seeds) { pair throws(WordStoreError) in try examiner.examine(pair) }
        var findings = examiner.takeFindings()
        findings.passages.sort { Self.key($0) < Self.key($1) }
        // Without the room for more, since those of all shares are kept.
        findings.passages = findings.passages.map { $0 }
        return findings
      }
    }
    return try comparers.use {
      DocumentComparer(store, options, others: cache)
    } _: { (comparer) throws(WordStoreError) in
      try Seed.forEachPair(seeds) { pair throws(WordStoreError) in try comparer.examine(pair) }
      return comparer.takeFindings()
    }
  }

  /// Everything that was found.
  ///
  /// - Parameter findings: those of all shares, in their order.
  /// - Throws: what a store says.
  public func report(
    _ findings: consuming [PairFindings]
  ) throws(WordStoreError) -> DuplicateReport {
    var report = DuplicateReport()
    report.repeated = repeated
    report.firsts = equals?.firsts ?? []
    report.known = known.isKnown
    report.lengths = (0..<documentCount).map { store.count(of: $0) }
    examiners.removeAll()
    comparers.removeAll()
    cache.removeAll()
    let copies = report.firsts.indices.count { report.firsts[$0] != $0 }
    report.passages.reserveCapacity(findings.reduce(copies) { $0 + $1.passages.count })
    report.pairs.reserveCapacity(findings.reduce(copies) { $0 + $1.pairs.count })
    for index in findings.indices {
      report.passages += findings[index].passages
      report.pairs += findings[index].pairs
      // There may be very many: none is kept twice.
      findings[index] = PairFindings()
    }
    addEqualDocuments(to: &report)
    report.passages.sort { Self.key($0) < Self.key($1) }
    report.pairs.sort { ($0.first, $0.second) < ($1.first, $1.second) }
    report.clusters = try clusters(report.pairs)
    return report
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
  private func addEqualDocuments(to report: inout DuplicateReport) {
    guard let equals else { return }
    for (copy, first) in equals.firsts.enumerated() where first != copy {
      if report.isKnown(copy), report.isKnown(first) { continue }
      let count = store.count(of: copy)
      guard count > 0 else { continue }
      report.pairs.append(
        .init(
          first: first, second: copy, jaccard: 1, firstShare: 1, secondShare: 1, reason: .jaccard))
      guard count >= options.minWords, !options.documentsOnly else { continue }
      report.passages.append(
        .init(
          first: .init(document: first, elements: 0..<count),
          second: .init(document: copy, elements: 0..<count), similarity: 1))
    }
  }

  private func clusters(
    _ pairs: [DuplicateReport.Pair]
  ) throws(WordStoreError) -> [DuplicateReport.Cluster] {
    var sets = UnionFind(count: documentCount)
    for pair in pairs { sets.unite(pair.first, pair.second) }
    var members: [Int: [Int]] = [:]
    for document in Set(pairs.flatMap { [$0.first, $0.second] }).sorted() {
      members[sets.find(document), default: []].append(document)
    }
    var shingles = ShingleSets()
    var clusters: [DuplicateReport.Cluster] = []
    for set in members.keys.sorted() {
      guard let documents = members[set] else { continue }
      var representative = documents[0]
      for document in documents where store.count(of: document) > store.count(of: representative) {
        representative = document
      }
      let elements = try store.elements(of: representative)
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
      clusters.append(
        .init(representative: representative, members: documents, similarities: similarities))
    }
    return clusters
  }
}
