/// Exact Jaccard similarity of documents, by their sets of runs of five elements.
struct ShingleSets {
  private let store: ElementStore
  private var cached = -1
  private var cachedSet: [UInt64] = []

  init(_ store: ElementStore) { self.store = store }

  /// Shared runs over all runs of the two; a document with fewer than five elements is one run.
  ///
  /// - Complexity: O(n log n); the set of `first` is kept for the next call.
  mutating func jaccard(_ first: Int, _ second: Int) -> Double {
    if cached != first {
      cachedSet = set(of: first)
      cached = first
    }
    let other = set(of: second)
    var left = 0
    var right = 0
    var shared = 0
    while left < cachedSet.count, right < other.count {
      if cachedSet[left] == other[right] {
        shared += 1
        left += 1
        right += 1
      } else if cachedSet[left] < other[right] {
        left += 1
      } else {
        right += 1
      }
    }
    let all = cachedSet.count + other.count - shared
    return all == 0 ? 0 : Double(shared) / Double(all)
  }

  private func set(of document: Int) -> [UInt64] {
    let wide = store.elements[store.range(of: document)].map { ElementHash.mix(UInt64($0)) }
    var grams = Winnowing.grams(of: wide.span)
    if grams.isEmpty, !wide.isEmpty {
      grams = [wide.reduce(UInt64(wide.count)) { ElementHash.mix($0 ^ $1) }]
    }
    grams.sort()
    var count = 0
    for gram in grams where count == 0 || grams[count - 1] != gram {
      grams[count] = gram
      count += 1
    }
    grams.removeLast(grams.count - count)
    return grams
  }
}
