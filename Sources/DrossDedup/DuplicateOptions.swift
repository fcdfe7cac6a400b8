/// What counts as a duplicate.
public struct DuplicateOptions: Hashable, Sendable {
  /// The fewest words of a passage that is told, or letters where words are not told apart.
  public var minWords: Int
  /// The least share of a passage that is equal on both sides, from 0 to 1.
  public var minSimilarity: Double
  /// In how many documents a fingerprint may stand before it counts as repeated.
  public var frequentDocuments: Int
  /// The least share of the shorter document that stands in the other one, for a pair of documents.
  public var minShare: Double
  /// The Jaccard similarity from which on a pair is told for that.
  public var minJaccard: Double
  /// Whether only pairs of documents are looked for, and no passages.
  public var documentsOnly: Bool

  /// Options; by default passages of 12 words and more, of which 60 % are equal.
  public init(
    minWords: Int = 12, minSimilarity: Double = 0.6, frequentDocuments: Int = 50,
    minShare: Double = 0.5, minJaccard: Double = 0.7, documentsOnly: Bool = false
  ) {
    self.minWords = minWords
    self.minSimilarity = minSimilarity
    self.frequentDocuments = frequentDocuments
    self.minShare = minShare
    self.minJaccard = minJaccard
    self.documentsOnly = documentsOnly
  }
}
