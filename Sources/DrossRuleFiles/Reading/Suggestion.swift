/// Finds the name that somebody probably meant.
package enum Suggestion {
  /// The closest of `names` to `text`, the first of equals; `nil` when none is close.
  ///
  /// Close is one slip for every three letters: a letter too many, missing, wrong, or swapped
  /// with its neighbour.
  ///
  /// - Complexity: O(length of both, multiplied) for each name.
  package static func closest(to text: String, among names: [String]) -> String? {
    let letters = Array(text.utf8)
    guard letters.count <= 64 else { return nil }
    var best: (name: String, distance: Int)?
    for name in names {
      let distance = distance(letters, Array(name.utf8))
      if distance < (best?.distance ?? .max) { best = (name, distance) }
    }
    guard let best, best.distance <= max(1, letters.count / 3) else { return nil }
    return best.distance < best.name.utf8.count ? best.name : nil
  }

  /// The optimal string alignment distance (Damerau 1964, restricted to one edit a place).
  ///
  /// - Complexity: O(length of both, multiplied).
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        let isSame = left[row] == right[column]
        var cost = min(last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
