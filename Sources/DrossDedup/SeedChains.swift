/// Orders the seeds of one pair of documents into chains that run along a diagonal.
struct SeedChains {
  /// A chain by its members, as a list linked forward.
  struct Chain: BitwiseCopyable {
    /// The number of the first seed.
    var head: Int32
    /// The number of the last one, and where it stands.
    fileprivate var tail: Int32
    fileprivate var first: Int32
    fileprivate var second: Int32
  }

  /// The most elements between two seeds of a chain.
  static let gap = 64
  /// How many open chains a seed is tried at.
  private static let lookBack = 48

  private(set) var chains: [Chain] = []
  /// The seed after each one in its chain; -1 at the end.
  private(set) var next: [Int32] = []

  /// Takes the seeds of a pair, in order.
  ///
  /// - Complexity: O(seeds), with a constant number of chains looked at for each.
  mutating func build(_ seeds: Span<SeedPlace>) {
    chains.removeAll(keepingCapacity: true)
    next.removeAll(keepingCapacity: true)
    next.append(contentsOf: repeatElement(-1, count: seeds.count))
    for index in 0..<seeds.count {
      // Documents have fewer than 2^31 elements.
      let first = Int32(truncatingIfNeeded: seeds[index].first)
      let second = Int32(truncatingIfNeeded: seeds[index].second)
      let number = Int32(truncatingIfNeeded: index)
      let best = chain(before: first, second)
      if best >= 0 {
        next[Int(chains[best].tail)] = number
        chains[best].tail = number
        chains[best].first = first
        chains[best].second = second
      } else {
        chains.append(Chain(head: number, tail: number, first: first, second: second))
      }
    }
  }

  /// The chain that a seed goes on with best; -1 when there is none.
  private func chain(before first: Int32, _ second: Int32) -> Int {
    let gap = UInt32(Self.gap)
    var best = -1
    var bestCost = Int32.max
    let chains = chains.span
    var index = chains.count - 1
    let last = max(0, chains.count - Self.lookBack)
    while index >= last {
      let chain = chains[index]
      let firstStep = first &- chain.first
      let secondStep = second &- chain.second
      // From 1 to the gap.
      if UInt32(bitPattern: firstStep &- 1) < gap, UInt32(bitPattern: secondStep &- 1) < gap {
        let drift = abs(firstStep &- secondStep)
        let least = min(firstStep, secondStep)
        let cost = drift &* 4 &+ least
        if drift <= 4 &+ least / 3, cost < bestCost {
          best = index
          bestCost = cost
        }
      }
      index &-= 1
    }
    return best
  }
}
