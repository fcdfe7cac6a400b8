/// Puts fingerprints that stand in very many documents together to passages.
///
/// Their places are kept by document in a store, and looked at one share of the documents after the other.
struct RepeatedPassages: Sendable {
  private static let exampleCount = 3

  /// A fingerprint by its number.
  private struct Place: BitwiseCopyable {
    var document: UInt32
    var number: UInt32
    var position: UInt32

    static let width = 3
  }

  private var places: DocumentShares
  private let neighbours: any WordStore
  /// In how many documents each fingerprint stands, known texts left out.
  private var documents: [UInt32] = []
  /// In how many known texts each fingerprint stands.
  private var known: [UInt32] = []

  /// No fingerprints so far.
  ///
  /// - Parameter documents: how many documents there are.
  /// - Parameter neighbours: an empty store, for what stands side by side.
  init(documents: Int, places: any WordStore, neighbours: any WordStore) {
    self.places = DocumentShares(width: Place.width, documents: documents, places)
    self.neighbours = neighbours
  }

  /// Adds the fingerprints of one bucket.
  ///
  /// - Parameter frequent: sorted by key, document and position.
  /// - Parameter known: in how many known texts each fingerprint stands.
  mutating func append(_ frequent: [Posting], known: [Int]) throws(WordStoreError) {
    var words: [UInt32] = []
    var shares: [UInt8] = []
    words.reserveCapacity(frequent.count * Place.width)
    shares.reserveCapacity(frequent.count)
    var previous: Posting?
    for posting in frequent {
      if previous?.key != posting.key {
        documents.append(1)
      } else if previous?.document != posting.document {
        documents[documents.count - 1] += 1
      }
      previous = posting
      words.append(posting.document)
      words.append(UInt32(truncatingIfNeeded: documents.count - 1))
      words.append(posting.position)
      shares.append(places.bucket(of: posting.document))
    }
    self.known += known.map { UInt32(truncatingIfNeeded: $0) }
    try places.append(words, buckets: shares)
  }

  /// The passages, the most frequent first.
  ///
  /// - Throws: what a store says.
  consuming func passages(
    minWords: Int, in store: ElementStore
  ) throws(WordStoreError) -> [DuplicateReport.Repeated] {
    try places.finish()
    var sets = try joined()
    let examples = try examples(&sets)
    var counts = [Int](repeating: 0, count: documents.count)
    for index in documents.indices {
      let set = sets.find(index)
      counts[set] = max(counts[set], Int(documents[index]) + Int(known[index]))
    }
    var found: [DuplicateReport.Repeated] = []
    for set in examples.keys.sorted() {
      let widened = try Self.widened(examples[set] ?? [], in: store)
      if widened[0].elements.count >= minWords {
        found.append(.init(documents: counts[set], examples: widened))
      }
    }
    return found.sorted {
      ($1.documents, $0.examples[0].document, $0.examples[0].elements.lowerBound)
        < ($0.documents, $1.examples[0].document, $1.examples[0].elements.lowerBound)
    }
  }

  /// The places in the documents of one share, by document, then position.
  private func places(of share: Int) throws(WordStoreError) -> [Place] {
    let words = try places.records(of: share)
    var found: [Place] = []
    found.reserveCapacity(words.count / Place.width)
    for start in stride(from: 0, to: words.count, by: Place.width) {
      found.append(
        Place(document: words[start], number: words[start + 1], position: words[start + 2]))
    }
    RadixSort.sort(&found) { $0.position }
    RadixSort.sort(&found) { $0.document }
    return found
  }

  private static func isNext(_ place: Place, after previous: Place) -> Bool {
    place.document == previous.document
      && Int(place.position) <= Int(previous.position) + Winnowing.window
  }

