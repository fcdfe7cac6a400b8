/// What the search for literals found in one text.
struct HitStore {
  /// A place in the folded text where a literal stands.
  struct Hit {
    let start: Int32
    let end: Int32
    let ordinal: Int32
  }

  /// The hits of each feature in order of end.
  private var hits: Groups<Hit>
  /// For each rule, the lines at which something points, in order.
  private var candidates: Groups<Int32>
  /// For each rule the last of its lines that was noted, or -1.
  private var lastLines: [Int32]

  init(featureCount: Int, ruleCount: Int) {
    hits = Groups(count: featureCount)
    candidates = Groups(count: ruleCount)
    lastLines = Array(repeating: -1, count: ruleCount)
  }

  /// Forgets the last text but keeps its room.
  mutating func clear() {
    for rule in candidates.used { lastLines[Int(rule)] = -1 }
    candidates.clear()
    hits.clear()
  }

  /// Notes a hit of a feature.
  @inline(__always)
  mutating func add(_ hit: Hit, of feature: Int32) { hits.add(hit, to: feature) }

  /// Notes that something points at a line for a rule.
  @inline(__always)
  mutating func point(at line: Int32, for rule: Int32) {
    guard lastLines[Int(rule)] != line else { return }
    lastLines[Int(rule)] = line
    candidates.add(line, to: rule)
  }

  /// Makes what was noted ready to be asked for.
  mutating func arrange() {
    hits.arrange { $0.end < $1.end || ($0.end == $1.end && $0.start < $1.start) }
    candidates.arrange { $0 < $1 }
  }

  /// The rules for which something points at a line.
  var candidateRules: [Int32] { candidates.used }

  /// The lines at which something points for `rule`, in order.
  func lines(pointedAtFor rule: Int) -> ArraySlice<Int32> { candidates.inOrder[rule] }

  /// The hits of all features.
  var found: Hits { Hits(hits.inOrder) }
}

/// The hits of all features in one text.
///
/// Asked for so often that no more than this is to be in reach of those who ask.
struct Hits {
  private let hits: Groups<HitStore.Hit>.InOrder

  fileprivate init(_ hits: Groups<HitStore.Hit>.InOrder) { self.hits = hits }

  /// Whether a feature has hits anywhere.
  @inline(__always)
  func has(_ feature: Int) -> Bool { !hits.range(of: feature).isEmpty }

  /// The places of the hits of a feature that end after `offset`.
  private func places(of feature: Int, endingAfter offset: Int) -> Range<Int> {
    let range = hits.range(of: feature)
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if Int(hits[at: middle].end) <= offset { low = middle + 1 } else { high = middle }
    }
    return low..<range.upperBound
  }

  /// The first hit of a feature inside a folded range.
  ///
  /// - Complexity: O(log hits).
  func first(of feature: Int, in range: Range<Int>) -> HitStore.Hit? {
    guard has(feature) else { return nil }
    for place in places(of: feature, endingAfter: range.lowerBound) {
      let hit = hits[at: place]
      guard Int(hit.end) <= range.upperBound else { return nil }
      if Int(hit.start) >= range.lowerBound { return hit }
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
  func forEach(of feature: Int, in range: Range<Int>, _ body: (HitStore.Hit) -> Void) {
    guard has(feature) else { return }
    for place in places(of: feature, endingAfter: range.lowerBound) {
      let hit = hits[at: place]
      guard Int(hit.end) <= range.upperBound else { return }
      if Int(hit.start) >= range.lowerBound { body(hit) }
    }
  }
}
