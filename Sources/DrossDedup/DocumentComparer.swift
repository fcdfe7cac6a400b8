/// Looks at pairs of documents that have sampled runs in common, one after the other, as wholes.
struct DocumentComparer {
  /// The least share of the runs of three of the smaller document that stand in the other one: one word in
  /// five changed leaves half of them.
  static let wording = 0.45

  private var work: PairWork

  /// - Parameter others: shared by all that look at documents of this store.
  init(_ store: ElementStore, _ options: DuplicateOptions, others: ElementCache) {
    work = PairWork(store, options, others: others)
  }

  /// What was found since the last call.
  mutating func takeFindings() -> PairFindings { work.takeFindings() }

  /// - Parameter seeds: all of one pair.
  /// - Throws: what the store says.
  mutating func examine(_ seeds: ArraySlice<Seed>) throws(WordStoreError) {
    guard let seed = seeds.first else { return }
    let first = Int(seed.first)
    let second = Int(seed.second)
    let counts = (work.store.count(of: first), work.store.count(of: second))
    guard SampledRuns.areNear(shared: seeds.count, elements: counts.0, counts.1) else { return }
    let isSame = work.isSame(first: first)
    let one = try work.elements(ofFirst: first)
    let other = try work.elements(ofSecond: second)
    guard
      let shares = work.runs.shares(one.span, isSame: isSame, other.span, least: Self.wording)
    else { return }
    let jaccard = work.shingles.jaccard(first, one.span, second, other.span)
    guard work.arePair(jaccard: jaccard, counts.0, counts.1) else { return }
    work.addPair(first, second, jaccard: jaccard, shares: shares, otherwise: .containment)
  }
}
