/// Some of the runs of five elements of a text, chosen by their hashes alone: two texts that have a run in
/// common have it in both samples or, for texts of about the same length, in none.
///
/// A run is taken when its hash is low enough (sampling by threshold: Broder 1997, "0 mod m"; FracMinHash,
/// Irber and others 2022). So the share of a sample that stands in another one estimates containment, also for
/// texts of very different lengths, which a sketch of fixed size does not.
enum SampledRuns {
  /// One run in so many is taken of a long text.
  private static let rate = 16
  /// About how many runs are taken of a short text.
  private static let fewest = 48
  /// The least share of the smaller sample that two texts must have in common to be compared.
  private static let share = 0.15

  /// The hashes below which runs are taken, as a share of all.
  private static func share(ofRuns count: Int) -> Double {
    min(1, max(1 / Double(rate), Double(fewest) / Double(max(count, 1))))
  }

  /// The print of a text with the runs that are taken.
  ///
  /// What counts of a hash are the bits that neither the bucket nor the key takes.
  ///
  /// - Complexity: O(elements).
  static func print(of elements: Span<UInt64>) -> TextPrint {
    let count = max(elements.count - Winnowing.gramLength + 1, 0)
    let share = share(ofRuns: count)
    return TextPrint(
      sampling: elements, upTo: share >= 1 ? UInt64.max : UInt64(share * 0x1p64),
      expected: min(count, Int(Double(count) * share * 1.25) + 16))
  }

  /// Whether two texts have enough of their samples in common to be compared.
  ///
  /// - Parameter shared: runs that are in both samples.
  static func areNear(shared: Int, elements first: Int, _ second: Int) -> Bool {
    let runs = (max(first - Winnowing.gramLength + 1, 1), max(second - Winnowing.gramLength + 1, 1))
    let rate = min(share(ofRuns: runs.0), share(ofRuns: runs.1))
    return Double(shared) >= share * rate * Double(min(runs.0, runs.1))
  }
}
