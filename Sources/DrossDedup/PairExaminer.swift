/// Looks at pairs of documents, one after the other.
struct PairExaminer {
  /// The least share of runs of three that two passages have in common.
  private static let passageWording = 0.35
  /// From this similarity on a passage has enough runs in common anyway.
  private static let certainSimilarity = 0.85

  private var work: PairWork
  private var aligner = PairAligner()
  /// The seeds of a pair, in order.
  private var seeds: [SeedPlace] = []
  /// The stretches of a pair that are alike enough.
  private var shared: [SharedStretch] = []

  /// - Parameter others: shared by all that look at documents of this store.
  init(_ store: ElementStore, _ options: DuplicateOptions, others: ElementCache) {
    work = PairWork(store, options, others: others)
  }

  /// What was found since the last call.
  mutating func takeFindings() -> PairFindings { work.takeFindings() }

  /// - Parameter seeds: all of one pair.
  /// - Throws: what the store says.
  mutating func examine(_ seeds: ArraySlice<Seed>) throws(WordStoreError) {
    guard let seed = seeds.first, seeds.count > 1 || !seed.isShort else { return }
    self.seeds.removeAll(keepingCapacity: true)
    for seed in seeds { self.seeds.append(SeedPlace(seed)) }
    SeedPlace.sort(&self.seeds)
    let places = self.seeds
    guard aligner.chain(places.span) else { return }
    let first = Int(seed.first)
    let second = Int(seed.second)
    let one = try work.elements(ofFirst: first)
    let other = try work.elements(ofSecond: second)
    let left = one.span
    let right = other.span
    aligner.align(places.span, left, right)
    accept(left, right)
    guard !shared.isEmpty else { return }
    for stretch in shared where stretch.length >= work.options.minWords {
      work.add(
        DuplicateReport.Passage(
          first: .init(document: first, elements: stretch.first),
          second: .init(document: second, elements: stretch.second),
          similarity: stretch.similarity))
    }
    compare(first, second, left, right)
  }

  /// Keeps the stretches that are alike enough; of others the runs that are equal, since any run of the
  /// guaranteed length is found.
  private mutating func accept(_ left: Span<UInt32>, _ right: Span<UInt32>) {
    shared.removeAll(keepingCapacity: true)
    for index in aligner.candidates.indices {
      let candidate = aligner.candidates[index]
      if candidate.stretch.similarity >= work.options.minSimilarity,
        hasCommonWording(candidate.stretch, left, right)
      {
        shared.append(candidate.stretch)
      } else {
        for index in candidate.runs where aligner.runs[index].count >= Winnowing.guaranteedLength {
          shared.append(aligner.runs[index].stretch)
        }
      }
    }
    for run in aligner.crossing { shared.append(run.stretch) }
    SharedStretch.dropCovered(&shared)
  }

  private mutating func hasCommonWording(
    _ stretch: SharedStretch, _ left: Span<UInt32>, _ right: Span<UInt32>
  ) -> Bool {
    stretch.similarity >= Self.certainSimilarity
      || work.runs.isContained(
        left, stretch.first, right, stretch.second, least: Self.passageWording)
  }

  private mutating func compare(
    _ first: Int, _ second: Int, _ left: Span<UInt32>, _ right: Span<UInt32>
  ) {
    let firstMatches = Self.matches(shared) { $0.first }
    let sorted =
      shared.count == 1 ? shared : shared.sorted { $0.second.lowerBound < $1.second.lowerBound }
    let secondMatches = Self.matches(sorted) { $0.second }
    let firstShare = firstMatches / Double(left.count)
    let secondShare = secondMatches / Double(right.count)
    guard (left.count <= right.count ? firstShare : secondShare) >= work.options.minShare else {
      return
    }
    let jaccard = work.shingles.jaccard(first, left, second, right)
    guard work.arePair(jaccard: jaccard, left.count, right.count) else { return }
    guard
      max(firstShare, secondShare) >= Self.certainSimilarity || jaccard >= work.options.minShare
        || work.runs.isContained(
          left, 0..<left.count, right, 0..<right.count, least: DocumentComparer.wording)
    else { return }
    work.addPair(
      first, second, jaccard: jaccard, shares: (firstShare, secondShare), otherwise: .alignment)
  }

  /// The elements with a partner; where stretches overlap they count once.
  private static func matches(
    _ stretches: [SharedStretch], _ side: (SharedStretch) -> Range<Int>
  ) -> Double {
    var end = 0
    var sum = 0.0
    for stretch in stretches {
      let range = side(stretch)
      guard range.upperBound > end else { continue }
      let fresh = range.upperBound - max(end, range.lowerBound)
      sum += Double(fresh) * min(1, Double(stretch.matches) / Double(range.count))
      end = range.upperBound
    }
    return sum
  }
}
