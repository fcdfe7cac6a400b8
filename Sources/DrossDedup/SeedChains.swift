/// Orders the seeds of one pair of documents into chains that run along a diagonal.
struct SeedChains {
  /// A chain by its members, as a list linked forward.
  struct Chain {
    var head: Int
    var tail: Int
    var count: Int
  }

  /// The most elements between two seeds of a chain.
  static let gap = 64
  /// How many open chains a seed is tried at.
  private static let lookBack = 48

  private(set) var chains: [Chain] = []
  /// The seed after each one in its chain; -1 at the end.
  private(set) var next: [Int] = []

  /// Takes `seeds`, sorted by first and then second position.
  ///
  /// - Complexity: O(seeds), with a constant number of chains looked at for each.
  mutating func build(_ seeds: ArraySlice<Seed>) {
    chains.removeAll(keepingCapacity: true)
    next.removeAll(keepingCapacity: true)
    next.append(contentsOf: repeatElement(-1, count: seeds.count))
    let base = seeds.startIndex
    for index in seeds.indices {
      let seed = seeds[index]
      let first = Int(seed.firstPosition)
      let second = Int(seed.secondPosition)
      var best = -1
      var bestCost = Int.max
      var chain = chains.count - 1
      let last = max(0, chains.count - Self.lookBack)
      while chain >= last {
        let tail = seeds[base + chains[chain].tail]
        let firstStep = first - Int(tail.firstPosition)
        let secondStep = second - Int(tail.secondPosition)
        if firstStep > 0, secondStep > 0, firstStep <= Self.gap, secondStep <= Self.gap {
          let drift = abs(firstStep - secondStep)
          let cost = drift * 4 + min(firstStep, secondStep)
          if drift <= 4 + min(firstStep, secondStep) / 3, cost < bestCost {
            best = chain
            bestCost = cost
          }
        }
        chain -= 1
      }
      let place = index - base
      if best >= 0 {
        next[chains[best].tail] = place
        chains[best].tail = place
        chains[best].count += 1
      } else {
        chains.append(Chain(head: place, tail: place, count: 1))
      }
    }
  }
}
