/// A run of elements that two documents share, as long as it can be.
struct EqualRun {
  /// Where it starts in the document that comes first.
  var first: Int
  /// Where it starts in the other one.
  var second: Int
  var count: Int

  /// The run around two equal places; empty when they are not equal.
  ///
  /// - Complexity: O(length).
  init(_ left: Span<UInt32>, _ right: Span<UInt32>, first: Int, second: Int) {
    var end = 0
    let room = min(left.count &- first, right.count &- second)
    while end < room, left[first &+ end] == right[second &+ end] { end &+= 1 }
    var back = 0
    let reach = end > 0 ? min(first, second) : 0
    while back < reach, left[first &- back &- 1] == right[second &- back &- 1] { back &+= 1 }
    self.first = first - back
    self.second = second - back
    count = back + end
  }

  /// Whether it holds the place `first` beside `second`.
  func holds(first: Int, second: Int) -> Bool {
    first - second == self.first - self.second && self.first <= first && first < self.first + count
  }

  /// The run as a stretch of its own.
  var stretch: SharedStretch {
    SharedStretch(first: first..<first + count, second: second..<second + count, matches: count)
  }
}
