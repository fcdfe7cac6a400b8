import DrossUnicode

/// Where a literal counts: on which lines, and how far from their ends.
///
/// Most literals that stand in a text stand where no rule wants to know of them.
struct PlaceGate: Hashable, Sendable {
  var lines = LineGate.open
  /// The most folded bytes that may stand before it on its line, and behind it.
  var mostBefore = Int32.max
  var mostAfter = Int32.max
  /// Whether it counts only where no letter of ASCII stands right behind it.
  var isClosed = false

  /// Every place counts.
  static let open = PlaceGate()

  /// Whether words of running text may count.
  var isForLongLines: Bool { lines.words.upperBound > LiteralFinder.longLine }

  /// Whether a literal may count that has `before` bytes before it and `after` behind it on a line of `shape`.
  ///
  /// - Parameter isClosed: whether no letter of ASCII stands right behind it.
  @inline(__always)
  func allows(_ shape: LineShape, before: Int, after: Int, isClosed: Bool) -> Bool {
    // A space may stand before the text of a line; none stands behind it.
    (isClosed || !self.isClosed) && before <= Int(mostBefore) &+ 1 && after <= Int(mostAfter)
      && lines.allows(shape)
  }

  /// A gate that lets everything through that one of the two does.
  func union(_ other: PlaceGate) -> PlaceGate {
    PlaceGate(
      lines: lines.union(other.lines), mostBefore: max(mostBefore, other.mostBefore),
      mostAfter: max(mostAfter, other.mostAfter), isClosed: isClosed && other.isClosed)
  }
}
