import CDrossAlignment

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

  /// How far the texts run along together from `first` and `second` on, forward or backward.
  ///
  /// - Parameter firstLimit: the border that the first text ends at; likewise `secondLimit`.
  func reach(
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
      if step.first < Int(DROSS_ALIGNMENT_ROWS) / 2 { return total }
    }
  }

  /// The stretch of at most 256 elements from `first` and `second` on.
  private func stretch(
    _ left: Span<UInt32>, first: Int, firstCount: Int, _ right: Span<UInt32>, second: Int,
    secondCount: Int, forward: Bool
  ) -> Reach {
    guard firstCount > 0, secondCount > 0 else { return Reach() }
    precondition(
      forward
        ? first + firstCount <= left.count && second + secondCount <= right.count
        : first >= firstCount && second >= secondCount && first <= left.count
          && second <= right.count, "inside the texts")
    return unsafe left.withUnsafeBufferPointer { left in
      unsafe right.withUnsafeBufferPointer { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return Reach() }
        let back = forward ? 0 : 1
        let reach = unsafe dross_run_along(
          left + (first - back), Int64(firstCount), right + (second - back), Int64(secondCount),
          forward ? 1 : -1)
        return Reach(
          first: Int(reach.first), second: Int(reach.second), matches: Int(reach.matches))
      }
    }
  }
}
