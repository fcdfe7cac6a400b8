/// Some lines of a text, to be asked whether a stretch of lines has any of them.
struct LineSet {
  /// In order, none of which touches the next.
  private var stretches: [Range<Int>] = []

  /// The lines of all `ranges`, which may overlap and be empty.
  ///
  /// - Complexity: O(n log n).
  init(_ ranges: [Range<Int>]) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = stretches.last, range.lowerBound <= last.upperBound {
        stretches[stretches.count - 1] =
          last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        stretches.append(range)
      }
    }
  }

  /// Whether one of `lines` is in the set.
  ///
  /// - Complexity: O(log n).
  func overlaps(_ lines: Range<Int>) -> Bool {
    var low = 0
    var high = stretches.count
    while low < high {
      let middle = (low + high) / 2
      let isBefore = stretches[middle].upperBound <= lines.lowerBound
      if isBefore { low = middle + 1 } else { high = middle }
    }
    return low < stretches.count && stretches[low].overlaps(lines)
  }
}
