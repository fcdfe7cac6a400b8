/// Two ranges of elements, in two documents, that say the same; both count from the start of their
/// document.
struct SharedStretch: Sendable {
  /// In the document that comes first.
  var first: Range<Int>
  /// In the other one.
  var second: Range<Int>
  /// Elements that are equal and in order.
  var matches: Int

  /// How many others are looked at that may cover a stretch.
  private static let lookBack = 32

  /// The share of both sides that is equal.
  var similarity: Double { 2 * Double(matches) / Double(first.count + second.count) }

  /// The words of the longer side.
  var length: Int { max(first.count, second.count) }

  /// Whether the other stretch lies inside this one on both sides.
  func covers(_ other: SharedStretch) -> Bool {
    first.lowerBound <= other.first.lowerBound && other.first.upperBound <= first.upperBound
      && second.lowerBound <= other.second.lowerBound
      && other.second.upperBound <= second.upperBound
  }

  /// Sorts by place in the first document, and drops what lies inside another stretch.
  ///
  /// - Complexity: O(n log n), with a constant number of others looked at for each.
  static func dropCovered(_ stretches: inout [SharedStretch]) {
    guard stretches.count > 1 else { return }
    stretches.sort {
      ($0.first.lowerBound, -$0.first.upperBound, $0.second.lowerBound, -$0.second.upperBound)
        < ($1.first.lowerBound, -$1.first.upperBound, $1.second.lowerBound, -$1.second.upperBound)
    }
    var kept = 0
    for index in stretches.indices {
      let stretch = stretches[index]
      let others = max(0, kept - lookBack)..<kept
      if others.contains(where: { stretches[$0].covers(stretch) }) { continue }
      stretches[kept] = stretch
      kept += 1
    }
    stretches.removeLast(stretches.count - kept)
  }
}
