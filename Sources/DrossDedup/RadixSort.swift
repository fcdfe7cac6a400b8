/// Stable sorting by parts of a number, in passes of 11 bits from the lowest one up.
enum RadixSort {
  private static let digitBits: UInt64 = 11

  /// Sorts `records` by the `bits` bits of `key` from `shift` on.
  ///
  /// - Complexity: O(records) a pass; as much memory again as the records take.
  @inline(__always)
  static func sort<Record: BitwiseCopyable>(
    _ records: inout [Record], shift: UInt64, bits: UInt64, key: (Record) -> UInt64
  ) {
    guard records.count > 1 else { return }
    var from = records
    var other = unsafe [Record](unsafeUninitializedCapacity: from.count) { room, count in
      // What is there does not matter: each pass writes all of it.
      unsafe room.initialize(repeating: from[0])
      count = from.count
    }
    records = []
    var low = shift
    while low < shift + bits {
      let width = min(digitBits, shift + bits - low)
      pass(from, &other, shift: low, mask: (1 << width) - 1, key: key)
      swap(&from, &other)
      low += width
    }
    records = from
  }

  /// Sorts `records` by `key`, in as many passes as the difference of its values needs.
  ///
  /// - Complexity: O(records) a pass; as much memory again as the records take.
  @inline(__always)
  static func sort<Record: BitwiseCopyable>(
    _ records: inout [Record], key: (Record) -> UInt32
  ) {
    var least = UInt32.max
    var most: UInt32 = 0
    for record in records {
      least = min(least, key(record))
      most = max(most, key(record))
    }
    guard least < most else { return }
    let bits = UInt64(UInt32.bitWidth - (most - least).leadingZeroBitCount)
    sort(&records, shift: 0, bits: bits) { UInt64(key($0) - least) }
  }

  @inline(__always)
  private static func pass<Record: BitwiseCopyable>(
    _ source: [Record], _ target: inout [Record], shift: UInt64, mask: UInt64,
    key: (Record) -> UInt64
  ) {
    var places = [Int](repeating: 0, count: Int(mask) + 1)
    for record in source { places[Int(truncatingIfNeeded: key(record) >> shift & mask)] &+= 1 }
    var sum = 0
    for digit in places.indices {
      let count = places[digit]
      places[digit] = sum
      sum &+= count
    }
    for record in source {
      let digit = Int(truncatingIfNeeded: key(record) >> shift & mask)
      target[places[digit]] = record
      places[digit] &+= 1
    }
  }
}
