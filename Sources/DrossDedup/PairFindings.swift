/// What was found in some pairs of documents.
public struct PairFindings: Sendable {
  var passages: [DuplicateReport.Passage] = []
  var pairs: [DuplicateReport.Pair] = []
}

/// What the postings of one bucket have in common.
public struct BucketLinks: Sendable {
  /// The seeds, each one four numbers.
  let seeds: [UInt32]
  /// For each seed the share that it is examined in.
  let shares: [UInt8]
  /// Fingerprints that stand in too many documents.
  let frequent: [Posting]
  /// For each of those fingerprints how many known texts it stands in.
  let frequentKnown: [Int]
}
