/// Sets that grow together (union–find with path halving); the smallest number stands for its set.
struct UnionFind {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func find(_ member: Int) -> Int {
    var current = member
    while parents[current] != current {
      parents[current] = parents[parents[current]]
      current = parents[current]
    }
    return current
  }

  mutating func unite(_ left: Int, _ right: Int) {
    let one = find(left)
    let other = find(right)
    parents[max(one, other)] = min(one, other)
  }
}
