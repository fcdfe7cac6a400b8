/// Documents that are equal element for element.
struct EqualDocuments: Sendable {
  /// For each document the first one that equals it, itself when there is none before.
  private(set) var firsts: [Int]

  /// - Complexity: O(n log n) comparisons of hashes, and one of the elements for each copy.
  init(_ prints: [DocumentPrint]) {
    firsts = Array(prints.indices)
    let order = prints.indices.sorted { (prints[$0].whole, $0) < (prints[$1].whole, $1) }
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, prints[order[end]].whole == prints[order[start]].whole { end += 1 }
      for index in order[start..<end].dropFirst() {
        let first = order[start..<end].first { candidate in
          candidate < index && firsts[candidate] == candidate
            && prints[candidate].elements == prints[index].elements
        }
        if let first { firsts[index] = first }
      }
      start = end
    }
  }
}
