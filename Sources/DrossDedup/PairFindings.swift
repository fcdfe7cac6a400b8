/// What was found in some pairs of documents, in order.
package struct PairFindings: Sendable {
  /// Passages by their documents and places.
  package internal(set) var passages: [DuplicateReport.Passage] = []
  /// Pairs of documents, in order.
  package internal(set) var pairs: [DuplicateReport.Pair] = []
}

/// What the postings of one bucket have in common.
package struct BucketLinks: Sendable {
  /// The seeds, each one four numbers.
  private(set) var seeds: [UInt32] = []
  /// For each seed the bucket of the document that comes first.
  var buckets: [UInt8] = []
  /// Fingerprints that stand in too many documents.
  private(set) var frequent: [Posting] = []
  /// For each of those fingerprints how many known texts it stands in.
  private(set) var frequentKnown: [Int] = []
  /// About how many bytes of memory it took to find them.
  package internal(set) var workSize = 0

  /// Adds what the postings with the next keys have in common.
  mutating func append(_ found: SeedFinder) {
    if seeds.isEmpty { seeds = found.seeds } else { seeds += found.seeds }
    frequent += found.frequent
    frequentKnown += found.frequentKnown
  }
}
