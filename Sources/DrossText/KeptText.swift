/// Parts of a text that edits must leave as they are.
public struct KeptText: Hashable, Sendable {
  /// Parts that no edit may touch, sorted and disjoint.
  public var whole: [TextRange]
  /// Parts that no edit may touch unless it takes in all of them, sorted and disjoint.
  public var units: [TextRange]

  /// Parts, each list sorted and disjoint.
  public init(whole: [TextRange] = [], units: [TextRange] = []) {
    self.whole = whole
    self.units = units
  }

  /// Whether an edit of `range` would touch what must stay.
  ///
  /// - Complexity: O(log parts + parts that are touched).
  public func isCut(by range: TextRange) -> Bool {
    if Self.touched(by: range, whole).first != nil { return true }
    return Self.touched(by: range, units).contains { part in
      !(range.start <= part.start && part.end <= range.end)
    }
  }

  private static func touched(by range: TextRange, _ parts: [TextRange]) -> ArraySlice<TextRange> {
    var low = 0
    var high = parts.count
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].end <= range.start { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < parts.count, parts[end].start < range.end { end += 1 }
    return parts[low..<end]
  }
}
