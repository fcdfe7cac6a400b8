import DrossDedup
import DrossTestSupport
import Testing

/// Whether work that is shared out gives what the finder gives.
@Suite struct SharedWorkTests {
  private static func texts() -> [String] {
    var random = SplitMix64(seed: 11)
    var texts: [String] = []
    for index in 0..<120 {
      var words = (0..<40 + random.below(60)).map { _ in "w\(random.below(500))" }
      if index % 3 == 2 {
        words = texts[random.below(index)].split(separator: " ").map(String.init)
        for _ in 0..<words.count / 15 { words[random.below(words.count)] = "w\(random.below(500))" }
      }
      // In more documents than are paired with each other.
      if index % 4 == 0 { words += (0..<20).map { "w\($0)" } }
      texts.append(words.joined(separator: " ") + " end\(index)")
    }
    return texts
  }

  @Test func linksAndAlignmentsAreThoseOfTheFinder() throws {
    let prints = Self.texts().map { DocumentPrint(Array($0.utf8).span) }
    var finder = DuplicateFinder()
    for print in prints { try finder.add(print) }
    try finder.arrange(prints.indices.map { UInt32($0) })
    for bucket in 0..<finder.bucketCount { try finder.take(finder.link(bucket), of: bucket) }
    try finder.endLinks()
    let report = try finder.report(
      (0..<finder.shareCount).map { share throws in try finder.examine(share) })
    #expect(report.pairs.count > 20)

    // Numbers have gaps, and the fingerprints come in two parts and in no order.
    var links: [SharedWork.Link] = []
    for part in 0..<2 as Range<UInt64> {
      var hashes: [UInt64] = []
      var documents: [Int64] = []
      var places: [UInt32] = []
      for (number, print) in prints.enumerated().reversed() {
        for (hash, place) in zip(print.fingerprintHashes, print.fingerprintPlaces)
        where SharedWork.key(of: hash) % 2 == part {
          hashes.append(hash)
          documents.append(Int64(number) << 33 + 5)
          places.append(place)
        }
      }
      links += SharedWork.links(hashes: hashes, documents: documents, places: places)
    }
    for index in links.indices {
      links[index].first >>= 33
      links[index].second >>= 33
    }
    let found = try SharedWork.examine(links, elements: prints.map(\.elementHashes))
    let pairs = found.pairs.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    #expect(pairs == report.pairs)
    #expect(Set(found.passages) == Set(report.passages))
    for pair in pairs {
      let jaccard = SharedWork.jaccard(
        prints[pair.first].elementHashes, prints[pair.second].elementHashes)
      #expect(jaccard == pair.jaccard)
    }
  }
}
