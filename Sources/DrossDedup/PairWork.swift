/// What looking at pairs of documents takes, whichever way they are looked at: their elements, and what was
/// found.
struct PairWork {
  let options: DuplicateOptions
  let store: ElementStore
  var shingles = ShingleSets()
  var runs = RunsOfThree()
  private(set) var findings = PairFindings()
  private let others: ElementCache
  /// The document that comes first, and its elements.
  private var document = -1
  private var elements: [UInt32] = []

  /// - Parameter others: shared by all that look at documents of this store.
  init(_ store: ElementStore, _ options: DuplicateOptions, others: ElementCache) {
    self.options = options
    self.others = others
    self.store = store
  }

  /// Whether `document` came first in the last pair too.
  func isSame(first document: Int) -> Bool { self.document == document }

  /// The elements of the document that comes first, which are kept for its other pairs.
  ///
  /// - Throws: what the store says.
  mutating func elements(ofFirst document: Int) throws(WordStoreError) -> [UInt32] {
    if !isSame(first: document) {
      elements = try others.elements(of: document, in: store)
      self.document = document
    }
    return elements
  }

  /// The elements of the document that comes second.
  ///
  /// - Throws: what the store says.
  func elements(ofSecond document: Int) throws(WordStoreError) -> [UInt32] {
    try others.elements(of: document, in: store)
  }

  /// Whether documents that have enough in common are a pair: a few words that stand in a longer text are no
  /// copy of it; nearly equal short texts are.
  func arePair(jaccard: Double, _ firstCount: Int, _ secondCount: Int) -> Bool {
    jaccard >= options.minJaccard || min(firstCount, secondCount) >= options.minWords
  }

  mutating func add(_ passage: DuplicateReport.Passage) { findings.passages.append(passage) }

  /// - Parameter reason: why it is a pair where it is not for the similarity.
  mutating func addPair(
    _ first: Int, _ second: Int, jaccard: Double, shares: (first: Double, second: Double),
    otherwise reason: DuplicateReport.Reason
  ) {
    findings.pairs.append(
      DuplicateReport.Pair(
        first: first, second: second, jaccard: jaccard, firstShare: shares.first,
        secondShare: shares.second, reason: jaccard >= options.minJaccard ? .jaccard : reason))
  }

  /// What was found since the last call.
  mutating func takeFindings() -> PairFindings {
    defer { findings = PairFindings() }
    return findings
  }
}
