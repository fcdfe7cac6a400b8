/// Puts fingerprints that stand in very many documents together to passages.
struct RepeatedPassages {
  private static let exampleCount = 3

  private let store: ElementStore
  /// By document, then position; `hash` is the number of the fingerprint.
  private var postings: [Posting]
  /// In how many documents each fingerprint stands.
  private var documents: [Int] = []

  /// - Parameter frequent: sorted by hash, then document, then position.
  init(_ frequent: [Posting], _ store: ElementStore) {
    self.store = store
    postings = frequent
    var previous: Posting?
    for index in postings.indices {
      let posting = postings[index]
      if previous?.hash != posting.hash {
        documents.append(1)
      } else if previous?.document != posting.document {
        documents[documents.count - 1] += 1
      }
      previous = posting
      postings[index].hash = UInt64(documents.count - 1)
    }
    RadixSort.sort(&postings, shift: 0, bits: 32) { UInt64($0.position) }
    RadixSort.sort(&postings, shift: 0, bits: 32) { UInt64($0.document) }
  }

  /// The passages, the most frequent first.
  func passages(minWords: Int) -> [DuplicateReport.Repeated] {
    var sets = joined()
    var runs: [(set: Int, place: DuplicateReport.Place)] = []
    var start = 0
    while start < postings.count {
      let set = sets.find(Int(postings[start].hash))
      var end = start + 1
      while end < postings.count, isNext(end), sets.find(Int(postings[end].hash)) == set {
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
      counts[set] = max(counts[set], documents[index])
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
      examples = widened(examples)
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
      neighbours.append(postings[index - 1].hash << 32 | postings[index].hash)
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

  /// The examples grown on both sides for as long as all of them say the same.
  private func widened(_ places: [DuplicateReport.Place]) -> [DuplicateReport.Place] {
    var places = places
    while let element = neighbour(of: places[0], after: false),
      places.allSatisfy({ neighbour(of: $0, after: false) == element })
    {
      for index in places.indices {
        let range = places[index].elements
        places[index].elements = range.lowerBound - 1..<range.upperBound
      }
    }
    while let element = neighbour(of: places[0], after: true),
      places.allSatisfy({ neighbour(of: $0, after: true) == element })
    {
      for index in places.indices {
        let range = places[index].elements
        places[index].elements = range.lowerBound..<range.upperBound + 1
      }
    }
    return places
  }

  private func neighbour(of place: DuplicateReport.Place, after: Bool) -> UInt32? {
    let document = store.range(of: place.document)
    let index =
      document.lowerBound + (after ? place.elements.upperBound : place.elements.lowerBound - 1)
    return document.contains(index) ? store.elements[index] : nil
  }
}
