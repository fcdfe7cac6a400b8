extension DuplicateReport {
  /// A document that may go, since one that stays says nearly the same.
  public struct Dropped: Hashable, Sendable {
    /// The document that goes.
    public var document: Int
    /// The one that stays for it.
    public var kept: Int
    /// Exact Jaccard similarity of the two.
    public var jaccard: Double
    /// The share of the document that stands in the kept one.
    public var share: Double
  }

  /// The documents that may go, in order, as `NearCopies` tells them.
  ///
  /// - Parameter minJaccard: the Jaccard similarity from which on a document goes.
  /// - Parameter minShare: the share of it in the longer one from which on it goes too.
  /// - Complexity: O(pairs + n log n).
  public func dropped(minJaccard: Double = 0.7, minShare: Double = 0.9) -> [Dropped] {
    var copies = NearCopies(
      documents: lengths.count, minJaccard: minJaccard, minShare: minShare)
    copies.add(pairs)
    return copies.dropped(
      lengths: lengths.map { UInt32($0) }, firsts: firsts.map { UInt32($0) }, known: known)
  }
}
