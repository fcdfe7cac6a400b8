/// Finds the places that share a fingerprint.
struct SeedFinder {
  /// Postings of one fingerprint up to which each is linked with each.
  static let pairingCap = 20

  /// The links, by pair of documents.
  private(set) var seeds: [Seed] = []
  /// The postings of fingerprints that stand in too many documents.
  private(set) var frequent: [Posting] = []

  /// - Parameter postings: sorted by hash, then document, then position.
  /// - Parameter cap: in how many documents a fingerprint may stand before it counts as repeated.
  /// - Parameter documents: how many there are.
  init(_ postings: [Posting], cap: Int, documents: Int) {
    var start = 0
    while start < postings.count {
      var end = start + 1
      var holders = 1
      while end < postings.count, postings[end].hash == postings[start].hash {
        if postings[end].document != postings[end - 1].document { holders += 1 }
        end += 1
      }
      if holders > cap {
        frequent.append(contentsOf: postings[start..<end])
      } else if holders > 1 {
        link(postings, start..<end)
      }
      start = end
    }
    let bits = UInt64(UInt64.bitWidth - UInt64(documents).leadingZeroBitCount)
    RadixSort.sort(&seeds, shift: 0, bits: bits) { UInt64($0.second) }
    RadixSort.sort(&seeds, shift: 0, bits: bits) { UInt64($0.first) }
  }

  /// All with all in a small group; in a larger one each with the first and the one before, so that
  /// cost stays linear.
  private mutating func link(_ postings: [Posting], _ group: Range<Int>) {
    if group.count <= Self.pairingCap {
      for left in group {
        for right in left + 1..<group.upperBound { link(postings[left], postings[right]) }
      }
      return
    }
    for index in group.dropFirst() {
      link(postings[group.lowerBound], postings[index])
      if index > group.lowerBound + 1 { link(postings[index - 1], postings[index]) }
    }
  }

  private mutating func link(_ left: Posting, _ right: Posting) {
    guard left.document != right.document else { return }
    seeds.append(
      Seed(
        first: left.document, second: right.document, firstPosition: left.position,
        secondPosition: right.position))
  }
}
