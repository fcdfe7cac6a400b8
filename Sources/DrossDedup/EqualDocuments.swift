/// Documents that are equal element for element.
struct EqualDocuments: Sendable {
  /// For each document the first one that equals it, itself when there is none before.
  private(set) var firsts: [Int] = []

  /// - Parameter wholes: the hash of all elements of each document.
  /// - Complexity: O(n log n) comparisons of hashes, and one of the elements for each copy.
  init(_ wholes: [UInt64], _ store: ElementStore) throws(WordStoreError) {
    firsts = Array(wholes.indices)
    let order = wholes.indices.sorted { (wholes[$0], $0) < (wholes[$1], $1) }
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, wholes[order[end]] == wholes[order[start]] { end += 1 }
      if end > start + 1 { try compare(order[start..<end], store) }
      start = end
    }
  }

  /// Finds the equal ones among documents with the same hash.
  private mutating func compare(
    _ documents: ArraySlice<Int>, _ store: ElementStore
  ) throws(WordStoreError) {
    // Different texts with one hash are all but impossible, so that there is one kind, and rarely more.
    var kinds: [(document: Int, elements: [UInt32])] = []
    for document in documents {
      let elements = try store.elements(of: document)
      if let kind = kinds.first(where: { $0.elements == elements }) {
        firsts[document] = kind.document
      } else {
        kinds.append((document, elements))
      }
    }
  }
}
