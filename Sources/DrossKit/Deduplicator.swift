public import DrossDedup
public import DrossFormats
public import DrossReport
public import DrossText

/// Finds passages that several documents share, and documents that are nearly the same.
///
/// Documents may be added in any order: they are put in the order of their path, record id, line and
/// text, and the outcome depends on that alone. Texts, what is known of them and what is found go to temporary
/// files without names; in memory are the names and some numbers for each document.
public struct Deduplicator: Sendable {
  /// A text with its fingerprints, ready to be added; making one is most of the work, on any thread.
  public struct Document: Sendable {
    let name: DocumentName
    let bytes: [UInt8]
    let print: DocumentPrint
    /// The site or the folder that it is of.
    var host: String?
    /// Where its text can be read once more.
    var origin: TextOrigin?
    /// The bytes of its elements as an index keeps them, where they were asked for.
    private(set) var elementPlaces: [UInt8]?

    /// Splits a text into elements and computes their fingerprints.
    ///
    /// - Parameter documentsOnly: as in the options of the deduplicator that it is for.
    /// - Precondition: `bytes` is not larger than 2 GiB.
    /// - Complexity: O(bytes).
    public init(
      _ name: DocumentName, bytes: [UInt8], documentsOnly: Bool = false
    ) {
      self.name = name
      self.bytes = bytes
      print = DocumentPrint(bytes.span, documentsOnly: documentsOnly)
    }

    /// The number of bytes of the text.
    public var size: Int { bytes.count }

    /// A copy that also carries the element positions an index stores.
    ///
    /// - Complexity: O(bytes).
    package func forIndex() -> Document {
      var document = self
      document.elementPlaces = madeElementPlaces()
      return document
    }

    func madeElementPlaces() -> [UInt8] {
      ElementPlaceCode.bytes(ElementPlaces.all(in: bytes.span))
    }
  }

  /// What stays in memory by default: with more, one run takes more memory and is hardly faster.
  public static let defaultMemory = 16 << 20

  private let options: DuplicateOptions
  private let memory: Int
  private var finder: DuplicateFinder
  private var names = DocumentNames()
  private var texts: SpooledTexts
  /// The hash of each document as a whole, where texts are not kept.
  private var wholes: [UInt64] = []
  private var comparison: IndexComparison?

  /// A deduplicator without documents.
  ///
  /// - Parameter memory: about how many bytes of texts, of what is known of them and of what is found may stay in
  ///   memory; what is more goes to temporary files.
  /// - Parameter index: what the added documents are compared with, beside each other: the outcome
  ///   is that of all together, as far as an added one takes part in it.
  /// - Precondition: there is no index when documents alone are looked for; it knows passages.
  public init(
    _ options: DuplicateOptions = .init(), memory: Int = Self.defaultMemory,
    against index: DuplicateIndex? = nil
  ) {
    precondition(index == nil || !options.documentsOnly, "an index knows passages")
    comparison = index.map { IndexComparison($0) }
    self.options = options
    self.memory = memory
    // Texts, elements, fingerprints and links take an eighth each, and what is kept of them for pairs a half. What
    // is found takes the place of what is no longer needed then.
    let part = memory / 8
    texts = SpooledTexts(limit: part)
    finder = DuplicateFinder(
      options,
      stores: .init(
        elements: SpooledWords(limit: part), postings: SpooledWords(limit: part),
        seeds: SpooledWords(limit: part), known: SpooledWords(limit: part),
        frequent: SpooledWords(limit: part), neighbours: SpooledWords(limit: part)),
      // Four bytes each.
      cachedElements: min(memory / 2 / 4, DuplicateFinder.defaultCachedElements))
  }

  /// Adds a document.
  ///
  /// One that the index has under the same name, saying the same, is left out.
  ///
  /// - Throws: `cannotWrite`, when there is no room for temporary files; what reading the index says.
  public mutating func add(_ document: Document) throws(FormatError) {
    if try comparison?.takes(document) == false { return }
    names.append(document.name)
    // Only passages need the texts once more.
    if options.documentsOnly {
      wholes.append(document.print.wholeHash)
    } else {
      try texts.append(document)
    }
    do { try finder.add(document.print) } catch { throw FormatError(error) }
  }

  /// Adds a text.
  ///
  /// - Throws: `cannotWrite`, when there is no room for temporary files.
  public mutating func add(_ source: Source) throws(FormatError) {
    let name = DocumentName(
      path: Array(source.name.utf8), recordID: source.recordID)
    try add(Document(name, bytes: source.bytes, documentsOnly: options.documentsOnly))
  }

  /// What the documents have in common, all of it in memory.
  ///
  /// - Parameter jobs: how many threads to use; the outcome is the same for any number.
  /// - Parameter withTexts: whether the outcome holds all texts, for reports that show them; they are in
  ///   memory then. There are none when documents alone are looked for.
  /// - Parameter tell: hears how much of the work is done, from 0 to 1; called on the caller's thread.
  /// - Throws: `cannotWrite` and `cannotRead`, of temporary files.
  public consuming func find(
    jobs: Int = 1, withTexts: Bool = false, tell: (Double) -> Void = { _ in }
  ) async throws(FormatError) -> FoundDuplicates {
    try await findStored(jobs: jobs, tell: tell).loaded(withTexts: withTexts)
  }

