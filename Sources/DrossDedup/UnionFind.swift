/// Sets that grow together (union–find with path halving); the smallest number stands for its set.
struct UnionFind {
  private var parents: [UInt32]

  init(count: Int) { parents = (0..<count).map { UInt32(truncatingIfNeeded: $0) } }

  mutating func find(_ member: Int) -> Int {
    var current = member
    while parents[current] != current {
      parents[current] = parents[Int(parents[current])]
      current = Int(parents[current])
    }
    return current
  }

  mutating func unite(_ left: Int, _ right: Int) {
    let one = find(left)
    let other = find(right)
    parents[max(one, other)] = UInt32(truncatingIfNeeded: min(one, other))
  }
}
