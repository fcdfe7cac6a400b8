/// Follows two texts from one place on for as long as they say the same.
///
/// Banded alignment with a drop (X-drop; Zhang, Schwartz, Wagner and Miller 2000): a match scores 1, every
/// other step −1; it ends where the score has fallen `drop` below the best, and gives the best place.
struct Extension {
  struct Reach {
    var first = 0
    var second = 0
    var matches = 0
  }

  private static let halfBand = 8
  private static let width = 2 * halfBand + 1
  private static let drop = 8
  private static let stretch = 256
  /// The score stands in the upper bits and the number of matches below, so one number carries both.
  private static let unit = 1 << 24
  private static let nothing = -1 << 40

  private var previous = [Int](repeating: nothing, count: width)
  private var current = [Int](repeating: nothing, count: width)

  /// How far the texts run along together from `first` and `second` on, forward or backward.
  ///
  /// - Parameter firstLimit: the border that the first text ends at; likewise `secondLimit`.
  mutating func reach(
    _ elements: Span<UInt32>, first: Int, firstLimit: Int, second: Int, secondLimit: Int,
    forward: Bool
  ) -> Reach {
    var total = Reach()
    let sign = forward ? 1 : -1
    while true {
      let step = stretch(
        elements, first: first + sign * total.first,
        firstCount: abs(firstLimit - first) - total.first,
        second: second + sign * total.second, secondCount: abs(secondLimit - second) - total.second,
        forward: forward)
      total.first += step.first
      total.second += step.second
      total.matches += step.matches
      // Less than half a stretch means that it ended there.
      if step.first < Self.stretch / 2 { return total }
    }
  }

  private mutating func stretch(
    _ elements: Span<UInt32>, first: Int, firstCount: Int, second: Int, secondCount: Int,
    forward: Bool
  ) -> Reach {
    let half = Self.halfBand
    let sign = forward ? 1 : -1
    let base = forward ? 0 : -1
    for offset in 0..<Self.width {
      let column = offset - half
      previous[offset] = column >= 0 && column <= secondCount ? -column * Self.unit : Self.nothing
    }
    var best = 0
    var reach = Reach()
    var row = 1
    while row <= min(firstCount, Self.stretch) {
      let element = elements[first &+ base &+ sign &* (row &- 1)]
      var rowBest = Self.nothing
      for offset in 0..<Self.width {
        let column = row &+ offset &- half
        guard column >= 0, column <= secondCount else {
          current[offset] = Self.nothing
          continue
        }
        var value = Self.nothing
        var isMatch = false
        if column > 0 {
          isMatch = element == elements[second &+ base &+ sign &* (column &- 1)]
          value = previous[offset] &+ (isMatch ? Self.unit &+ 1 : -Self.unit)
          if offset > 0 { value = max(value, current[offset &- 1] &- Self.unit) }
        }
        if offset &+ 1 < Self.width { value = max(value, previous[offset &+ 1] &- Self.unit) }
        current[offset] = value
        rowBest = max(rowBest, value)
        if isMatch, value > best {
          best = value
          reach = Reach(first: row, second: column, matches: value & (Self.unit - 1))
        }
      }
      if rowBest < best &- Self.drop &* Self.unit { break }
      swap(&previous, &current)
      row &+= 1
    }
    return reach
  }
}
