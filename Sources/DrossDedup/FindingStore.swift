/// What was found, in order and in stores, so that there may be more than memory holds.
package struct FindingStore: Sendable {
  private var passages: any WordStore
  private var pairs: any WordStore
  private var members: any WordStore
  /// Where each cluster starts in the members, and the end, by hundreds of clusters.
  private var clusterStarts: [Int] = [0]
  /// How many clusters there are.
  package private(set) var clusterCount = 0

  /// An empty store that keeps passages, pairs and members of clusters where it is told.
  package init(
    passages: any WordStore = MemoryWords(), pairs: any WordStore = MemoryWords(),
    members: any WordStore = MemoryWords()
  ) {
    self.passages = passages
    self.pairs = pairs
    self.members = members
  }

  /// How many passages there are.
  package var passageCount: Int { passages.count / DuplicateReport.Passage.width }
  /// How many pairs of documents there are.
  package var pairCount: Int { pairs.count / DuplicateReport.Pair.width }

  /// Adds what was found in the next share.
  ///
  /// - Throws: what a store says.
  package mutating func append(_ findings: PairFindings) throws(WordStoreError) {
    var words: [UInt32] = []
    words.reserveCapacity(findings.passages.count * DuplicateReport.Passage.width)
    for passage in findings.passages { passage.append(to: &words) }
    try passages.append(words.span)
    words.removeAll(keepingCapacity: true)
    for pair in findings.pairs { pair.append(to: &words) }
    try pairs.append(words.span)
  }

  /// How many clusters are read at a time.
  static let clustersPerPart = 1 << 10

  /// Adds the next clusters.
  ///
  /// - Throws: what a store says.
  package mutating func append(
    _ clusters: [DuplicateReport.Cluster]
  ) throws(WordStoreError) {
    for cluster in clusters {
      var words: [UInt32] = []
      for (member, similarity) in zip(cluster.members, cluster.similarities) {
        words.append(UInt32(truncatingIfNeeded: cluster.representative))
        words.append(UInt32(truncatingIfNeeded: member))
        similarity.append(to: &words)
      }
      try members.append(words.span)
      clusterCount += 1
      if clusterCount % Self.clustersPerPart == 0 { clusterStarts.append(members.count) }
    }
  }

  /// The passages with these numbers.
  ///
  /// - Throws: what a store says.
  package func passages(
    _ numbers: Range<Int>
  ) throws(WordStoreError) -> [DuplicateReport.Passage] {
    let width = DuplicateReport.Passage.width
    var words: [UInt32] = []
    try passages.read(numbers.lowerBound * width..<numbers.upperBound * width, to: &words)
    return (0..<numbers.count).map { DuplicateReport.Passage(words.span, at: $0 * width) }
  }

  /// The pairs of documents with these numbers.
  ///
  /// - Throws: what a store says.
  package func pairs(_ numbers: Range<Int>) throws(WordStoreError) -> [DuplicateReport.Pair] {
    let width = DuplicateReport.Pair.width
    var words: [UInt32] = []
    try pairs.read(numbers.lowerBound * width..<numbers.upperBound * width, to: &words)
    return (0..<numbers.count).map { DuplicateReport.Pair(words.span, at: $0 * width) }
  }

  /// How many parts the clusters are in.
  package var clusterPartCount: Int {
    (clusterCount + Self.clustersPerPart - 1) / Self.clustersPerPart
  }

  /// The clusters of one part.
  ///
  /// - Throws: what a store says.
  package func clusters(
    ofPart part: Int
  ) throws(WordStoreError) -> [DuplicateReport.Cluster] {
    let end = part + 1 < clusterStarts.count ? clusterStarts[part + 1] : members.count
    var words: [UInt32] = []
    try members.read(clusterStarts[part]..<end, to: &words)
    var clusters: [DuplicateReport.Cluster] = []
    for start in stride(from: 0, to: words.count, by: 4) {
      let representative = Int(words[start])
      // A document is in one cluster, so that its representative tells where the next one begins.
      if clusters.last?.representative != representative {
        clusters.append(.init(representative: representative, members: [], similarities: []))
      }
      clusters[clusters.count - 1].members.append(Int(words[start + 1]))
      clusters[clusters.count - 1].similarities.append(Double(words.span, at: start + 2))
    }
    return clusters
  }
}

extension DuplicateReport.Passage {
  /// Numbers of one passage in a store.
  static let width = 8

  func append(to words: inout [UInt32]) {
    for place in [first, second] {
      words.append(UInt32(truncatingIfNeeded: place.document))
      words.append(UInt32(truncatingIfNeeded: place.elements.lowerBound))
      words.append(UInt32(truncatingIfNeeded: place.elements.upperBound))
    }
    similarity.append(to: &words)
  }

  init(_ words: Span<UInt32>, at start: Int) {
    func place(_ start: Int) -> DuplicateReport.Place {
      .init(
        document: Int(words[start]), elements: Int(words[start + 1])..<Int(words[start + 2]))
    }
    self.init(
      first: place(start), second: place(start + 3), similarity: Double(words, at: start + 6))
  }
}

extension DuplicateReport.Pair {
  /// Numbers of one pair in a store.
  static let width = 9

  private static let reasons: [DuplicateReport.Reason] = [.jaccard, .alignment, .containment]

  func append(to words: inout [UInt32]) {
    words.append(UInt32(truncatingIfNeeded: first))
    words.append(UInt32(truncatingIfNeeded: second))
    for share in [jaccard, firstShare, secondShare] { share.append(to: &words) }
    words.append(UInt32(Self.reasons.firstIndex(of: reason) ?? 0))
  }

  init(_ words: Span<UInt32>, at start: Int) {
    self.init(
      first: Int(words[start]), second: Int(words[start + 1]),
      jaccard: Double(words, at: start + 2), firstShare: Double(words, at: start + 4),
      secondShare: Double(words, at: start + 6), reason: Self.reasons[Int(words[start + 8])])
  }
}

extension Double {
  fileprivate func append(to words: inout [UInt32]) {
    words.append(UInt32(truncatingIfNeeded: bitPattern))
    words.append(UInt32(truncatingIfNeeded: bitPattern >> 32))
  }

  fileprivate init(_ words: Span<UInt32>, at start: Int) {
    self.init(bitPattern: UInt64(words[start]) | UInt64(words[start + 1]) << 32)
  }
}
