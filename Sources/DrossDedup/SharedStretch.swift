/// Two ranges of elements, in two documents, that say the same.
struct SharedStretch: Sendable {
  /// Counted from the start of the document that comes first.
  var first: Range<Int>
  /// Counted from the start of the other one.
  var second: Range<Int>
  /// Elements that are equal and in order.
  var matches: Int
  /// The longest run of equal elements: where it starts on both sides, and its length.
  var run: (first: Int, second: Int, count: Int)

  /// The longest run alone.
  var exact: SharedStretch {
    SharedStretch(
      first: run.first..<run.first + run.count, second: run.second..<run.second + run.count,
      matches: run.count, run: run)
  }

  /// The share of both sides that is equal.
  var similarity: Double { 2 * Double(matches) / Double(first.count + second.count) }

  /// The words of the longer side.
  var length: Int { max(first.count, second.count) }
}
