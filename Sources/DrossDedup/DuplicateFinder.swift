/// Finds what documents have in common, in three steps: the prints of all of them come together, ranges of
/// pairs are examined in any order and on any thread, and the findings are put together.
///
/// The result depends on the documents and their order alone.
public struct DuplicateFinder: Sendable {
  private let options: DuplicateOptions
  private let store: ElementStore
  private let equals: EqualDocuments
  private let seeds: [Seed]
  private let repeated: [DuplicateReport.Repeated]

  /// Indexes documents; their numbers are their places in `prints`.
  ///
  /// - Complexity: O(fingerprints), by sorting; links between documents stay linear in them too.
  public init(_ prints: [DocumentPrint], options: DuplicateOptions = .init()) {
    self.options = options
    let equals = EqualDocuments(prints)
    self.equals = equals
    var store = ElementStore()
    store.reserve(
      elements: prints.reduce(0) { $0 + $1.elements.count }, documents: prints.count)
    var postings: [Posting] = []
    let isFirst = equals.firsts.indices.map { equals.firsts[$0] == $0 }
    postings.reserveCapacity(
      prints.indices.reduce(0) { $0 + (isFirst[$1] ? prints[$1].hashes.count : 0) })
    for index in prints.indices {
      let print = prints[index]
      store.append(print.elements)
      guard isFirst[index] else { continue }
      for (hash, place) in zip(print.hashes, print.places) {
        postings.append(
          Posting(hash: hash, document: UInt32(truncatingIfNeeded: index), position: place))
      }
    }
    let documents = prints.count
    Posting.sort(&postings)
    let found = SeedFinder(postings, cap: options.frequentDocuments, documents: documents)
    seeds = found.seeds
    repeated = RepeatedPassages(found.frequent, store).passages(minWords: options.minWords)
    self.store = store
  }

  /// About `count` ranges of the work, to be handed to `examine`; together they are all of it.
  public func shares(_ count: Int) -> [Range<Int>] {
    var shares: [Range<Int>] = []
    var start = 0
    let size = max(1, seeds.count / max(1, count))
    while start < seeds.count {
      var end = min(start + size, seeds.count)
      while end < seeds.count, seeds[end].pair == seeds[end - 1].pair { end += 1 }
      shares.append(start..<end)
      start = end
    }
    return shares
  }

  /// Aligns the pairs of documents of one share.
  public func examine(_ share: Range<Int>) -> PairFindings {
    var examiner = PairExaminer(store, options)
    var start = share.lowerBound
    while start < share.upperBound {
      var end = start + 1
      while end < share.upperBound, seeds[end].pair == seeds[start].pair { end += 1 }
      examiner.examine(seeds[start..<end])
      start = end
    }
    return examiner.findings
  }

  /// Everything that was found.
  ///
  /// - Parameter findings: those of all shares, in their order.
  public func report(_ findings: [PairFindings]) -> DuplicateReport {
    var report = DuplicateReport()
    report.repeated = repeated
    for part in findings {
      report.passages += part.passages
      report.pairs += part.pairs
    }
    addEqualDocuments(to: &report)
    report.passages.sort { Self.key($0) < Self.key($1) }
    report.pairs.sort { ($0.first, $0.second) < ($1.first, $1.second) }
    report.clusters = clusters(report.pairs)
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
    for (copy, first) in equals.firsts.enumerated() where first != copy {
      let count = store.count(of: copy)
      guard count > 0 else { continue }
      report.pairs.append(
        .init(
          first: first, second: copy, jaccard: 1, firstShare: 1, secondShare: 1, reason: .jaccard))
      guard count >= options.minWords else { continue }
      report.passages.append(
        .init(
          first: .init(document: first, elements: 0..<count),
          second: .init(document: copy, elements: 0..<count), similarity: 1, words: count))
    }
  }

  private func clusters(_ pairs: [DuplicateReport.Pair]) -> [DuplicateReport.Cluster] {
    var sets = UnionFind(count: store.documentCount)
    for pair in pairs { sets.unite(pair.first, pair.second) }
    var members: [Int: [Int]] = [:]
    for document in Set(pairs.flatMap { [$0.first, $0.second] }).sorted() {
      members[sets.find(document), default: []].append(document)
    }
    var shingles = ShingleSets(store)
    return members.keys.sorted().compactMap { set in
      guard let documents = members[set] else { return nil }
      var representative = documents[0]
      for document in documents where store.count(of: document) > store.count(of: representative) {
        representative = document
      }
      return .init(
        representative: representative, members: documents,
        similarities: documents.map {
          $0 == representative ? 1 : shingles.jaccard(representative, $0)
        })
    }
  }
}
