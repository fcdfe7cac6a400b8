/// The windows of one width by which literals are looked for, hashed.
///
/// A window is that many bytes in a row of a literal. A bitmap says of nearly every place in a text
/// that no literal is there; a hash table says which ones may be.
struct WindowTable: Sendable {
  /// A literal that holds the window.
  struct Entry: Sendable {
    /// The literal.
    let literal: LiteralFinder.LiteralID
    /// Where in the literal the window starts.
    let offset: Int32
  }

  /// The bits of a little-endian load of eight bytes that belong to a window.
  let mask: UInt64
  /// A bit for each value of the upper bits of the hash of a window, in words of 32; chance alone
  /// passes 2 % of all places when there are five thousand windows.
  let bitmap: [UInt32]

  /// Marks a window of two bytes in a table of windows of three.
  static let shortBit: UInt64 = 1 << 32

  /// Whether there are such windows.
  private let hasShort: Bool

  /// The bits of a place in the bitmap: 32 KB, which stay in the cache.
  private static let placeBits = 18

  private let slotMask: Int
  private let slots: [Slot]
  /// The entries of all windows, in order of window.
  let entries: [Entry]

  private struct Slot: Sendable {
    var window: UInt64 = 0
    /// Where its entries start, and how many there are; none for an empty slot.
    var start: Int32 = 0
    var count: Int32 = 0
  }

  /// Builds the table.
  ///
  /// - Parameters:
  ///   - width: the bytes of a window, 3 to 8; where it is 3, windows of two have the `shortBit`.
  ///   - windows: the windows, and what holds them.
  /// - Complexity: O(n log n) for n windows.
  init(width: Int, _ windows: [(window: UInt64, entry: Entry)]) {
    let sorted = windows.sorted { $0.window < $1.window }
    self.init(width: width, windows: sorted.map(\.window), entries: sorted.map(\.entry))
  }

  /// Builds the table of windows in order, each as often as it has entries.
  ///
  /// - Complexity: O(n) for n windows.
  init(width: Int, windows: [UInt64], entries: [Entry]) {
    mask = .max >> UInt64(64 - width * 8)
    var bitmap = [UInt32](repeating: 0, count: 1 << (Self.placeBits - 5))
    var slotCount = 16
    while slotCount < windows.count * 2 { slotCount *= 2 }
    slotMask = slotCount - 1
    var slots = [Slot](repeating: Slot(), count: slotCount)
    var last: UInt64?
    var slot = 0
    for (number, window) in windows.enumerated() {
      if window != last {
        let isShort = width == 3 && window & Self.shortBit != 0
        for next in 0..<UInt64(isShort ? 256 : 1) {
          let place = Self.place(Self.hash(isShort ? window & 0xFFFF | next << 16 : window))
          bitmap[place >> 5] |= 1 << UInt32(place & 31)
        }
        slot = Self.firstSlot(Self.hash(window)) & slotMask
        while slots[slot].count > 0 { slot = (slot + 1) & slotMask }
        slots[slot] = Slot(window: window, start: Int32(number))
        last = window
      }
      slots[slot].count += 1
    }
    // They come last.
    hasShort = width == 3 && (windows.last ?? 0) & Self.shortBit != 0
    self.bitmap = bitmap
    self.slots = slots
    self.entries = entries
  }

  /// The window of each of `entries`.
  ///
  /// - Complexity: O(slots).
  var windows: [UInt64] {
    var windows = [UInt64](repeating: 0, count: entries.count)
    for slot in slots {
      for index in Int(slot.start)..<Int(slot.start + slot.count) { windows[index] = slot.window }
    }
    return windows
  }

  /// Whether there is nothing to look for.
  var isEmpty: Bool { entries.isEmpty }

  /// The hash of a window; its upper bits are the good ones (Knuth 1973, volume 3, §6.4).
  @inline(__always)
  static func hash(_ window: UInt64) -> UInt64 { window &* 0x9E37_79B9_7F4A_7C15 }

  /// The place in the bitmap.
  @inline(__always)
  static func place(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash &>> UInt64(64 - placeBits))
  }

  @inline(__always)
  private static func firstSlot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 32) }

  /// Calls `body` with the entries of `window`, and of its first two bytes.
  @inline(__always)
  func forEachEntry(of window: UInt64, _ body: (Entry) -> Void) {
    forEachEntry(under: window, body)
    if hasShort { forEachEntry(under: window & 0xFFFF | Self.shortBit, body) }
  }

  @inline(__always)
  private func forEachEntry(under window: UInt64, _ body: (Entry) -> Void) {
    var number = Self.firstSlot(Self.hash(window)) & slotMask
    while true {
      let slot = slots[number]
      if slot.count == 0 { return }
      if slot.window == window {
        for index in Int(slot.start)..<Int(slot.start &+ slot.count) { body(entries[index]) }
        return
      }
      number = (number &+ 1) & slotMask
    }
  }
}
