/// What stands around a run of five elements, in three numbers of five and six bits: it tells mostly, and without
/// the elements, that the run that two documents share there does not go on to the guaranteed length.
///
/// Such runs are turns of phrase, and many pairs of documents have nothing else in common.
enum Surroundings {
  /// How many bits they take.
  static let bits: UInt32 = 16
  /// Nothing is known.
  static let unknown: UInt32 = 1 << bits

  private static let factor: UInt32 = 0x9E37_79B1

  /// The surroundings of the run that starts at `place`.
  @inline(__always)
  static func of(_ place: Int, in elements: Span<UInt32>) -> UInt32 {
    let end = place &+ Winnowing.gramLength
    var before: UInt32 = 0
    var allBefore: UInt32 = 0
    if place >= 1 {
      before = elements[place &- 1]
      if place >= 3 {
        allBefore = hash(hash(before, elements[place &- 2]), elements[place &- 3])
      }
    }
    var after: UInt32 = 0
    var allAfter: UInt32 = 0
    if end < elements.count {
      after = elements[end]
      if end &+ 2 < elements.count {
        allAfter = hash(hash(after, elements[end &+ 1]), elements[end &+ 2])
      }
    }
    return hash(before, after) >> 26 | (allBefore >> 27) << 6 | (allAfter >> 27) << 11
  }

  @inline(__always)
  private static func hash(_ one: UInt32, _ other: UInt32) -> UInt32 {
    (one &* factor ^ other) &* factor
  }

  /// Whether the run at two such places is surely shorter than the guaranteed length: to reach it, it must go
  /// on for three elements on one side, or on both sides.
  @inline(__always)
  static func areShort(_ left: UInt32, _ right: UInt32) -> Bool {
    guard (left | right) & unknown == 0 else { return false }
    let difference = left ^ right
    return difference & 0x3F != 0 && difference & 0x7C0 != 0 && difference & 0xF800 != 0
  }
}