  /// What the documents have in common, left in temporary files: for when memory may not hold all of it.
  ///
  /// - Parameter jobs: how many threads to use; the outcome is the same for any number.
  /// - Parameter tell: hears how much of the work is done, from 0 to 1; called on the caller's thread.
  /// - Throws: `cannotWrite` and `cannotRead`, of temporary files.
  public consuming func findStored(
    jobs: Int = 1, tell: (Double) -> Void = { _ in }
  ) async throws(FormatError) -> StoredDuplicates {
    var texts = texts
    let wholes = wholes
    var finder = finder
    var comparison = comparison
    var names = names
    let options = options
    let memory = memory
    let limit = memory / 8
    self = Deduplicator(options, memory: memory, against: comparison?.index)
    let index = comparison?.index
    var counts = FoundDuplicates.Counts()
    counts.documents = names.count
    try await comparison?.join(
      &finder, names, cap: options.frequentDocuments, jobs: jobs
    ) { tell($0 * 0.1) }
    if let comparison {
      for document in comparison.documents { names.append(document.name) }
      texts.known = comparison
      counts.passedOver = comparison.knownCount
      counts.indexed = comparison.index.info.documents
    }
    let order = try DocumentOrder.order(names, texts, wholes: wholes)
    let findings: FindingStore
    do throws(WordStoreError) {
      try finder.arrange(order)
      try await Self.link(&finder, memory: memory, jobs: jobs) { tell(0.1 + $0 * 0.2) }
      findings = try await Self.examine(&finder, limit: limit, jobs: jobs) {
        tell(0.3 + $0 * 0.55)
      }
    } catch { throw FormatError(error, index) }
    let repeated = finder.repeated
    let outline = StoredDuplicates.DocumentOutline(
      lengths: finder.lengths, firsts: finder.firsts, known: finder.areKnown)
    // Whatever the finder keeps is not needed for the bytes of what was found.
    finder = DuplicateFinder(options)
    let located = try await PassagePlaces(texts, order, limit: limit)
      .located(findings, repeated, jobs: jobs)
    counts.passages = findings.passageCount
    counts.pairs = findings.pairCount
    counts.clusters = findings.clusterCount
    counts.repeated = repeated.count
    tell(1)
    return StoredDuplicates(
      names.arranged(order), counts, findings, located, repeated, outline,
      OrderedTexts(texts: texts, order: order))
  }

  /// Texts by the numbers of their documents.
  struct OrderedTexts: Sendable {
    let texts: SpooledTexts
    let order: [UInt32]

    func text(_ document: Int) throws(FormatError) -> [UInt8] {
      try texts.text(Int(order[document]))
    }
  }

  private static func link(
    _ finder: inout DuplicateFinder, memory: Int, jobs: Int, tell: (Double) -> Void
  ) async throws(WordStoreError) {
    let frozen = finder
    // Hashes spread the rest evenly, so that no bucket takes much more than the first one.
    let first = try frozen.link(0)
    let jobs = max(1, min(jobs, memory / max(1, first.workSize)))
    try finder.take(first, of: 0)
    var buckets = (1..<finder.bucketCount).makeIterator()
    var bucket = 1
    // One waits at most for each job: what a bucket has in common may take many megabytes.
    try await OrderedWork.run(jobs: jobs, window: 2) {
      buckets.next()
    } work: { (bucket: Int) -> Result<BucketLinks, WordStoreError> in
      Result { () throws(WordStoreError) in try frozen.link(bucket) }
    } consume: { (links: Result<BucketLinks, WordStoreError>) throws(WordStoreError) in
      try finder.take(links.get(), of: bucket)
      bucket += 1
      tell(Double(bucket) / Double(frozen.bucketCount))
    }
    try finder.endLinks()
  }

  private static func examine(
    _ finder: inout DuplicateFinder, limit: Int, jobs: Int, tell: (Double) -> Void
  ) async throws(WordStoreError) -> FindingStore {
    let frozen = finder
    var findings = FindingStore(
      passages: SpooledWords(limit: limit), pairs: SpooledWords(limit: limit),
      members: SpooledWords(limit: limit))
    var sets = frozen.separateDocuments
    var shares = (0..<frozen.shareCount).makeIterator()
    var share = 0
    try await OrderedWork.run(jobs: jobs) {
      shares.next()
    } work: { (share: Int) -> Result<PairFindings, WordStoreError> in
      Result { () throws(WordStoreError) in try frozen.examine(share) }
    } consume: { (outcome: Result<PairFindings, WordStoreError>) throws(WordStoreError) in
      let found = try outcome.get()
      try findings.append(found)
      sets.add(found.pairs)
      share += 1
      tell(Double(share) / Double(frozen.shareCount))
    }
    finder.endPairs()
    try await compare(sets, finder, to: &findings, jobs: jobs)
    return findings
  }

  /// Clusters that are looked at in one piece of work.
  private static let clustersAtOnce = 64

  /// Compares the documents of each cluster with its representative.
  private static func compare(
    _ sets: DocumentSets, _ finder: DuplicateFinder, to findings: inout FindingStore, jobs: Int
  ) async throws(WordStoreError) {
    let (documents, starts) = sets.members()
    var firsts = stride(from: 0, to: starts.count - 1, by: clustersAtOnce).makeIterator()
    try await OrderedWork.run(jobs: jobs) {
      firsts.next().map { $0..<min($0 + clustersAtOnce, starts.count - 1) }
    } work: { (numbers: Range<Int>) -> Result<[DuplicateReport.Cluster], WordStoreError> in
      Result { () throws(WordStoreError) in
        var clusters: [DuplicateReport.Cluster] = []
        for number in numbers {
          clusters.append(try finder.cluster(documents[starts[number]..<starts[number + 1]]))
        }
        return clusters
      }
    } consume: {
      (found: Result<[DuplicateReport.Cluster], WordStoreError>) throws(WordStoreError) in
      try findings.append(try found.get())
    }
  }
}

extension FormatError {
  /// A failure of a temporary file.
  init(_ failure: WordStoreError) {
    self = .temporary(failure.isWriting ? .cannotWrite : .cannotRead, cause: failure.cause)
  }
}
