import DrossText

/// Which source bytes a folded byte came from, as a list of the places where the two run apart.
///
/// From one anchor to the next, a stretch is either *kept*, so that every code point of the source
/// is one of the same length in the fold, or *one unit*, whose folded bytes came together from all of its
/// source bytes. Source bytes between two stretches left no trace.
struct OffsetMap: Sendable {
  struct Anchor: Hashable, Sendable {
    /// The first folded byte of the stretch.
    var folded: Int
    /// The first source byte of the stretch.
    var source: Int
    /// The number of source bytes of a unit; negative for a kept stretch.
    var sourceCount: Int

    var isKept: Bool { sourceCount < 0 }
  }

  /// The anchors in order, behind a kept stretch with distance 0 that is not written down.
  private(set) var anchors: [Anchor] = []
  /// Whether the last stretch is a kept one, which may go on.
  private var isOpen = true
  /// The distance of the last kept stretch: source offset less folded offset.
  private var distance = 0

  /// Says that the code point at `source` is kept, at `folded`.
  @inline(__always)
  mutating func keep(folded: Int, source: Int) {
    if !isOpen || source - folded != distance { open(folded: folded, source: source) }
  }

  private mutating func open(folded: Int, source: Int) {
    anchors.append(Anchor(folded: folded, source: source, sourceCount: -1))
    isOpen = true
    distance = source - folded
  }

  /// Says that the bytes from `folded` on came from `count` bytes at `source`.
  mutating func addUnit(folded: Int, source: Int, count: Int) {
    anchors.append(Anchor(folded: folded, source: source, sourceCount: count))
    isOpen = false
  }

  /// Makes the last code point, one byte at `folded`, a unit that ends at `sourceEnd`.
  mutating func widenLast(folded: Int, toSource sourceEnd: Int) {
    if let last = anchors.last, last.folded == folded, !last.isKept {
      anchors[anchors.count - 1].sourceCount = sourceEnd - last.source
      return
    }
    let source = folded + distance
    truncate(to: folded)
    addUnit(folded: folded, source: source, count: sourceEnd - source)
  }

  /// Forgets everything from the folded byte `folded` on.
  mutating func truncate(to folded: Int) {
    guard let last = anchors.last, last.folded >= folded else { return }
    while let last = anchors.last, last.folded >= folded { anchors.removeLast() }
    isOpen = anchors.last?.isKept ?? true
    if isOpen { distance = anchors.last.map { $0.source - $0.folded } ?? 0 }
  }

  /// The index of the stretch that holds a folded offset; -1 for the one before the first anchor.
  func stretch(folded offset: Int) -> Int {
    var low = 0
    var high = anchors.count
    while low < high {
      let middle = (low + high) / 2
      if anchors[middle].folded <= offset { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  /// The index of the last stretch that starts at or before a source offset, likewise.
  func stretch(source offset: Int) -> Int {
    var low = 0
    var high = anchors.count
    while low < high {
      let middle = (low + high) / 2
      if anchors[middle].source <= offset { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }
}