  /// For each set of fingerprints the longest places of it, each in another document; of equally long ones the
  /// first.
  private func examples(
    _ sets: inout UnionFind
  ) throws(WordStoreError) -> [Int: [DuplicateReport.Place]] {
    var examples: [Int: [DuplicateReport.Place]] = [:]
    for share in 0..<places.count {
      let places = try places(of: share)
      var start = 0
      while start < places.count {
        let set = sets.find(Int(places[start].number))
        var end = start + 1
        while end < places.count, Self.isNext(places[end], after: places[end - 1]),
          sets.find(Int(places[end].number)) == set
        {
          end += 1
        }
        let first = Int(places[start].position)
        let last = Int(places[end - 1].position) + Winnowing.gramLength
        Self.take(
          .init(document: Int(places[start].document), elements: first..<last),
          into: &examples[set, default: []])
        start = end
      }
    }
    return examples
  }

  /// Takes a place if it is one of the best ones so far.
  private static func take(
    _ place: DuplicateReport.Place, into best: inout [DuplicateReport.Place]
  ) {
    func key(_ place: DuplicateReport.Place) -> (Int, Int, Int) {
      (-place.elements.count, place.document, place.elements.lowerBound)
    }
    if let same = best.firstIndex(where: { $0.document == place.document }) {
      guard key(place) < key(best[same]) else { return }
      best.remove(at: same)
    } else if best.count == exampleCount {
      guard key(place) < key(best[exampleCount - 1]) else { return }
      best.removeLast()
    }
    best.insert(place, at: best.firstIndex { key(place) < key($0) } ?? best.count)
  }

  /// Fingerprints that stand side by side in at least half of the documents of the rarer one.
  private func joined() throws(WordStoreError) -> UnionFind {
    var sets = UnionFind(count: documents.count)
    guard !documents.isEmpty else { return sets }
    var neighbours = BucketStore(width: BucketStore.pair, self.neighbours)
    for share in 0..<places.count {
      let places = try places(of: share)
      var words: [UInt32] = []
      var buckets: [UInt8] = []
      for index in places.indices.dropFirst()
      where Self.isNext(places[index], after: places[index - 1]) {
        words.append(places[index - 1].number)
        words.append(places[index].number)
        buckets.append(
          BucketStore.bucket(of: places[index - 1].number, among: documents.count))
      }
      try neighbours.append(words, buckets: buckets)
    }
    try neighbours.finish()
    for bucket in 0..<BucketStore.bucketCount {
      let words = try neighbours.records(of: bucket)
      var pairs = stride(from: 0, to: words.count, by: BucketStore.pair).map {
        UInt64(words[$0]) << 32 | UInt64(words[$0 + 1])
      }
      pairs.sort()
      unite(pairs, in: &sets)
    }
    return sets
  }

  /// - Parameter pairs: sorted.
  private func unite(_ pairs: [UInt64], in sets: inout UnionFind) {
    var start = 0
    while start < pairs.count {
      var end = start + 1
      while end < pairs.count, pairs[end] == pairs[start] { end += 1 }
      let left = Int(pairs[start] >> 32)
      let right = Int(pairs[start] & 0xFFFF_FFFF)
      if (end - start) * 2 >= min(documents[left], documents[right]) { sets.unite(left, right) }
      start = end
    }
  }

  /// The examples grown on both sides for as long as all of them say the same; no further than text
  /// that is repeated may reach past its outermost fingerprints.
  private static func widened(
    _ places: [DuplicateReport.Place], in store: ElementStore
  ) throws(WordStoreError) -> [DuplicateReport.Place] {
    var documents: [[UInt32]] = []
    for place in places { documents.append(try store.elements(of: place.document)) }
    let before = agreeing(places, documents, after: false)
    let after = agreeing(places, documents, after: true)
    return places.map {
      .init(
        document: $0.document,
        elements: $0.elements.lowerBound - before..<$0.elements.upperBound + after)
    }
  }

  /// How many elements the examples have in common on one side, at most `window` − 1.
  private static func agreeing(
    _ places: [DuplicateReport.Place], _ documents: [[UInt32]], after: Bool
  ) -> Int {
    var count = 0
    while count < Winnowing.window - 1 {
      var elements: [UInt32] = []
      for (place, document) in zip(places, documents) {
        let range = place.elements
        let index = after ? range.upperBound + count : range.lowerBound - 1 - count
        guard document.indices.contains(index) else { return count }
        elements.append(document[index])
      }
      guard elements.allSatisfy({ $0 == elements[0] }) else { return count }
      count += 1
    }
    return count
  }
}
