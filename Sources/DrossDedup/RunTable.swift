/// The distinct runs of a few elements of a text: an open table with linear probing, made to be emptied and
/// used again.
///
/// A slot holds the place where a run stands first and, above it, some bits of its hash. Runs are equal when
/// their elements are. At most half of the slots are in use.
struct RunTable {
  private static let factor: UInt64 = 0x9FB2_1C65_1E98_DF25
  private static let fewestSlots = 64

  /// Elements in one run.
  private let length: Int
  /// The bits of a hash and a place, counted from 1; 0 is a free slot.
  private var slots: [UInt32] = []
  /// One less than the number of slots that are looked at.
  private var mask = 0
  /// How far a hash is moved to be the number of a slot.
  private var shift: UInt64 = 0
  /// The bits of a slot that are a place.
  private var placeMask: UInt32 = 0
  /// For each run of the text where it stands first.
  private var firsts: [UInt32] = []
  /// For each run that stands there first whether the text that it is compared with has it.
  private var marks: [Bool] = []
  /// How many distinct runs the text has.
  private(set) var count = 0

  /// An empty table of runs of `length` elements.
  init(length: Int) { self.length = length }

  /// How many runs a text has, equal ones too.
  private func runs(of text: Span<UInt32>) -> Int { max(text.count - length + 1, 0) }

  /// Empties the table and makes room for `runs` runs.
  private mutating func reset(for runs: Int) {
    var size = Self.fewestSlots
    while size < runs &* 2 { size &*= 2 }
    mask = size &- 1
    shift = UInt64(size.leadingZeroBitCount + 1)
    placeMask = UInt32(truncatingIfNeeded: size &- 1)
    if slots.count < size {
      slots = [UInt32](repeating: 0, count: size)
    } else {
      unsafe slots.withUnsafeMutableBufferPointer {
        unsafe $0[..<size].update(repeating: 0)
      }
    }
  }

  /// Replaces what is there by the runs of `text`.
  ///
  /// - Complexity: O(elements).
  mutating func fill(_ text: Span<UInt32>) {
    let runs = runs(of: text)
    let length = length
    reset(for: runs)
    if firsts.count < max(runs, 1) {
      firsts = [UInt32](repeating: 0, count: mask + 1)
      marks = [Bool](repeating: false, count: mask + 1)
    }
    var distinct = 0
    let table = (mask: mask, shift: shift, placeMask: placeMask)
    unsafe text.withUnsafeBufferPointer { text in
      unsafe firsts.withUnsafeMutableBufferPointer { firsts in
        unsafe slots.withUnsafeMutableBufferPointer { slots in
          guard let text = text.baseAddress, let firsts = firsts.baseAddress,
            let slots = slots.baseAddress
          else { return }
          for run in 0..<runs {
            let slot = unsafe Self.slot(slots, table, text, text + run, length)
            let found = unsafe slots[slot.number]
            if found == 0 {
              unsafe slots[slot.number] = slot.head | UInt32(truncatingIfNeeded: run &+ 1)
              unsafe firsts[run] = UInt32(truncatingIfNeeded: run)
              distinct &+= 1
            } else {
              unsafe firsts[run] = (found & table.placeMask) &- 1
            }
          }
        }
      }
    }
    count = distinct
  }

  /// Counts the distinct runs of `right`: those that are here too, and the others.
  ///
  /// Where a run stands in both texts, the next one mostly does so too: then one element tells.
  ///
  /// - Parameter left: the text that is here, and that has runs.
  /// - Parameter others: another table, which takes those that are not here.
  /// - Parameter isDecided: told now and then how many are shared, how many are not, and how many are left to
  ///   be looked at; says whether to stop.
  /// - Complexity: O(elements).
  @inline(__always)
  mutating func compare(
    _ left: Span<UInt32>, _ right: Span<UInt32>, others: inout RunTable,
    isDecided: (_ shared: Int, _ rest: Int, _ left: Int) -> Bool = { _, _, _ in false }
  ) -> (shared: Int, rest: Int) {
    let runs = runs(of: right)
    let leftRuns = self.runs(of: left)
    let length = length
    precondition(leftRuns > 0 && leftRuns <= firsts.count, "the text that is here")
    precondition(length == others.length, "runs of the same length")
    others.reset(for: runs)
    let table = (mask: mask, shift: shift, placeMask: placeMask)
    let otherTable = (mask: others.mask, shift: others.shift, placeMask: others.placeMask)
    var shared = 0
    var rest = 0
    unsafe left.withUnsafeBufferPointer { left in
      unsafe right.withUnsafeBufferPointer { right in
        unsafe firsts.withUnsafeBufferPointer { firsts in
          unsafe marks.withUnsafeMutableBufferPointer { marks in
            unsafe slots.withUnsafeMutableBufferPointer { slots in
              unsafe others.slots.withUnsafeMutableBufferPointer { otherSlots in
                guard let left = left.baseAddress, let right = right.baseAddress,
                  let firsts = firsts.baseAddress, let marks = marks.baseAddress,
                  let slots = slots.baseAddress, let otherSlots = otherSlots.baseAddress
                else { return }
                unsafe marks.update(repeating: false, count: leftRuns)
                // Where the run is expected to stand on the left.
                var next = leftRuns
                for run in 0..<runs {
                  var first = -1
                  if next < leftRuns,
                    unsafe left[next &+ length &- 1] == right[run &+ length &- 1]
                  {
                    first = unsafe Int(firsts[next])
                    next &+= 1
                  } else {
                    let slot = unsafe Self.slot(slots, table, left, right + run, length)
                    let found = unsafe slots[slot.number]
                    if found == 0 {
                      next = leftRuns
                      let slot = unsafe Self.slot(
                        otherSlots, otherTable, right, right + run, length)
                      if unsafe otherSlots[slot.number] == 0 {
                        unsafe otherSlots[slot.number] =
                          slot.head | UInt32(truncatingIfNeeded: run &+ 1)
                        rest &+= 1
                      }
                    } else {
                      first = Int((found & table.placeMask) &- 1)
                      next = first &+ 1
                    }
                  }
                  if first >= 0 {
                    shared &+= unsafe marks[first] ? 0 : 1
                    unsafe marks[first] = true
                  }
                  if run & 63 == 63, isDecided(shared, rest, runs &- run &- 1) { break }
                }
              }
            }
          }
        }
      }
    }
    return (shared, rest)
  }

  /// The slot of a run, or the free one where it belongs, and what stands above its place there.
  ///
  /// - Parameter text: the text of the runs in the table.
  @inline(__always)
  private static func slot(
    _ slots: UnsafeMutablePointer<UInt32>, _ table: (mask: Int, shift: UInt64, placeMask: UInt32),
    _ text: UnsafePointer<UInt32>, _ run: UnsafePointer<UInt32>, _ length: Int
  ) -> (number: Int, head: UInt32) {
    var hash: UInt64 = 0
    for index in 0..<length { hash = unsafe (hash &+ UInt64(run[index])) &* factor }
    let head = UInt32(truncatingIfNeeded: hash >> 24) & ~table.placeMask
    // The upper bits are as many as number the slots.
    var slot = Int(truncatingIfNeeded: hash &>> table.shift)
    while true {
      let found = unsafe slots[slot]
      if found == 0 { break }
      if found & ~table.placeMask == head {
        let other = unsafe text + Int((found & table.placeMask) &- 1)
        var index = 0
        while index < length, unsafe other[index] == run[index] { index &+= 1 }
        if index == length { break }
      }
      slot = (slot &+ 1) & table.mask
    }
    return (slot, head)
  }
}
