/// What counts as a duplicate.
public struct DuplicateOptions: Hashable, Sendable {
  /// The fewest words of a passage that is told, or letters where words are not told apart.
  public var minWords = 12
  /// The least share of a passage that is equal on both sides, from 0 to 1.
  public var minSimilarity = 0.6
  /// In how many documents a fingerprint may stand before it counts as repeated.
  public var frequentDocuments = 50
  /// The least share of the shorter document that stands in the other one, for a pair of documents.
  public var minShare = 0.5
  /// The Jaccard similarity from which on a pair is told for that.
  public var minJaccard = 0.7
  /// Whether only pairs of documents are looked for, and no passages.
  public var documentsOnly = false

  /// The options by default.
  public init() {}
}
