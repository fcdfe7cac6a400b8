/// Finds what two documents share, from the seeds of the pair.
///
/// Seeds are chained along diagonals, each one grows to the whole run that is equal, gaps between runs
/// are aligned, and both ends extended. Two runs with too much between them that differs are two
/// stretches.
struct PairAligner {
  /// What a chain of seeds grew to: a stretch, and the runs of equal elements in it.
  struct Candidate {
    var stretch: SharedStretch
    /// Indices in `runs`.
    var runs: Range<Int>
  }

  /// Elements without partner, between two runs, from which on a stretch is cut.
  private static let cut = 16

  private var chains = SeedChains()
  /// The first seeds of the chains that can become stretches.
  private var heads: [Int32] = []
  private let ends = Extension()
  private var common = CommonElements()
  private var growing: [Candidate] = []
  /// The stretches that the last call found; some may overlap.
  private(set) var candidates: [Candidate] = []
  /// The runs of all stretches.
  private(set) var runs: [EqualRun] = []
  /// Runs of at least the guaranteed length that cross a stretch without being a part of it, as they
  /// do in texts that repeat themselves.
  private(set) var crossing: [EqualRun] = []

  /// Chains the seeds of two documents; `false` when there is nothing to align.
  ///
  /// - Parameter seeds: all of the pair, in order.
  mutating func chain(_ seeds: Span<SeedPlace>) -> Bool {
    chains.build(seeds)
    heads.removeAll(keepingCapacity: true)
    for chain in chains.chains where isWorth(chain.head, seeds) { heads.append(chain.head) }
    return !heads.isEmpty
  }

  /// Whether a chain can become a stretch: one short run alone is a turn of phrase.
  private func isWorth(_ head: Int32, _ seeds: Span<SeedPlace>) -> Bool {
    var place = Int(head)
    var last = seeds[place]
    while true {
      guard last.isShort else { return true }
      place = Int(chains.next[place])
      guard place >= 0 else { return false }
      let seed = seeds[place]
      // What two places have in common that touch is one run.
      let step = seed.first &- last.first
      guard step <= Winnowing.gramLength, step == seed.second &- last.second else { return true }
      last = seed
    }
  }

  /// Aligns two documents whose seeds were chained.
  ///
  /// - Parameter seeds: the same.
  mutating func align(_ seeds: Span<SeedPlace>, _ left: Span<UInt32>, _ right: Span<UInt32>) {
    candidates.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    crossing.removeAll(keepingCapacity: true)
    for index in heads.indices {
      follow(heads[index], of: seeds, left, right)
      extend(left, right)
    }
  }

  /// Puts the runs of a chain together to stretches.
  private mutating func follow(
    _ head: Int32, of seeds: Span<SeedPlace>, _ left: Span<UInt32>, _ right: Span<UInt32>
  ) {
    growing.removeAll(keepingCapacity: true)
    var place = Int(head)
    while place >= 0 {
      let first = seeds[place].first
      let second = seeds[place].second
      place = Int(chains.next[place])
      if !growing.isEmpty, runs[runs.count - 1].holds(first: first, second: second) { continue }
      if let last = crossing.last, last.holds(first: first, second: second) { continue }
      let run = EqualRun(left, right, first: first, second: second)
      // Equal fingerprints of different text are possible.
      guard run.count >= Winnowing.gramLength else { continue }
      if !join(run, left, right) {
        runs.append(run)
        growing.append(Candidate(stretch: run.stretch, runs: runs.count - 1..<runs.count))
      }
    }
  }

  /// Makes `run` a part of the stretch that grows; `false` when it starts another one.
  private mutating func join(_ run: EqualRun, _ left: Span<UInt32>, _ right: Span<UInt32>) -> Bool {
    guard var open = growing.last else { return false }
    let stretch = open.stretch
    let covered = max(stretch.first.upperBound - run.first, stretch.second.upperBound - run.second)
    guard covered < run.count else {
      cross(run)
      return true
    }
    let start = max(covered, 0)
    let gap = stretch.first.upperBound..<run.first + start
    let otherGap = stretch.second.upperBound..<run.second + start
    let matches = common.count(left, gap, right, otherGap)
    guard max(gap.count, otherGap.count) - matches <= Self.cut else { return false }
    if run.first < stretch.first.lowerBound || run.second < stretch.second.lowerBound {
      cross(run)
    }
    open.stretch = SharedStretch(
      first: stretch.first.lowerBound..<run.first + run.count,
      second: stretch.second.lowerBound..<run.second + run.count,
      matches: stretch.matches + matches + run.count - start)
    runs.append(run)
    open.runs = open.runs.lowerBound..<runs.count
    growing[growing.count - 1] = open
    return true
  }

  private mutating func cross(_ run: EqualRun) {
    if run.count >= Winnowing.guaranteedLength { crossing.append(run) }
  }

  /// Extends the stretches of a chain, each up to its neighbours.
  private mutating func extend(_ left: Span<UInt32>, _ right: Span<UInt32>) {
    var floor = (first: 0, second: 0)
    for index in growing.indices {
      let candidate = growing[index]
      // One short run alone is a turn of phrase.
      guard candidate.runs.count > 1 || candidate.stretch.matches >= Winnowing.guaranteedLength
      else { continue }
      var stretch = candidate.stretch
      let back = ends.reach(
        left, first: stretch.first.lowerBound,
        firstLimit: min(floor.first, stretch.first.lowerBound),
        right, second: stretch.second.lowerBound,
        secondLimit: min(floor.second, stretch.second.lowerBound), forward: false)
      var limit = (first: left.count, second: right.count)
      if index + 1 < growing.count {
        let next = growing[index + 1].stretch
        limit = (
          max(next.first.lowerBound, stretch.first.upperBound),
          max(next.second.lowerBound, stretch.second.upperBound)
        )
      }
      let onward = ends.reach(
        left, first: stretch.first.upperBound, firstLimit: limit.first,
        right, second: stretch.second.upperBound, secondLimit: limit.second, forward: true)
      stretch.first =
        stretch.first.lowerBound - back.first..<stretch.first.upperBound + onward.first
      stretch.second =
        stretch.second.lowerBound - back.second..<stretch.second.upperBound + onward.second
      stretch.matches += back.matches + onward.matches
      floor = (stretch.first.upperBound, stretch.second.upperBound)
      candidates.append(Candidate(stretch: stretch, runs: candidate.runs))
    }
  }
}
