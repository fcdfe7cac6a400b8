/// Says of nearly every place in a text that no window of a table starts there.
///
/// Three look-ups answer: a byte for each hash of four bytes, which says whether windows of four or five begin
/// with these, and a bit for each hash of three and of eight bytes. What they let through is looked at more
/// closely. All stands in one array, which hardly leaves the cache.
struct WindowFilter: Sendable {
  /// Widths of windows, one bit each.
  struct Widths: OptionSet {
    let rawValue: UInt32

    static let eight = Widths(rawValue: 1)
    static let five = Widths(rawValue: 2)
    static let four = Widths(rawValue: 4)
    static let twelve = Widths(rawValue: 8)
    static let three = Widths(rawValue: 16)
    static let two = Widths(rawValue: 32)
    /// What the bitmap of short windows stands for.
    static let short: Widths = [.three, .two]
  }

  /// The bits of a place in a bitmap, of 32 KB; the first 32 KB are the bytes for four bytes.
  private static let placeBits = 18
  private static let bitmapWords = 1 << (placeBits - 5)
  private static let prefixBits = 15
  /// Where the bitmaps start, in words.
  private static let shortStart = bitmapWords
  private static let fiveStart = bitmapWords * 2
  private static let eightStart = bitmapWords * 3
  private static let twelveStart = bitmapWords * 4

  private var words = [UInt32](repeating: 0, count: bitmapWords * 5)

  /// Lets a window of `width` bytes through.
  ///
  /// - Parameter eight: its first eight bytes, little-endian.
  mutating func add(_ eight: UInt64, key: WindowKey, width: Int) {
    switch width {
    case 2:
      for third in 0..<UInt64(256) {
        mark(WindowKey(eight & 0xFFFF | third << 16, width: 3), from: Self.shortStart)
      }
      return
    case 3:
      mark(key, from: Self.shortStart)
      return
    case 4: break
    case 5: mark(key, from: Self.fiveStart)
    default:
      mark(WindowKey(eight, width: 8), from: Self.eightStart)
      if width == 12 { mark(key, from: Self.twelveStart) }
      return
    }
    let bit: Widths = width == 4 ? .four : .five
    let place = Self.prefixPlace(eight)
    words[place >> 2] |= bit.rawValue << UInt32((place & 3) * 8)
  }

  private mutating func mark(_ key: WindowKey, from start: Int) {
    let place = Self.place(key)
    words[start + place >> 5] |= 1 << UInt32(place & 31)
  }

  @inline(__always)
  private static func place(_ key: WindowKey) -> Int {
    Int(truncatingIfNeeded: key.hash &>> UInt64(64 - placeBits))
  }

  @inline(__always)
  private static func prefixPlace(_ eight: UInt64) -> Int {
    Int(truncatingIfNeeded: WindowKey(eight, width: 4).hash &>> UInt64(64 - prefixBits))
  }

  /// Calls `body` with the filter where a loop can reach it at no cost.
  @inline(__always)
  func withReader(_ body: (Reader) -> Void) {
    unsafe words.withUnsafeBufferPointer { buffer in
      // It is never empty.
      guard let base = buffer.baseAddress else { return }
      unsafe body(Reader(base))
    }
  }

  /// A filter in reach.
  @safe struct Reader {
    private let base: UnsafePointer<UInt32>

    @inline(__always)
    fileprivate init(_ base: UnsafePointer<UInt32>) { unsafe self.base = unsafe base }

    /// Of which widths windows may start with the bytes of `eight` and `next`.
    @inline(__always)
    func widths(of eight: UInt64, next: UInt32) -> Widths {
      let begun = prefix(eight)
      let isLong = bit(WindowKey(eight, width: 8), from: eightStart) != 0
      var found = begun.intersection(.four).union(short(eight))
      if begun.contains(.five), bit(WindowKey(eight, width: 5), from: fiveStart) != 0 {
        found.formUnion(.five)
      }
      if isLong {
        found.formUnion(.eight)
        if bit(WindowKey(eight, next: next, width: 12), from: twelveStart) != 0 {
          found.formUnion(.twelve)
        }
      }
      return found
    }

    /// Whether a window of four bytes may be there, or one of fewer.
    @inline(__always)
    func fewWidths(of eight: UInt64, hasShort: Bool) -> Widths {
      let four = prefix(eight).intersection(.four)
      return hasShort ? four.union(short(eight)) : four
    }

    @inline(__always)
    private func prefix(_ eight: UInt64) -> Widths {
      let place = prefixPlace(eight)
      return unsafe Widths(
        rawValue: base[place &>> 2] &>> UInt32(truncatingIfNeeded: (place & 3) &* 8) & 0xFF)
    }

    @inline(__always)
    private func short(_ eight: UInt64) -> Widths {
      bit(WindowKey(eight, width: 3), from: shortStart) == 0 ? [] : .short
    }

    @inline(__always)
    private func bit(_ key: WindowKey, from start: Int) -> UInt32 {
      let place = WindowFilter.place(key)
      return unsafe (base[start &+ place &>> 5] &>> UInt32(truncatingIfNeeded: place)) & 1
    }
  }
}
