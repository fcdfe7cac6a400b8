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

  /// The documents that may go, in order.
  ///
  /// Documents that are known from before stay, and are looked at before all others. Then
  /// longer documents are looked at first, equally long ones in order. One goes when a document that stays
  /// is directly its near copy: never because of a chain of others.
  ///
  /// - Parameter minJaccard: the Jaccard similarity from which on a document goes.
  /// - Parameter minShare: the share of it in the longer one from which on it goes too.
  /// - Complexity: O(pairs + n log n).
  public func dropped(minJaccard: Double = 0.7, minShare: Double = 0.9) -> [Dropped] {
    var close: [Int: [Dropped]] = [:]
    for pair in pairs {
      for (document, other, share) in [
        (pair.first, pair.second, pair.firstShare), (pair.second, pair.first, pair.secondShare),
      ] where pair.jaccard >= minJaccard || share >= minShare {
        close[document, default: []].append(
          Dropped(document: document, kept: other, jaccard: pair.jaccard, share: share))
      }
    }
    var fates: [Int: Dropped] = [:]
    let longest = close.keys.sorted { (lengths[$1], $0) < (lengths[$0], $1) }
    // What is close to nothing stays whatever happens to the others.
    var stays = Set(pairs.flatMap { [$0.first, $0.second] })
      .filter { isKnown($0) || (close[$0] == nil && firsts[$0] == $0) }
    for document in longest where firsts[document] == document && !isKnown(document) {
      let choices = (close[document] ?? []).filter { stays.contains($0.kept) }
      if let best = choices.min(by: {
        ($1.jaccard, $1.share, $0.kept) < ($0.jaccard, $0.share, $1.kept)
      }) {
        fates[document] = best
      } else {
        stays.insert(document)
      }
    }
    // What is equal to a document shares its fate, or goes for it.
    for (document, first) in firsts.enumerated()
    where first != document && lengths[document] > 0 && !isKnown(document) {
      var fate = fates[first] ?? Dropped(document: document, kept: first, jaccard: 1, share: 1)
      fate.document = document
      fates[document] = fate
    }
    return fates.values.sorted { $0.document < $1.document }
  }
}
