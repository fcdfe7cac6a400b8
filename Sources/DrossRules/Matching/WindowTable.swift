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
  private let slots: [Slot]
  /// The entries of all windows, in order of key; those of one key stand together.
  let entries: [Entry]

  /// The entries of one key.
  private struct Slot: Sendable {
    var key: UInt64 = 0
    /// Where they start.
    var first: Int32 = 0
    /// How many they are; none in an empty slot.
    var count: Int32 = 0
  }

  /// Builds the table of keys in order, each as often as it has entries.
  ///
  /// - Complexity: O(n) for n keys.
  init(keys: [WindowKey], entries: [Entry]) {
    var windows: [Slot] = []
    for (number, key) in keys.enumerated() {
      if key.value != windows.last?.key {
        windows.append(Slot(key: key.value, first: Int32(number)))
      }
      windows[windows.count - 1].count += 1
    }
    var slotCount = 16
    while slotCount < windows.count * 3 / 2 { slotCount *= 2 }
    slotMask = slotCount - 1
    var slots = [Slot](repeating: Slot(), count: slotCount)
    for window in windows {
      var place = Self.firstSlot(WindowKey(value: window.key)) & slotMask
      while slots[place].count > 0 { place = (place + 1) & slotMask }
      slots[place] = window
    }
    self.slots = slots
    self.entries = entries
  }

  /// The key of each of `entries`.
  ///
  /// - Complexity: O(entries + slots).
  var keys: [WindowKey] {
    var keys = [WindowKey](repeating: WindowKey(value: 0), count: entries.count)
    for slot in slots {
      for index in Int(slot.first)..<Int(slot.first + slot.count) {
        keys[index] = WindowKey(value: slot.key)
      }
    }
    return keys
  }

  /// Whether there is nothing to look for.
  var isEmpty: Bool { entries.isEmpty }

  @inline(__always)
  private static func firstSlot(_ key: WindowKey) -> Int { Int(truncatingIfNeeded: key.hash >> 32) }

  /// Calls `body` with the entries of a window.
  @inline(__always)
  func forEachEntry(of key: WindowKey, _ body: (Entry) -> Void) {
    var place = Self.firstSlot(key) & slotMask
    while true {
      let slot = slots[place]
      if slot.count == 0 { return }
      if slot.key == key.value {
        for index in Int(slot.first)..<Int(slot.first &+ slot.count) { body(entries[index]) }
        return
      }
      place = (place &+ 1) & slotMask
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

  /// The width of a window of at most seven bytes; `nil` for a wider one.
  var shortWidth: Int? {
    let width = Int(truncatingIfNeeded: value >> 56)
    return (2...7).contains(width) ? width : nil
  }

  /// The window that `bytes` are; 2 to 8 or 12 of them.
  init(of bytes: ArraySlice<UInt8>) {
    let eight = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    let next = bytes.dropFirst(8).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    self.init(eight, next: next, width: bytes.count)
  }
}
