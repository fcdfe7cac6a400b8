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

  /// The stretch of at most 256 rows from `first` and `second` on.
  ///
  /// This is the innermost loop of comparing texts, so it goes without checks of bounds: rows and columns
  /// are limited by the counts, and cells by the width of the band.
  private mutating func stretch(
    _ left: Span<UInt32>, first: Int, firstCount: Int, _ right: Span<UInt32>, second: Int,
    secondCount: Int, forward: Bool
  ) -> Reach {
    guard firstCount > 0, secondCount > 0 else { return Reach() }
    precondition(
      forward
        ? first + firstCount <= left.count && second + secondCount <= right.count
        : first >= firstCount && second >= secondCount && first <= left.count
          && second <= right.count, "inside the texts")
    var cells = band.mutableSpan
    return unsafe cells.withUnsafeMutableBufferPointer { cells in
      unsafe left.withUnsafeBufferPointer { left in
        unsafe right.withUnsafeBufferPointer { right in
          guard let cells = cells.baseAddress, let left = left.baseAddress,
            let right = right.baseAddress
          else { return Reach() }
          return unsafe Self.stretch(
            cells, left + (forward ? first : first - 1), firstCount,
            right + (forward ? second : second - 1), secondCount, sign: forward ? 1 : -1)
        }
      }
    }
  }

  private static func stretch(
    _ cells: UnsafeMutablePointer<Int32>, _ left: UnsafePointer<UInt32>, _ firstCount: Int,
    _ right: UnsafePointer<UInt32>, _ secondCount: Int, sign: Int
  ) -> Reach {
    var reach = Reach()
    // A cell stands for row + cell − 1 − half elements of the second text.
    let half = halfBand
    var low = half + 1
    var high = min(2 * half, half + secondCount) + 1
    for cell in 0..<width + 2 {
      let isReached = cell >= low && cell <= high
      unsafe cells[cell] =
        isReached ? Int32(truncatingIfNeeded: low &- cell) &* unit : nothing
    }
    var best: Int32 = 0
    var row = 1
    let rows = min(firstCount, stretch)
    while row <= rows {
      let element = unsafe left[sign &* (row &- 1)]
      let floor = best &- drop &* unit
      // What stands in the band at `cell` is still that of the row before.
      var cell = max(low &- 1, half &+ 1 &- row, 1)
      let to = min(secondCount &- row &+ half &+ 1, width)
      unsafe cells[cell &- 1] = nothing
      var before = nothing
      var lowest = 0
      var highest = 0
      if cell <= to, row &+ cell &- 1 &- half == 0 {
        // Nothing of the second text: only from above.
        var value = unsafe cells[cell &+ 1] &- unit
        if value < floor { value = nothing } else { (lowest, highest) = (cell, cell) }
        unsafe cells[cell] = value
        before = value
        cell &+= 1
        if value == nothing, cell > high { break }
      }
      while cell <= to {
        let column = row &+ cell &- 1 &- half
        let isMatch = unsafe element == right[sign &* (column &- 1)]
        var value = unsafe max(
          max(cells[cell &+ 1], before) &- unit, cells[cell] &+ (isMatch ? unit &+ 1 : -unit))
        if isMatch, value > best {
          best = value
          reach = Reach(first: row, second: column, matches: Int(value & (unit &- 1)))
        }
        let isDead = value < floor
        value = isDead ? nothing : value
        lowest = lowest == 0 && !isDead ? cell : lowest
        highest = isDead ? highest : cell
        unsafe cells[cell] = value
        before = value
        cell &+= 1
        if isDead, cell > high { break }
      }
      guard highest > 0 else { break }
      while cell <= high {
        unsafe cells[cell] = nothing
        cell &+= 1
      }
      low = lowest
      high = highest
      row &+= 1
    }
    return reach
  }
}
