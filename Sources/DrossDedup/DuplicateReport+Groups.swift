extension DuplicateReport {
  /// For each document a number that all its near copies have, and those of theirs: the first of them.
  ///
  /// What is a near copy is said as for `dropped`.
  ///
  /// - Parameter minJaccard: the Jaccard similarity from which on two documents are near copies.
  /// - Parameter minShare: the share of one in the other from which on they are too.
  /// - Complexity: O(documents + pairs).
  public func groups(minJaccard: Double = 0.7, minShare: Double = 0.9) -> [Int] {
    var sets = UnionFind(count: firsts.count)
    for (document, first) in firsts.enumerated() { sets.unite(first, document) }
    for pair in pairs
    where pair.jaccard >= minJaccard || max(pair.firstShare, pair.secondShare) >= minShare {
      sets.unite(pair.first, pair.second)
    }
    return firsts.indices.map { sets.find($0) }
  }
}
