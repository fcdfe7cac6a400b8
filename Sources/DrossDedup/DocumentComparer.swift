/// Looks at pairs of documents that have sampled runs in common, one after the other, as wholes.
struct DocumentComparer {
  /// The least share of the runs of three of the smaller document that stand in the other one: one word in
  /// five changed leaves half of them.
  static let wording = 0.45

  private let options: DuplicateOptions
  private let store: ElementStore
  private var shingles = ShingleSets()
  private var runs = RunsOfThree()
  /// The document that comes first, and its elements.
  private var document = -1
  private var elements: [UInt32] = []
  private let others: ElementCache
  private(set) var findings = PairFindings()

  /// - Parameter others: shared by all that look at documents of this store.
  init(_ store: ElementStore, _ options: DuplicateOptions, others: ElementCache) {
    self.options = options
    self.others = others
    self.store = store
  }

  /// What was found since the last call.
  mutating func takeFindings() -> PairFindings {
    defer { findings = PairFindings() }
    return findings
  }

  /// - Parameter seeds: all of one pair.
  /// - Throws: what the store says.
  mutating func examine(_ seeds: ArraySlice<Seed>) throws(WordStoreError) {
    guard let seed = seeds.first else { return }
    let first = Int(seed.first)
    let second = Int(seed.second)
    let counts = (store.count(of: first), store.count(of: second))
    guard SampledRuns.areNear(shared: seeds.count, elements: counts.0, counts.1) else { return }
    let isSame = document == first
    if !isSame {
      elements = try others.elements(of: first, in: store)
      document = first
    }
    let one = elements
    let other = try others.elements(of: second, in: store)
    guard
      let shares = runs.shares(one.span, isSame: isSame, other.span, least: Self.wording)
    else { return }
    let jaccard = shingles.jaccard(first, one.span, second, other.span)
    // A few words that stand in a longer text are no copy of it; nearly equal short texts are.
    if jaccard < options.minJaccard, min(counts.0, counts.1) < options.minWords { return }
    findings.pairs.append(
      DuplicateReport.Pair(
        first: first, second: second, jaccard: jaccard, firstShare: shares.first,
        secondShare: shares.second, reason: jaccard >= options.minJaccard ? .jaccard : .containment)
    )
  }
}
