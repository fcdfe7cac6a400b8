/// Keys that were seen more than once, and some others: what cannot be shared is told without sorting.
///
/// A table of bits in which keys may stand at the same place, so that it errs on one side only.
struct RepeatedKeys {
  /// Places in the table for each key.
  private static let room = 8

  /// Two bits for each place: seen, and seen more than once.
  private var cells: [UInt64]
  private let mask: UInt32

  /// An empty table for about `count` keys.
  init(for count: Int) {
    var places = 64
    while places < count &* Self.room { places &*= 2 }
    cells = [UInt64](repeating: 0, count: places / 32)
    mask = UInt32(truncatingIfNeeded: places &- 1)
  }

  /// Takes note of a key, whose bits are spread evenly.
  @inline(__always)
  mutating func insert(_ key: UInt32) {
    let place = key & mask
    let shift = UInt64(place & 31) &* 2
    let before = cells[Int(place >> 5)] >> shift
    cells[Int(place >> 5)] |= (1 | (before & 1) << 1) << shift
  }

  /// Whether a key may have been seen more than once.
  @inline(__always)
  func mayHold(_ key: UInt32) -> Bool {
    let place = key & mask
    return cells[Int(place >> 5)] >> (UInt64(place & 31) &* 2) & 2 != 0
  }
}
