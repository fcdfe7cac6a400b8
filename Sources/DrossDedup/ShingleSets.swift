/// Exact Jaccard similarity of documents, by their sets of runs of five elements.
struct ShingleSets {
  private static let length = Winnowing.gramLength

  /// The document whose runs are in `table`.
  private var cached = -1
  private var table = RunTable(length: length)
  private var other = RunTable(length: length)

  /// Shared runs over all runs of the two; a document with fewer than five elements is one run.
  ///
  /// - Complexity: O(n); the set of `first` is kept for the next call.
  mutating func jaccard(
    _ first: Int, _ left: Span<UInt32>, _ second: Int, _ right: Span<UInt32>
  ) -> Double {
    guard left.count >= Self.length, right.count >= Self.length else {
      return left.count > 0 && Self.areEqual(left, right) ? 1 : 0
    }
    if cached != first {
      table.fill(left)
      cached = first
    }
    let (shared, rest) = table.compare(left, right, others: &other)
    return Double(shared) / Double(table.count + rest)
  }

  private static func areEqual(_ left: Span<UInt32>, _ right: Span<UInt32>) -> Bool {
    left.count == right.count && left.indices.allSatisfy { left[$0] == right[$0] }
  }
}
