/// Documents that are equal element for element.
struct EqualDocuments: Sendable {
  /// For each document the first one that equals it, itself when there is none before.
  private(set) var firsts: [UInt32] = []
  /// The copies by the first document of their kind: that one in the upper half, the copy in the lower.
  private(set) var copies: [UInt64] = []

  /// - Parameter wholes: the hash of all elements of each document.
  /// - Complexity: O(n log n) comparisons of hashes, and one of the elements for each copy.
  init(_ wholes: [UInt64], _ store: ElementStore) throws(WordStoreError) {
    firsts = wholes.indices.map { UInt32(truncatingIfNeeded: $0) }
    var order = firsts
    order.sort { (wholes[Int($0)], $0) < (wholes[Int($1)], $1) }
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, wholes[Int(order[end])] == wholes[Int(order[start])] { end += 1 }
      if end > start + 1 { try compare(order[start..<end], store) }
      start = end
    }
    copies.sort()
  }

  /// Finds the equal ones among documents with the same hash.
  private mutating func compare(
    _ documents: ArraySlice<UInt32>, _ store: ElementStore
  ) throws(WordStoreError) {
    // Different texts with one hash are all but impossible, so that there is one kind, and rarely more.
    var kinds: [(document: UInt32, elements: [UInt32])] = []
    for document in documents {
      let elements = try store.elements(of: Int(document))
      if let kind = kinds.first(where: { $0.elements == elements }) {
        firsts[Int(document)] = kind.document
        copies.append(UInt64(kind.document) << 32 | UInt64(document))
      } else {
        kinds.append((document, elements))
      }
    }
  }
}
