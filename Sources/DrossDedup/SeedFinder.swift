/// Finds the places that share a fingerprint, in the postings of one bucket.
struct SeedFinder {
  /// Postings of one fingerprint up to which each is linked with each, and documents up to which each is.
  static let pairingCap = 50
  /// The same where only a few fingerprints are there of each document, all of which count.
  static let samplePairingCap = 20

  /// The links, each one four numbers as in `Seed`.
  private(set) var seeds: [UInt32] = []
  /// The postings of fingerprints that stand in too many documents; not those of known texts.
  private(set) var frequent: [Posting] = []
  /// For each of those fingerprints how many known texts it stands in.
  private(set) var frequentKnown: [Int] = []
  /// Whether each document is a known text; empty when none is.
  ///
  /// Two known texts are not linked.
  private let isKnown: [Bool]
  private let pairing: Int

  /// - Parameter postings: sorted by key, then document, then position.
  /// - Parameter cap: in how many documents a fingerprint may stand before it counts as repeated.
  /// - Parameter pairing: postings, and documents, up to which each is linked with each.
  /// - Parameter known: fingerprints that stand in more than `cap` known texts, and in how many.
  init(
    _ postings: Span<Posting>, cap: Int, pairing: Int = Self.pairingCap, isKnown: [Bool] = [],
    known: [UInt32: Int] = [:]
  ) {
    self.isKnown = isKnown
    self.pairing = pairing
    var start = 0
    while start < postings.count {
      var end = start &+ 1
      var holders = 1
      while end < postings.count, postings[end].key == postings[start].key {
        if postings[end].document != postings[end &- 1].document { holders &+= 1 }
        end &+= 1
      }
      if !isKnown.isEmpty {
        takeGroup(postings, start..<end, holders, cap: cap, known: known)
      } else if holders > cap {
        for index in start..<end { frequent.append(postings[index]) }
        frequentKnown.append(0)
      } else if holders > 1 {
        link(postings, start..<end, holders)
      }
      start = end
    }
  }

  /// The same for a group that known texts may be in.
  private mutating func takeGroup(
    _ postings: Span<Posting>, _ group: Range<Int>, _ holders: Int, cap: Int,
    known: [UInt32: Int]
  ) {
    let others = known[postings[group.lowerBound].key] ?? 0
    guard holders + others > cap else {
      if holders > 1 { link(postings, group, holders) }
      return
    }
    var count = others
    var previous = UInt32.max
    let before = frequent.count
    for index in group {
      let posting = postings[index]
      if !isKnown[Int(posting.document)] {
        frequent.append(posting)
      } else if posting.document != previous {
        count += 1
      }
      previous = posting.document
    }
    if frequent.count > before { frequentKnown.append(count) }
  }

  /// All with all in a small group.
  ///
  /// In a larger one each place is linked with the first place of all and with the last one of the document
  /// before, so that cost stays linear and every place has a partner; the first places of documents, when
  /// these are few, with each other.
  private mutating func link(_ postings: Span<Posting>, _ group: Range<Int>, _ holders: Int) {
    if group.count <= pairing {
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
    if holders <= pairing { linkFirsts(postings, second..<group.upperBound) }
  }

  /// Links the first places of the documents of `group` with each other.
  private mutating func linkFirsts(_ postings: Span<Posting>, _ group: Range<Int>) {
    let firsts = group.filter {
      $0 == group.lowerBound || postings[$0].document != postings[$0 - 1].document
    }
    for (number, left) in firsts.enumerated() {
      // Neighbours are linked already.
      for right in firsts[(number + 1)...] where right != left + 1 {
        link(postings[left], postings[right])
      }
    }
  }

  private mutating func link(_ left: Posting, _ right: Posting) {
    guard left.document != right.document else { return }
    if !isKnown.isEmpty, isKnown[Int(left.document)], isKnown[Int(right.document)] { return }
    Seed.append(left, right, to: &seeds)
  }
}
