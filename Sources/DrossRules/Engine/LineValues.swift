/// The values of the features of one line, in order, in room that is never allocated.
struct LineValues {
  private var values = InlineArray<29, UInt8>(repeating: 0)
  private(set) var count = 0

  /// The value of a feature.
  @inline(__always)
  subscript(feature: Int) -> UInt8 { values[feature] }

  /// Adds the value of the next feature.
  @inline(__always)
  mutating func add(_ value: Int) {
    values[count] = UInt8(truncatingIfNeeded: value)
    count += 1
  }

  /// All of them.
  var all: [UInt8] { (0..<count).map { values[$0] } }
}
