/// Documents that hang together by pairs.
package struct DocumentSets: Sendable {
  private var sets: UnionFind
  private var isPaired: [Bool]

  /// - Parameter count: how many documents there are.
  init(count: Int) {
    sets = UnionFind(count: count)
    isPaired = [Bool](repeating: false, count: count)
  }

  /// Takes pairs of documents.
  package mutating func add(_ pairs: [DuplicateReport.Pair]) {
    for pair in pairs {
      sets.unite(pair.first, pair.second)
      isPaired[pair.first] = true
      isPaired[pair.second] = true
    }
  }

  /// The documents that are in pairs, set by set, and where each set starts.
  ///
  /// Sets are in order of their first documents, and the documents of a set are in order.
  ///
  /// - Complexity: O(documents).
  package consuming func members() -> (documents: [UInt32], starts: [Int]) {
    var sets = sets
    // The number of the set that a document is the first of, from 1.
    var numbers = [UInt32](repeating: 0, count: isPaired.count)
    var starts = [0]
    for document in isPaired.indices where isPaired[document] {
      let first = sets.find(document)
      if first == document {
        numbers[first] = UInt32(truncatingIfNeeded: starts.count)
        starts.append(0)
      }
      starts[Int(numbers[first])] += 1
    }
    for set in starts.indices.dropFirst() { starts[set] += starts[set - 1] }
    var places = starts
    var documents = [UInt32](repeating: 0, count: starts[starts.count - 1])
    for document in isPaired.indices where isPaired[document] {
      let set = Int(numbers[sets.find(document)]) - 1
      documents[places[set]] = UInt32(truncatingIfNeeded: document)
      places[set] += 1
    }
    return (documents, starts)
  }
}
