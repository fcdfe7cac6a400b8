/// Finds what two documents share, from the seeds of the pair.
///
/// Seeds are chained along diagonals, each one grows to the whole run that is equal, gaps between runs
/// are aligned, and both ends extended. Two runs with too much between them that differs are two passages.
struct PairAligner {
  /// Elements without partner, between two runs, from which on a passage is cut.
  private static let cut = 16

  private let store: ElementStore
  private var chains = SeedChains()
  private var ends = Extension()
  private var common = CommonElements()
  private var found: [SharedStretch] = []

  init(_ store: ElementStore) { self.store = store }

  /// The stretches that the two documents share, by place in the first; none lies inside another.
  ///
  /// - Parameter seeds: all of one pair, sorted by place in the first document, then in the second.
  mutating func align(_ seeds: ArraySlice<Seed>) -> [SharedStretch] {
    guard let seed = seeds.first else { return [] }
    found.removeAll(keepingCapacity: true)
    chains.build(seeds)
    let first = store.range(of: Int(seed.first))
    let second = store.range(of: Int(seed.second))
    let elements = store.elements
    for chain in chains.chains {
      follow(chain, of: seeds, elements.span, first, second)
    }
    if found.count > 1 { dropCovered() }
    return found
  }

  /// A stretch that grows, in places of the store.
  private struct Growing {
    var first: Range<Int>
    var second: Range<Int>
    var matches: Int
    /// The longest run of equal elements: where it starts on both sides, and its length.
    var longest: (first: Int, second: Int, count: Int)
    var runs: Int
  }

  private mutating func follow(
    _ chain: SeedChains.Chain, of seeds: ArraySlice<Seed>, _ elements: Span<UInt32>,
    _ firstDocument: Range<Int>, _ secondDocument: Range<Int>
  ) {
    var growing: Growing?
    var place = chain.head
    while place >= 0 {
      let seed = seeds[seeds.startIndex + place]
      place = chains.next[place]
      var first = firstDocument.lowerBound + Int(seed.firstPosition)
      var second = secondDocument.lowerBound + Int(seed.secondPosition)
      let firstFloor = growing?.first.upperBound ?? firstDocument.lowerBound
      let secondFloor = growing?.second.upperBound ?? secondDocument.lowerBound
      let covered = max(firstFloor - first, secondFloor - second, 0)
      guard covered < Winnowing.gramLength else { continue }
      first += covered
      second += covered
      var end = first
      while end < firstDocument.upperBound, second + end - first < secondDocument.upperBound,
        elements[end] == elements[second &+ end &- first]
      { end &+= 1 }
      let secondEnd = second + end - first
      while first > firstFloor, second > secondFloor, elements[first - 1] == elements[second - 1] {
        first -= 1
        second -= 1
      }
      let run = end - first
      guard run + covered >= Winnowing.gramLength, run > 0 else { continue }
      if var open = growing {
        let firstGap = open.first.upperBound..<first
        let secondGap = open.second.upperBound..<second
        let matches = common.count(elements, firstGap, secondGap)
        if max(firstGap.count, secondGap.count) - matches <= Self.cut {
          open.first = open.first.lowerBound..<end
          open.second = open.second.lowerBound..<secondEnd
          open.matches += matches + run
          if run > open.longest.count { open.longest = (first, second, run) }
          open.runs += 1
          growing = open
          continue
        }
        close(open, elements, firstDocument, secondDocument)
      }
      growing = Growing(
        first: first..<end, second: second..<secondEnd, matches: run, longest: (first, second, run),
        runs: 1)
    }
    if let growing { close(growing, elements, firstDocument, secondDocument) }
  }

  private mutating func close(
    _ stretch: Growing, _ elements: Span<UInt32>, _ firstDocument: Range<Int>,
    _ secondDocument: Range<Int>
  ) {
    // One short run alone is a turn of phrase.
    guard stretch.runs > 1 || stretch.longest.count >= Winnowing.guaranteedLength else { return }
    let left = ends.reach(
      elements, first: stretch.first.lowerBound, firstLimit: firstDocument.lowerBound,
      second: stretch.second.lowerBound, secondLimit: secondDocument.lowerBound, forward: false)
    let right = ends.reach(
      elements, first: stretch.first.upperBound, firstLimit: firstDocument.upperBound,
      second: stretch.second.upperBound, secondLimit: secondDocument.upperBound, forward: true)
    let firstStart = stretch.first.lowerBound - left.first - firstDocument.lowerBound
    let firstEnd = stretch.first.upperBound + right.first - firstDocument.lowerBound
    let secondStart = stretch.second.lowerBound - left.second - secondDocument.lowerBound
    let secondEnd = stretch.second.upperBound + right.second - secondDocument.lowerBound
    let run = stretch.longest
    let firstRun = run.first - firstDocument.lowerBound
    let secondRun = run.second - secondDocument.lowerBound
    found.append(
      SharedStretch(
        first: firstStart..<firstEnd, second: secondStart..<secondEnd,
        matches: stretch.matches + left.matches + right.matches,
        run: (firstRun, secondRun, run.count)))
  }

  /// Drops stretches that lie inside another one on both sides, and sorts the rest.
  private mutating func dropCovered() {
    found.sort {
      ($0.first.lowerBound, -$0.first.upperBound, $0.second.lowerBound, -$0.second.upperBound)
        < ($1.first.lowerBound, -$1.first.upperBound, $1.second.lowerBound, -$1.second.upperBound)
    }
    var kept: [SharedStretch] = []
    for stretch in found {
      let isCovered = kept.suffix(32).contains { other in
        other.first.lowerBound <= stretch.first.lowerBound
          && stretch.first.upperBound <= other.first.upperBound
          && other.second.lowerBound <= stretch.second.lowerBound
          && stretch.second.upperBound <= other.second.upperBound
      }
      if !isCovered { kept.append(stretch) }
    }
    found = kept
  }
}
