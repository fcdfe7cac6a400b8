/// The windows by which literals are looked for, hashed.
///
/// A window is a few bytes in a row of a literal. A `WindowFilter` says of nearly every place in a text that
/// no literal is there; this table says which ones may be.
struct WindowTable: Sendable {
  /// A literal that holds a window.
  struct Entry: Sendable {
    /// The literal.
    let literal: LiteralFinder.LiteralID
    /// Where in the literal the window starts.
    let offset: Int32
  }

  private let slotMask: Int
  /// Small, for they are looked at in no order: what falls out of the cache costs more than a compare.
  private let slots: [Slot]
  /// The entries of all windows, in order of key; those of one key stand together.
  let entries: [Entry]
  /// The keys, each once, in order, and where the entries of each start; one more for the end.
  private let keyValues: [UInt64]
  private let starts: [Int32]

  private struct Slot: Sendable {
    /// The part of the hash that does not tell the slot.
    var tag: UInt32 = 0
    /// The number of the key; none for an empty slot.
    var key: Int32 = -1
  }

  /// Builds the table of keys in order, each as often as it has entries.
  ///
  /// - Complexity: O(n) for n keys.
  init(keys: [WindowKey], entries: [Entry]) {
    var values: [UInt64] = []
    var starts: [Int32] = []
    for (number, key) in keys.enumerated() where key.value != values.last {
      values.append(key.value)
      starts.append(Int32(number))
    }
    starts.append(Int32(entries.count))
    var slotCount = 16
    while slotCount < values.count * 3 / 2 { slotCount *= 2 }
    slotMask = slotCount - 1
    var slots = [Slot](repeating: Slot(), count: slotCount)
    for (number, value) in values.enumerated() {
      let key = WindowKey(value: value)
      var slot = Self.firstSlot(key) & slotMask
      while slots[slot].key >= 0 { slot = (slot + 1) & slotMask }
      slots[slot] = Slot(tag: Self.tag(key), key: Int32(number))
    }
    self.slots = slots
    self.entries = entries
    self.starts = starts
    keyValues = values
  }

  /// The key of each of `entries`.
  ///
  /// - Complexity: O(entries).
  var keys: [WindowKey] {
    keyValues.indices.flatMap { number in
      repeatElement(
        WindowKey(value: keyValues[number]), count: Int(starts[number + 1] - starts[number]))
    }
  }

  /// Whether there is nothing to look for.
  var isEmpty: Bool { entries.isEmpty }

  @inline(__always)
  private static func firstSlot(_ key: WindowKey) -> Int { Int(truncatingIfNeeded: key.hash >> 32) }

  @inline(__always)
  private static func tag(_ key: WindowKey) -> UInt32 {
    UInt32(truncatingIfNeeded: key.hash >> 12)
  }

  /// Calls `body` with the entries of a window.
  @inline(__always)
  func forEachEntry(of key: WindowKey, _ body: (Entry) -> Void) {
    let tag = Self.tag(key)
    var number = Self.firstSlot(key) & slotMask
    while true {
      let slot = slots[number]
      if slot.key < 0 { return }
      if slot.tag == tag, keyValues[Int(slot.key)] == key.value {
        for index in Int(starts[Int(slot.key)])..<Int(starts[Int(slot.key) &+ 1]) {
          body(entries[index])
        }
        return
      }
      number = (number &+ 1) & slotMask
    }
  }
}

/// A window as a number.
///
/// Windows of up to eight bytes have the same number only if they are the same; of twelve, that is nearly
/// so, which is enough: it only decides at which literals to look.
struct WindowKey: Hashable, Sendable {
  let value: UInt64

  /// The hash; its upper bits are the good ones (Knuth 1973, volume 3, §6.4).
  @inline(__always)
  var hash: UInt64 { value &* 0x9E37_79B9_7F4A_7C15 }

  @inline(__always)
  init(value: UInt64) { self.value = value }

  /// The window of the first `width` of eight little-endian bytes, or of all with the four behind them.
  @inline(__always)
  init(_ eight: UInt64, next: UInt32 = 0, width: Int) {
    switch width {
    case 12: value = eight ^ (UInt64(next) &* 0xFF51_AFD7_ED55_8CCD)
    case 8: value = eight
    default: value = (eight & ((1 &<< UInt64(width * 8)) &- 1)) | UInt64(width) &<< 56
    }
  }

  /// The width of a window of at most five bytes; `nil` for a wider one.
  var shortWidth: Int? {
    let width = Int(truncatingIfNeeded: value >> 56)
    return (2...5).contains(width) ? width : nil
  }

  /// The window that `bytes` are; 2 to 5, 8 or 12 of them.
  init(of bytes: ArraySlice<UInt8>) {
    let eight = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    let next = bytes.dropFirst(8).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    self.init(eight, next: next, width: bytes.count)
  }
}
