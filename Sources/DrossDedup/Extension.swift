/// Follows two texts from one place on for as long as they say the same.
///
/// Banded alignment with a drop (X-drop; Zhang, Schwartz, Wagner and Miller 2000): a match scores 1, every
/// other step −1; paths that have fallen `drop` below the best are given up, and it ends when none is left.
struct Extension {
  struct Reach {
    var first = 0
    var second = 0
    var matches = 0
  }

  private static let halfBand = 8
  private static let width = 2 * halfBand + 1
  private static let drop: Int32 = 8
  private static let stretch = 256
  /// The score stands in the upper bits and the number of matches below, so one number carries both.
  private static let unit: Int32 = 1 << 12
  private static let nothing: Int32 = -1 << 28

  /// One row of the band, with a cell on both sides that nothing reaches; each row is written over the
  /// one before.
  private var band = [Int32](repeating: nothing, count: width + 2)

  /// How far the texts run along together from `first` and `second` on, forward or backward.
  ///
  /// - Parameter firstLimit: the border that the first text ends at; likewise `secondLimit`.
  mutating func reach(
    _ left: Span<UInt32>, first: Int, firstLimit: Int, _ right: Span<UInt32>, second: Int,
    secondLimit: Int, forward: Bool
  ) -> Reach {
    var total = Reach()
    let sign = forward ? 1 : -1
    while true {
      let step = stretch(
        left, first: first + sign * total.first, firstCount: abs(firstLimit - first) - total.first,
        right, second: second + sign * total.second,
        secondCount: abs(secondLimit - second) - total.second, forward: forward)
      total.first += step.first
      total.second += step.second
      total.matches += step.matches
      // Less than half a stretch means that it ended there.
      if step.first < Self.stretch / 2 { return total }
    }
  }

  private mutating func stretch(
    _ left: Span<UInt32>, first: Int, firstCount: Int, _ right: Span<UInt32>, second: Int,
    secondCount: Int, forward: Bool
  ) -> Reach {
    var reach = Reach()
    guard firstCount > 0, secondCount > 0 else { return reach }
    let half = Self.halfBand
    let sign = forward ? 1 : -1
    let left0 = first &+ (forward ? 0 : -1)
    let right0 = second &+ (forward ? 0 : -1)
    // A cell stands for row + cell − 1 − half elements of the second text.
    var low = half + 1
    var high = min(2 * half, half + secondCount) + 1
    var cells = band.mutableSpan
    for cell in 0..<cells.count {
      let isReached = cell >= low && cell <= high
      cells[cell] = isReached ? Int32(truncatingIfNeeded: low &- cell) &* Self.unit : Self.nothing
    }
    var best: Int32 = 0
    var row = 1
    let rows = min(firstCount, Self.stretch)
    while row <= rows {
      let element = left[left0 &+ sign &* (row &- 1)]
      let floor = best &- Self.drop &* Self.unit
      // What stands in the band at `cell` is still that of the row before.
      var cell = max(low &- 1, half &+ 1 &- row, 1)
      let to = min(secondCount &- row &+ half &+ 1, Self.width)
      cells[cell &- 1] = Self.nothing
      var before = Self.nothing
      var lowest = 0
      var highest = 0
      while cell <= to {
        let column = row &+ cell &- 1 &- half
        var value = max(cells[cell &+ 1], before) &- Self.unit
        if column > 0 {
          let isMatch = element == right[right0 &+ sign &* (column &- 1)]
          value = max(value, cells[cell] &+ (isMatch ? Self.unit &+ 1 : -Self.unit))
          if isMatch, value > best {
            best = value
            reach = Reach(first: row, second: column, matches: Int(value & (Self.unit &- 1)))
          }
        }
        if value < floor {
          value = Self.nothing
        } else {
          if lowest == 0 { lowest = cell }
          highest = cell
        }
        cells[cell] = value
        before = value
        cell &+= 1
        if value == Self.nothing, cell > high { break }
      }
      guard highest > 0 else { break }
      while cell <= high {
        cells[cell] = Self.nothing
        cell &+= 1
      }
      low = lowest
      high = highest
      row &+= 1
    }
    return reach
  }
}
