/// What the automaton found in one text.
struct HitStore {
  /// A place in the folded text where a literal stands.
  struct Hit {
    let start: Int32
    let end: Int32
    let ordinal: Int32
  }

  /// The hits of each feature in order of end.
  private(set) var hits: [[Hit]]
  /// For each rule, the lines at which something points, nearly in order.
  private var candidates: [[Int32]]
  /// The features that have hits, and the rules that have candidates.
  private var featuresHit: [Int32] = []
  private(set) var candidateRules: [Int32] = []

  init(featureCount: Int, ruleCount: Int) {
    hits = Array(repeating: [], count: featureCount)
    candidates = Array(repeating: [], count: ruleCount)
  }

  /// Forgets the last text but keeps its room.
  mutating func clear() {
    for feature in featuresHit { hits[Int(feature)].removeAll(keepingCapacity: true) }
    featuresHit.removeAll(keepingCapacity: true)
    for rule in candidateRules { candidates[Int(rule)].removeAll(keepingCapacity: true) }
    candidateRules.removeAll(keepingCapacity: true)
  }

  /// Notes a hit, and that it points at `rules`.
  @inline(__always)
  mutating func add(_ hit: Hit, of feature: Int, line: Int32, pointingAt rules: [Int32]) {
    if hits[feature].isEmpty { featuresHit.append(Int32(feature)) }
    hits[feature].append(hit)
    sortLast(of: feature)
    for rule in rules where candidates[Int(rule)].last != line {
      if candidates[Int(rule)].isEmpty { candidateRules.append(rule) }
      candidates[Int(rule)].append(line)
    }
  }

  /// Moves the last hit of a feature to its place; nearly always it stands there.
  @inline(__always)
  private mutating func sortLast(of feature: Int) {
    var index = hits[feature].count - 1
    while index > 0 {
      let (before, hit) = (hits[feature][index - 1], hits[feature][index])
      guard before.end > hit.end || (before.end == hit.end && before.start > hit.start) else {
        return
      }
      hits[feature].swapAt(index - 1, index)
      index -= 1
    }
  }

  /// The lines at which something points to `rule`, in order.
  func lines(pointedAtFor rule: Int) -> [Int32] {
    let lines = candidates[rule]
    // Only a phrase that runs over the end of a line is found behind one that starts later.
    for index in lines.indices.dropFirst() where lines[index - 1] > lines[index] {
      return lines.sorted()
    }
    return lines
  }

  /// The index of the first hit of a feature that ends after `offset`.
  private func firstIndex(of feature: Int, endingAfter offset: Int) -> Int {
    var low = 0
    var high = hits[feature].count
    while low < high {
      let middle = (low + high) / 2
      if Int(hits[feature][middle].end) <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The first hit of a feature inside a folded range.
  ///
  /// - Complexity: O(log hits).
  func first(of feature: Int, in range: Range<Int>) -> Hit? {
    guard !hits[feature].isEmpty else { return nil }
    var index = firstIndex(of: feature, endingAfter: range.lowerBound)
    while index < hits[feature].count {
      let hit = hits[feature][index]
      guard Int(hit.end) <= range.upperBound else { return nil }
      if Int(hit.start) >= range.lowerBound { return hit }
      index += 1
    }
    return nil
  }

  /// Where the first and the last hit of a feature inside a folded range start.
  func starts(of feature: Int, in range: Range<Int>) -> ClosedRange<Int>? {
    var least = Int32.max
    var most: Int32 = -1
    forEach(of: feature, in: range) { hit in
      least = min(least, hit.start)
      most = max(most, hit.start)
    }
    return most < 0 ? nil : Int(least)...Int(most)
  }

  /// Calls `body` with each hit of a feature inside a folded range.
  func forEach(of feature: Int, in range: Range<Int>, _ body: (Hit) -> Void) {
    guard !hits[feature].isEmpty else { return }
    var index = firstIndex(of: feature, endingAfter: range.lowerBound)
    while index < hits[feature].count {
      let hit = hits[feature][index]
      guard Int(hit.end) <= range.upperBound else { return }
      if Int(hit.start) >= range.lowerBound { body(hit) }
      index += 1
    }
  }
}
