/// Looks at pairs of documents, one after the other.
struct PairExaminer {
  /// The least share of runs of three that two passages have in common.
  private static let passageWording = 0.3
  /// The same for documents.
  private static let documentWording = 0.4
  /// From this similarity on a passage has enough runs in common anyway.
  private static let certainSimilarity = 0.85

  private let options: DuplicateOptions
  private let store: ElementStore
  private var aligner: PairAligner
  private var shingles: ShingleSets
  private var runs = RunsOfThree()
  private(set) var findings = PairFindings()

  init(_ store: ElementStore, _ options: DuplicateOptions) {
    self.options = options
    self.store = store
    aligner = PairAligner(store)
    shingles = ShingleSets(store)
  }

  /// - Parameter seeds: all of one pair.
  mutating func examine(_ seeds: ArraySlice<Seed>) {
    guard let seed = seeds.first else { return }
    var sorted = seeds
    if seeds.count > 1 {
      sorted.sort {
        UInt64($0.firstPosition) << 32 | UInt64($0.secondPosition)
          < UInt64($1.firstPosition) << 32 | UInt64($1.secondPosition)
      }
    }
    let first = Int(seed.first)
    let second = Int(seed.second)
    let elements = store.elements
    let shared = aligner.align(sorted).compactMap { stretch -> SharedStretch? in
      if stretch.similarity >= options.minSimilarity,
        hasCommonWording(stretch, elements.span, first, second)
      {
        return stretch
      }
      // Too loose as a whole; what is equal in it is still found.
      return stretch.run.count >= Winnowing.guaranteedLength ? stretch.exact : nil
    }
    guard !shared.isEmpty else { return }
    for stretch in shared where stretch.length >= options.minWords {
      findings.passages.append(
        DuplicateReport.Passage(
          first: .init(document: first, elements: stretch.first),
          second: .init(document: second, elements: stretch.second),
          similarity: stretch.similarity, words: stretch.length))
    }
    compare(first, second, shared)
  }

  private mutating func hasCommonWording(
    _ stretch: SharedStretch, _ elements: Span<UInt32>, _ first: Int, _ second: Int
  ) -> Bool {
    if stretch.similarity >= Self.certainSimilarity { return true }
    let start = store.range(of: first).lowerBound
    let other = store.range(of: second).lowerBound
    return runs.containment(
      elements, start + stretch.first.lowerBound..<start + stretch.first.upperBound,
      other + stretch.second.lowerBound..<other + stretch.second.upperBound)
      >= Self.passageWording
  }

  private mutating func hasCommonWording(_ first: Int, _ second: Int) -> Bool {
    let elements = store.elements
    return runs.containment(
      elements.span, store.range(of: first), store.range(of: second)) >= Self.documentWording
  }

  private mutating func compare(_ first: Int, _ second: Int, _ shared: [SharedStretch]) {
    let firstCount = store.count(of: first)
    let secondCount = store.count(of: second)
    guard min(firstCount, secondCount) >= options.minWords else { return }
    let firstMatches = Self.matches(shared.map { ($0.first, $0.matches) })
    let secondMatches = Self.matches(
      shared.map { ($0.second, $0.matches) }.sorted { $0.0.lowerBound < $1.0.lowerBound })
    let firstShare = firstMatches / Double(firstCount)
    let secondShare = secondMatches / Double(secondCount)
    guard (firstCount <= secondCount ? firstShare : secondShare) >= options.minShare else { return }
    let jaccard = shingles.jaccard(first, second)
    guard
      max(firstShare, secondShare) >= Self.certainSimilarity || jaccard >= options.minShare
        || hasCommonWording(first, second)
    else { return }
    findings.pairs.append(
      DuplicateReport.Pair(
        first: first, second: second, jaccard: jaccard, firstShare: firstShare,
        secondShare: secondShare, reason: jaccard >= options.minJaccard ? .jaccard : .alignment))
  }

  /// The elements with a partner; where stretches overlap they count once.
  private static func matches(_ stretches: [(Range<Int>, Int)]) -> Double {
    var end = 0
    var sum = 0.0
    for (range, matches) in stretches where range.upperBound > end {
      let fresh = range.upperBound - max(end, range.lowerBound)
      sum += Double(fresh) * min(1, Double(matches) / Double(range.count))
      end = range.upperBound
    }
    return sum
  }
}
