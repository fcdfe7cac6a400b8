/// Which documents may go, since one that stays says nearly the same.
package struct NearCopies: Sendable {
  /// A document and another one that it is a near copy of.
  private struct Link: BitwiseCopyable {
    var document: UInt32
    var other: UInt32
    var jaccard: Double
    var share: Double
  }

  private let minJaccard: Double
  private let minShare: Double
  private var links: [Link] = []
  private var isPaired: [Bool]

  /// No pairs so far.
  ///
  /// - Parameter documents: how many documents there are.
  /// - Parameter minJaccard: the Jaccard similarity from which on a document goes.
  /// - Parameter minShare: the share of it in the longer one from which on it goes too.
  package init(documents: Int, minJaccard: Double = 0.7, minShare: Double = 0.9) {
    self.minJaccard = minJaccard
    self.minShare = minShare
    isPaired = [Bool](repeating: false, count: documents)
  }

  /// Takes pairs of documents.
  package mutating func add(_ pairs: [DuplicateReport.Pair]) {
    for pair in pairs {
      isPaired[pair.first] = true
      isPaired[pair.second] = true
      for (document, other, share) in [
        (pair.first, pair.second, pair.firstShare), (pair.second, pair.first, pair.secondShare),
      ] where pair.jaccard >= minJaccard || share >= minShare {
        links.append(
          Link(
            document: UInt32(document), other: UInt32(other), jaccard: pair.jaccard, share: share))
      }
    }
  }

  /// The documents that may go, in order.
  ///
  /// Documents that are known from before stay, and are looked at before all others. Then
  /// longer documents are looked at first, equally long ones in order. One goes when a document that stays
  /// is directly its near copy: never because of a chain of others.
  ///
  /// - Parameter lengths: how many elements each document has.
  /// - Parameter firsts: for each document the first one that says the same.
  /// - Parameter known: whether each document was known from before; empty when none was.
  /// - Complexity: O(pairs + n log n).
  package consuming func dropped(
    lengths: [UInt32], firsts: [UInt32], known: [Bool]
  ) -> [DuplicateReport.Dropped] {
    var links = links
    RadixSort.sort(&links) { $0.document }
    // Where the links of each document start.
    var starts = [UInt32](repeating: 0, count: lengths.count + 1)
    for link in links { starts[Int(link.document) + 1] += 1 }
    for document in lengths.indices { starts[document + 1] += starts[document] }
    func close(_ document: Int) -> Range<Int> {
      Int(starts[document])..<Int(starts[document + 1])
    }
    func isKnown(_ document: Int) -> Bool { !known.isEmpty && known[document] }
    // What is close to nothing stays whatever happens to the others.
    var stays = isPaired.indices.map {
      isPaired[$0] && (isKnown($0) || (close($0).isEmpty && Int(firsts[$0]) == $0))
    }
    var longest: [UInt32] = []
    for document in lengths.indices
    where !close(document).isEmpty && Int(firsts[document]) == document && !isKnown(document) {
      longest.append(UInt32(document))
    }
    longest.sort { (lengths[Int($1)], $0) < (lengths[Int($0)], $1) }
    var fates = [UInt32?](repeating: nil, count: lengths.count)
    for document in longest {
      let choices = close(Int(document)).lazy.filter { stays[Int(links[$0].other)] }
      if let best = choices.min(by: { Self.isBetter(links[$0], links[$1]) }) {
        fates[Int(document)] = UInt32(best)
      } else {
        stays[Int(document)] = true
      }
    }
    var dropped: [DuplicateReport.Dropped] = []
    for (document, first) in firsts.enumerated() {
      if let fate = fates[Int(first)] {
        // What is equal to a document shares its fate, or goes for it.
        guard Int(first) == document || (lengths[document] > 0 && !isKnown(document)) else {
          continue
        }
        let link = links[Int(fate)]
        dropped.append(
          .init(
            document: document, kept: Int(link.other), jaccard: link.jaccard, share: link.share))
      } else if Int(first) != document, lengths[document] > 0, !isKnown(document) {
        dropped.append(.init(document: document, kept: Int(first), jaccard: 1, share: 1))
      }
    }
    return dropped
  }

  private static func isBetter(_ link: Link, _ other: Link) -> Bool {
    (other.jaccard, other.share, link.other) < (link.jaccard, link.share, other.other)
  }
}
