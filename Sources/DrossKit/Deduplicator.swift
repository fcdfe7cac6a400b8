public import DrossDedup
public import DrossFormats
public import DrossReport
public import DrossText

/// Finds passages that several documents share, and documents that are nearly the same.
///
/// Documents may be added in any order: they are put in the order of their path, record id, line and
/// text, and the outcome depends on that alone. Texts and what is known of them go to temporary files
/// without names; in memory are the names and what is found.
public struct Deduplicator: Sendable {
  /// A document that has been read and taken apart; made on any thread.
  public struct Document: Sendable {
    let name: FoundDuplicates.Document
    let bytes: [UInt8]
    let print: DocumentPrint
    /// The site or the folder that it is of.
    var host: String?
    /// Where its text can be read once more.
    var origin: TextOrigin?
    /// The bytes of its elements as an index keeps them, where they were asked for.
    private(set) var elementPlaces: [UInt8]?

    /// Takes a text apart.
    ///
    /// - Parameter documentsOnly: as in the options of the deduplicator that it is for.
    /// - Precondition: `bytes` is not larger than `DocumentPrint.maximumByteCount`.
    /// - Complexity: O(bytes).
    public init(
      _ name: FoundDuplicates.Document, bytes: [UInt8], documentsOnly: Bool = false
    ) {
      self.name = name
      self.bytes = bytes
      print = DocumentPrint(bytes.span, documentsOnly: documentsOnly)
    }

    /// The number of bytes of the text.
    public var size: Int { bytes.count }

    /// The same with all that an index keeps of it.
    ///
    /// - Complexity: O(bytes).
    public func forIndex() -> Document {
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
  private var names: [FoundDuplicates.Document] = []
  private var texts: SpooledTexts
  /// The hash of each document as a whole, where texts are not kept.
  private var wholes: [UInt64] = []
  private var comparison: IndexComparison?

  /// A deduplicator with nothing in it.
  ///
  /// - Parameter memory: about how many bytes of texts, and of what is known of them, may stay in memory;
  ///   what is more goes to temporary files.
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
    // Texts, elements, fingerprints and links take an eighth each, and what is kept of them for pairs a half.
    let part = memory / 8
    texts = SpooledTexts(limit: part)
    finder = DuplicateFinder(
      options,
      stores: .init(
        elements: SpooledWords(limit: part), postings: SpooledWords(limit: part),
        seeds: SpooledWords(limit: part), known: SpooledWords(limit: part)),
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
    let name = FoundDuplicates.Document(
      path: Array(source.name.utf8), recordID: source.recordID)
    try add(Document(name, bytes: source.bytes, documentsOnly: options.documentsOnly))
  }

  /// What the documents have in common.
  ///
  /// - Parameter jobs: how many threads to use; the outcome is the same for any number.
  /// - Parameter withTexts: whether the outcome holds all texts, for reports that show them; they are in
  ///   memory then. There are none when documents alone are looked for.
  /// - Parameter tell: hears how much of the work is done, from 0 to 1; called on the caller's thread.
  /// - Throws: `cannotWrite` and `cannotRead`, of temporary files.
  public consuming func find(
    jobs: Int = 1, withTexts: Bool = false, tell: (Double) -> Void = { _ in }
  ) async throws(FormatError) -> FoundDuplicates {
    try await findAndKeep(jobs: jobs, withTexts: withTexts, tell: tell).found
  }

  /// The same, with the texts of the documents in the order of what was found.
  consuming func findAndKeep(
    jobs: Int, withTexts: Bool = false, tell: (Double) -> Void
  ) async throws(FormatError) -> (found: FoundDuplicates, texts: OrderedTexts) {
    var texts = texts
    let wholes = wholes
    var finder = finder
    var comparison = comparison
    var allNames = names
    let options = options
    self = Deduplicator(options, memory: memory, against: comparison?.index)
    let index = comparison?.index
    let addedCount = allNames.count
    try await comparison?.join(
      &finder, allNames, cap: options.frequentDocuments, jobs: jobs
    ) { tell($0 * 0.1) }
    if let comparison {
      allNames += comparison.documents.map(\.name)
      texts.known = comparison
    }
    let order = try DocumentOrder.order(allNames, texts, wholes: wholes)
    let names = order.map { allNames[$0] }
    let report: DuplicateReport
    do {
      try finder.arrange(order)
      try await Self.link(&finder, jobs: jobs) { tell(0.1 + $0 * 0.2) }
      report = try await Self.examine(finder, jobs: jobs) { tell(0.3 + $0 * 0.55) }
    } catch { throw FormatError(error, index) }
    var found = try await PassagePlaces(texts, order, jobs: jobs).placed(report, names)
    if let comparison {
      found.addedCount = addedCount
      found.passedOver = comparison.knownCount
      found.indexedCount = comparison.index.info.documents
    }
    if withTexts, !options.documentsOnly {
      for index in order {
        found.texts.append(texts.known(index) == nil ? try texts.text(index) : [])
      }
    }
    tell(1)
    return (found, OrderedTexts(texts: texts, order: order))
  }

  /// Texts by the numbers of their documents.
  struct OrderedTexts: Sendable {
    let texts: SpooledTexts
    let order: [Int]

    func text(_ document: Int) throws(FormatError) -> [UInt8] { try texts.text(order[document]) }
  }

  private static func link(
    _ finder: inout DuplicateFinder, jobs: Int, tell: (Double) -> Void
  ) async throws(WordStoreError) {
    let frozen = finder
    var buckets = (0..<finder.bucketCount).makeIterator()
    var bucket = 0
    try await OrderedWork.run(jobs: jobs) {
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
    _ finder: DuplicateFinder, jobs: Int, tell: (Double) -> Void
  ) async throws(WordStoreError) -> DuplicateReport {
    var shares = (0..<finder.shareCount).makeIterator()
    var findings: [PairFindings] = []
    try await OrderedWork.run(jobs: jobs) {
      shares.next()
    } work: { (share: Int) -> Result<PairFindings, WordStoreError> in
      Result { () throws(WordStoreError) in try finder.examine(share) }
    } consume: { (found: Result<PairFindings, WordStoreError>) throws(WordStoreError) in
      findings.append(try found.get())
      tell(Double(findings.count) / Double(finder.shareCount))
    }
    // Given away, so that it can go bit by bit.
    let all = findings
    findings = []
    return try finder.report(all)
  }
}

extension FormatError {
  /// A failure of a temporary file.
  init(_ failure: WordStoreError) {
    self.init(
      failure.isWriting ? .cannotWrite : .cannotRead, path: SpoolFile.folder, cause: failure.cause)
  }
}
