/// A set of hashes of runs: an open table with linear probing, made to be emptied and used again.
struct RunTable {
  /// A hash, or 0 for a free slot; a power of two of them, at most half in use.
  private var slots: [UInt64] = []
  private var mask = 0

  /// Empties the table and makes room for `count` hashes.
  mutating func reset(for count: Int) {
    var size = 64
    while size < count &* 2 { size &*= 2 }
    mask = size &- 1
    if slots.count < size {
      slots = [UInt64](repeating: 0, count: size)
    } else {
      var cells = slots.mutableSpan
      for index in 0..<size { cells[index] = 0 }
    }
  }

  /// Adds a hash; `false` when it was there.
  @inline(__always)
  mutating func insert(_ hash: UInt64) -> Bool {
    let key = hash | 1
    let mask = mask
    var cells = slots.mutableSpan
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while cells[slot] != 0 {
      if cells[slot] == key { return false }
      slot = (slot &+ 1) & mask
    }
    cells[slot] = key
    return true
  }

  /// Whether a hash is there.
  @inline(__always)
  func contains(_ hash: UInt64) -> Bool {
    let key = hash | 1
    let cells = slots.span
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while cells[slot] != 0 {
      if cells[slot] == key { return true }
      slot = (slot &+ 1) & mask
    }
    return false
  }
}
