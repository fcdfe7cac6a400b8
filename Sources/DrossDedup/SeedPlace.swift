/// Where one seed of a pair of documents stands: what is left of it when the pair is known.
///
/// One number, in the order of the place in the first document, then in the second.
struct SeedPlace: BitwiseCopyable, Comparable {
  /// 31 bits of the first place, 32 of the second, and the mark of a short run.
  private let bits: UInt64

  init(_ seed: Seed) {
    bits =
      UInt64(seed.firstPosition) << 33 | UInt64(seed.secondPosition) << 1 | (seed.isShort ? 1 : 0)
  }

  /// The place in the document that comes first.
  var first: Int { Int(truncatingIfNeeded: bits >> 33) }
  /// The place in the other one.
  var second: Int { Int(truncatingIfNeeded: bits >> 1 & 0xFFFF_FFFF) }
  /// Whether the run that both documents share here is surely shorter than the guaranteed length.
  var isShort: Bool { bits & 1 != 0 }

  /// Few seeds are put in order without a call of the general sort, which asks for memory each time.
  private static let few = 24

  /// Puts the seeds of a pair in order; most pairs have very few.
  ///
  /// - Complexity: O(n log n).
  static func sort(_ places: inout [SeedPlace]) {
    guard places.count <= few else { return places.sort() }
    var cells = places.mutableSpan
    for index in 1..<max(cells.count, 1) {
      let place = cells[index]
      var free = index
      while free > 0, place < cells[free &- 1] {
        cells[free] = cells[free &- 1]
        free &-= 1
      }
      cells[free] = place
    }
  }

  static func < (left: Self, right: Self) -> Bool { left.bits < right.bits }
}
