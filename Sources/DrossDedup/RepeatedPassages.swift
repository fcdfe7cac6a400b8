/// Puts fingerprints that stand in very many documents together to passages.
struct RepeatedPassages {
  private static let exampleCount = 3

  /// A fingerprint by its number.
  private struct Place: BitwiseCopyable {
    var number: UInt32
    var document: UInt32
    var position: UInt32
  }

  private let store: ElementStore
  /// By document, then position.
  private var postings: [Place] = []
  /// In how many documents each fingerprint stands, known texts left out.
  private var documents: [Int] = []
  /// In how many known texts each fingerprint stands.
  private let known: [Int]

  /// - Parameter frequent: sorted by bucket, key, document and position.
  /// - Parameter known: in how many known texts each fingerprint stands.
  init(_ frequent: [BucketedPosting], known: [Int], _ store: ElementStore) {
    self.store = store
    self.known = known
    postings.reserveCapacity(frequent.count)
    var previous: BucketedPosting?
    for posting in frequent {
      if previous?.bucket != posting.bucket || previous?.posting.key != posting.posting.key {
        documents.append(1)
      } else if previous?.posting.document != posting.posting.document {
        documents[documents.count - 1] += 1
      }
      previous = posting
      postings.append(
        Place(
          number: UInt32(truncatingIfNeeded: documents.count - 1),
          document: posting.posting.document, position: posting.posting.position))
    }
    RadixSort.sort(&postings, shift: 0, bits: 32) { UInt64($0.position) }
    RadixSort.sort(&postings, shift: 0, bits: 32) { UInt64($0.document) }
  }

  /// The passages, the most frequent first.
  func passages(minWords: Int) throws(WordStoreError) -> [DuplicateReport.Repeated] {
    var sets = joined()
    var runs: [(set: Int, place: DuplicateReport.Place)] = []
    var start = 0
    while start < postings.count {
      let set = sets.find(Int(postings[start].number))
      var end = start + 1
      while end < postings.count, isNext(end), sets.find(Int(postings[end].number)) == set {
        end += 1
      }
      let first = Int(postings[start].position)
      let last = Int(postings[end - 1].position) + Winnowing.gramLength
      let document = Int(postings[start].document)
      runs.append((set, .init(document: document, elements: first..<last)))
      start = end
    }
    // A stable order: by set, the longest run first, then by document and place.
    runs.sort {
      ($0.set, -$0.place.elements.count, $0.place.document, $0.place.elements.lowerBound)
        < ($1.set, -$1.place.elements.count, $1.place.document, $1.place.elements.lowerBound)
    }
    var counts = [Int](repeating: 0, count: documents.count)
    for index in documents.indices {
      let set = sets.find(index)
      counts[set] = max(counts[set], documents[index] + known[index])
    }
    var found: [DuplicateReport.Repeated] = []
    start = 0
    while start < runs.count {
      var end = start
      var examples: [DuplicateReport.Place] = []
      while end < runs.count, runs[end].set == runs[start].set {
        if examples.count < Self.exampleCount,
          examples.allSatisfy({ $0.document != runs[end].place.document })
        {
          examples.append(runs[end].place)
        }
        end += 1
      }
      examples = try widened(examples)
      if examples[0].elements.count >= minWords {
        found.append(.init(documents: counts[runs[start].set], examples: examples))
      }
      start = end
    }
    return found.sorted {
      ($1.documents, $0.examples[0].document, $0.examples[0].elements.lowerBound)
        < ($0.documents, $1.examples[0].document, $1.examples[0].elements.lowerBound)
    }
  }

  private func isNext(_ index: Int) -> Bool {
    postings[index].document == postings[index - 1].document
      && Int(postings[index].position) <= Int(postings[index - 1].position) + Winnowing.window
  }

  /// Fingerprints that stand side by side in at least half of the documents of the rarer one.
  private func joined() -> UnionFind {
    var neighbours: [UInt64] = []
    for index in postings.indices.dropFirst() where isNext(index) {
      neighbours.append(
        UInt64(postings[index - 1].number) << 32 | UInt64(postings[index].number))
    }
    neighbours.sort()
    var sets = UnionFind(count: documents.count)
    var start = 0
    while start < neighbours.count {
      var end = start + 1
      while end < neighbours.count, neighbours[end] == neighbours[start] { end += 1 }
      let left = Int(neighbours[start] >> 32)
      let right = Int(neighbours[start] & 0xFFFF_FFFF)
      if (end - start) * 2 >= min(documents[left], documents[right]) { sets.unite(left, right) }
      start = end
    }
    return sets
  }

  /// The examples grown on both sides for as long as all of them say the same; no further than text
  /// that is repeated may reach past its outermost fingerprints.
  private func widened(
    _ places: [DuplicateReport.Place]
  ) throws(WordStoreError) -> [DuplicateReport.Place] {
    var documents: [[UInt32]] = []
    for place in places { documents.append(try store.elements(of: place.document)) }
    let before = Self.agreeing(places, documents, after: false)
    let after = Self.agreeing(places, documents, after: true)
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

/// A posting and the bucket that it came from.
struct BucketedPosting: BitwiseCopyable, Sendable {
  var posting: Posting
  var bucket: UInt8

  init(_ posting: Posting, bucket: Int) {
    self.posting = posting
    self.bucket = UInt8(truncatingIfNeeded: bucket)
  }
}
