/// What was found in some pairs of documents.
public struct PairFindings: Sendable {
  var passages: [DuplicateReport.Passage] = []
  var pairs: [DuplicateReport.Pair] = []
}
