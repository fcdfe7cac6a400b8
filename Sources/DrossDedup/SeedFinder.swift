/// Finds the places that share a fingerprint, in the postings of one bucket.
struct SeedFinder {
  /// Postings of one fingerprint up to which each is linked with each.
  static let pairingCap = 20

  /// The links, each one four numbers as in `Seed`.
  private(set) var seeds: [UInt32] = []
  /// The postings of fingerprints that stand in too many documents.
  private(set) var frequent: [Posting] = []

  /// - Parameter postings: sorted by key, then document, then position.
  /// - Parameter cap: in how many documents a fingerprint may stand before it counts as repeated.
  init(_ postings: Span<Posting>, cap: Int) {
    var start = 0
    while start < postings.count {
      var end = start &+ 1
      var holders = 1
      while end < postings.count, postings[end].key == postings[start].key {
        if postings[end].document != postings[end &- 1].document { holders &+= 1 }
        end &+= 1
      }
      if holders > cap {
        for index in start..<end { frequent.append(postings[index]) }
      } else if holders > 1 {
        link(postings, start..<end)
      }
      start = end
    }
  }

  /// All with all in a small group.
  ///
  /// In a larger one each place is linked with the first place of all and
  /// with the last one of the document before, so that cost stays linear and every place has a partner.
  private mutating func link(_ postings: Span<Posting>, _ group: Range<Int>) {
    if group.count <= Self.pairingCap {
      for left in group {
        for right in left + 1..<group.upperBound { link(postings[left], postings[right]) }
      }
      return
    }
    let first = postings[group.lowerBound]
    var second = group.lowerBound
    while postings[second].document == first.document { second += 1 }
    for index in group.lowerBound + 1..<second { link(postings[index], postings[second]) }
    var before = second - 1
    for index in second..<group.upperBound {
      if postings[index].document != postings[index - 1].document { before = index - 1 }
      link(first, postings[index])
      if before != group.lowerBound { link(postings[before], postings[index]) }
    }
  }

  private mutating func link(_ left: Posting, _ right: Posting) {
    guard left.document != right.document else { return }
    seeds.append(left.document)
    seeds.append(right.document)
    seeds.append(left.position)
    seeds.append(right.position)
  }
}
