/// A set of hashes of runs: an open table with linear probing, made to be emptied and used again.
struct RunTable {
  /// A hash, or 0 for a free slot; a power of two of them, at most half in use.
  private var slots: [UInt64] = []
  /// For each slot the round in which its hash was last shared.
  private var rounds: [UInt32] = []
  /// Less than the number of slots.
  private var mask = 0

  /// Empties the table and makes room for `count` hashes.
  mutating func reset(for count: Int) {
    var size = 64
    while size < count &* 2 { size &*= 2 }
    mask = size &- 1
    if slots.count < size {
      slots = [UInt64](repeating: 0, count: size)
      rounds = [UInt32](repeating: 0, count: size)
    } else {
      var cells = slots.mutableSpan
      for index in 0..<size { cells[index] = 0 }
    }
  }

  /// Adds hashes, and counts those that were not there.
  ///
  /// - Parameter hash: that of the run of each number.
  @inline(__always)
  mutating func insert(_ runs: Range<Int>, _ hash: (Int) -> UInt64) -> Int {
    let mask = mask
    precondition(mask < slots.count, "reset before")
    var cells = slots.mutableSpan
    var count = 0
    for run in runs {
      let hash = hash(run)
      let key = hash | 1
      var slot = Int(truncatingIfNeeded: hash >> 32) & mask
      // Slots are limited by the mask.
      var found = unsafe cells[unchecked: slot]
      while found != 0, found != key {
        slot = (slot &+ 1) & mask
        found = unsafe cells[unchecked: slot]
      }
      count &+= found == 0 ? 1 : 0
      unsafe cells[unchecked: slot] = key
    }
    return count
  }

  /// Counts the hashes of other runs, each once: those that are here too, and all.
  ///
  /// - Parameter round: another one for each call.
  /// - Parameter others: an empty table with room for them; it takes those that are not here.
  /// - Parameter isDecided: told now and then how many are shared, how many are not, and how many are left to
  ///   be looked at; says whether to stop.
  @inline(__always)
  mutating func compare(
    _ runs: Range<Int>, round: UInt32, others: inout RunTable,
    isDecided: (_ shared: Int, _ rest: Int, _ left: Int) -> Bool = { _, _, _ in false },
    _ hash: (Int) -> UInt64
  ) -> (shared: Int, all: Int) {
    let mask = mask
    let otherMask = others.mask
    precondition(mask < slots.count && otherMask < others.slots.count, "reset before")
    let slots = slots
    let cells = slots.span
    var marks = rounds.mutableSpan
    var otherCells = others.slots.mutableSpan
    var shared = 0
    var rest = 0
    for run in runs {
      let hash = hash(run)
      let key = hash | 1
      let start = Int(truncatingIfNeeded: hash >> 32)
      var slot = start & mask
      var found = unsafe cells[unchecked: slot]
      while found != 0, found != key {
        slot = (slot &+ 1) & mask
        found = unsafe cells[unchecked: slot]
      }
      if found == key {
        shared &+= unsafe marks[unchecked: slot] == round ? 0 : 1
        unsafe marks[unchecked: slot] = round
      } else {
        slot = start & otherMask
        found = unsafe otherCells[unchecked: slot]
        while found != 0, found != key {
          slot = (slot &+ 1) & otherMask
          found = unsafe otherCells[unchecked: slot]
        }
        rest &+= found == 0 ? 1 : 0
        unsafe otherCells[unchecked: slot] = key
      }
      if run & 63 == 63, isDecided(shared, rest, runs.upperBound &- run &- 1) { break }
    }
    return (shared, shared &+ rest)
  }
}
