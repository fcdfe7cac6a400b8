/// Exact Jaccard similarity of documents, by their sets of runs of five elements.
struct ShingleSets {
  private static let length = Winnowing.gramLength
  private static let factor: UInt64 = 0x9FB2_1C65_1E98_DF25

  /// The document whose runs are in `table`.
  private var cached = -1
  private var cachedCount = 0
  /// How many comparisons there were.
  private var round: UInt32 = 0
  private var table = RunTable()
  private var other = RunTable()

  /// Shared runs over all runs of the two; a document with fewer than five elements is one run.
  ///
  /// - Complexity: O(n); the set of `first` is kept for the next call.
  mutating func jaccard(
    _ first: Int, _ left: Span<UInt32>, _ second: Int, _ right: Span<UInt32>
  ) -> Double {
    if cached != first {
      table.reset(for: left.count)
      cachedCount = table.insert(0..<Self.runCount(left)) { Self.run(left, $0) }
      cached = first
    }
    other.reset(for: right.count)
    round &+= 1
    let (shared, count) = table.compare(
      0..<Self.runCount(right), round: round, others: &other
    ) { Self.run(right, $0) }
    let all = cachedCount + count - shared
    return all == 0 ? 0 : Double(shared) / Double(all)
  }

  private static func runCount(_ elements: Span<UInt32>) -> Int {
    elements.isEmpty ? 0 : max(1, elements.count - length + 1)
  }

  @inline(__always)
  private static func run(_ elements: Span<UInt32>, _ start: Int) -> UInt64 {
    guard elements.count >= length else { return shortRun(elements) }
    precondition(start &+ length <= elements.count)
    var hash = UInt64(length)
    for index in 0..<length {
      hash = unsafe hash &* factor &+ UInt64(elements[unchecked: start &+ index])
    }
    return ElementHash.mix(hash)
  }

  /// The one run of a document that is shorter than a run.
  private static func shortRun(_ elements: Span<UInt32>) -> UInt64 {
    var hash = UInt64(elements.count)
    for index in elements.indices { hash = hash &* factor &+ UInt64(elements[index]) }
    return ElementHash.mix(hash)
  }
}
