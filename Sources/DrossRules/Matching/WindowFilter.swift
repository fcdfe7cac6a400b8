/// Says of nearly every place in a text that no window of a table starts there.
///
/// A bit for each two bytes, and for each hash of three, four and eight bytes, says whether a window begins
/// with these; the bitmaps are so small that they stay in the second cache. Of what they let through two
/// others and a byte for each hash of four bytes tell the widths.
struct WindowFilter: Sendable {
  /// Widths of windows, one bit each.
  struct Widths: OptionSet {
    let rawValue: UInt32

    static let four = Widths(rawValue: 1)
    static let five = Widths(rawValue: 2)
    static let six = Widths(rawValue: 4)
    static let seven = Widths(rawValue: 8)
    static let eight = Widths(rawValue: 16)
    static let twelve = Widths(rawValue: 32)
    static let three = Widths(rawValue: 64)
    static let two = Widths(rawValue: 128)

    /// The bytes of a window of each width in order, the first in the lowest byte.
    private static let counts: UInt64 = 0x0203_0C08_0706_0504

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The windows of `width` bytes, one of those that there are.
    fileprivate init(of width: Int) {
      switch width {
      case 2: self = .two
      case 3: self = .three
      case 4: self = .four
      case 5: self = .five
      case 6: self = .six
      case 7: self = .seven
      case 8: self = .eight
      default: self = .twelve
      }
    }

    /// Calls `body` with each width in bytes.
    @inline(__always)
    func forEach(_ body: (Int) -> Void) {
      var left = rawValue
      while left != 0 {
        body(Int(Self.counts &>> UInt64(left.trailingZeroBitCount &* 8) & 0xFF))
        left &= left &- 1
      }
    }
  }

  /// The bits of a place in the bitmaps, and where these start, in words.
  private static let eightBits = 18
  private static let fourBits = 18
  private static let threeBits = 15
  private static let twoBits = 16
  /// Of four bytes, among the bytes.
  private static let prefixBits = 15
  private static let middleBits = 16
  private static let longBits = 18
  private static let fourStart = 1 << (eightBits - 5)
  private static let threeStart = fourStart + 1 << (fourBits - 5)
  private static let twoStart = threeStart + 1 << (threeBits - 5)
  private static let prefixStart = twoStart + 1 << (twoBits - 5)
  private static let middleStart = prefixStart + 1 << (prefixBits - 2)
  private static let longStart = middleStart + 1 << (middleBits - 5)

  private var words = [UInt32](repeating: 0, count: longStart + 1 << (longBits - 5))

  /// Lets nothing through.
  init() {}

  /// Lets `windows` through.
  init(_ windows: [LiteralFinder.Window]) {
    for window in windows { add(window) }
  }

  /// Lets a window through.
  @inline(__always)
  mutating func add(_ window: LiteralFinder.Window) {
    add(window.first, key: window.key, width: window.width)
  }

  /// Lets a window of `width` bytes through.
  ///
  /// - Parameter eight: its first eight bytes, little-endian.
  private mutating func add(_ eight: UInt64, key: WindowKey, width: Int) {
    // Taken once: a look whether the words are shared costs more than all the rest.
    var words = words.mutableSpan
    switch width {
    case 2: Self.mark(Self.twoPlace(eight), from: Self.twoStart, in: &words)
    case 3: Self.mark(Self.place(key, bits: Self.threeBits), from: Self.threeStart, in: &words)
    default:
      let place = Self.prefixPlace(eight)
      words[Self.prefixStart + place >> 2] |=
        Widths(of: width).rawValue &<< UInt32(truncatingIfNeeded: (place & 3) * 8)
      if width >= 8 {
        let long = WindowKey(eight, width: 8)
        Self.mark(Self.place(long, bits: Self.eightBits), from: 0, in: &words)
        Self.mark(Self.place(key, bits: Self.longBits), from: Self.longStart, in: &words)
      } else {
        Self.mark(Self.fourPlace(eight), from: Self.fourStart, in: &words)
        Self.mark(Self.place(key, bits: Self.middleBits), from: Self.middleStart, in: &words)
      }
    }
  }

  @inline(__always)
  private static func mark(_ place: Int, from start: Int, in words: inout MutableSpan<UInt32>) {
    words[start + place >> 5] |= 1 &<< UInt32(truncatingIfNeeded: place)
  }

  @inline(__always)
  private static func place(_ key: WindowKey, bits: Int) -> Int {
    Int(truncatingIfNeeded: key.hash &>> UInt64(64 - bits))
  }

  @inline(__always)
  private static func twoPlace(_ eight: UInt64) -> Int { Int(eight & 0xFFFF) }

  @inline(__always)
  private static func fourPlace(_ eight: UInt64) -> Int {
    place(WindowKey(eight, width: 4), bits: fourBits)
  }

  @inline(__always)
  private static func prefixPlace(_ eight: UInt64) -> Int {
    place(WindowKey(eight, width: 4), bits: prefixBits)
  }

  /// The filter that lets through what one of the two does.
  func union(_ other: WindowFilter) -> WindowFilter {
    var both = self
    for index in both.words.indices { both.words[index] |= other.words[index] }
    return both
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

    /// Whether a window may start with the bytes of `eight`.
    @inline(__always)
    func mayHold(_ eight: UInt64) -> Bool {
      let long = WindowKey(eight, width: 8)
      let isLong = bit(WindowFilter.place(long, bits: WindowFilter.eightBits), from: 0)
      return isLong | four(eight) | two(eight) | three(eight) != 0
    }

    /// Whether a window of at most four bytes may.
    @inline(__always)
    func mayHoldFew(_ eight: UInt64, hasShort: Bool) -> Bool {
      hasShort ? four(eight) | two(eight) | three(eight) != 0 : four(eight) != 0
    }

    /// Of which widths windows may start with the bytes of `eight` and `next`.
    ///
    /// Which of them do is hard to foresee, so that all are looked up rather than some jumped over.
    @inline(__always)
    func widths(of eight: UInt64, next: UInt32) -> Widths {
      let middle =
        middle(WindowKey(eight, width: 5)) &* Widths.five.rawValue
        | middle(WindowKey(eight, width: 6)) &* Widths.six.rawValue
        | middle(WindowKey(eight, width: 7)) &* Widths.seven.rawValue
      let long =
        long(WindowKey(eight, width: 8)) &* Widths.eight.rawValue
        | long(WindowKey(eight, next: next, width: 12)) &* Widths.twelve.rawValue
      let short =
        two(eight) &* Widths.two.rawValue | three(eight) &* Widths.three.rawValue
      return Widths(
        rawValue: prefix(eight) & (Widths.four.rawValue | middle | long) | short)
    }

    @inline(__always)
    private func prefix(_ eight: UInt64) -> UInt32 {
      let place = WindowFilter.prefixPlace(eight)
      let bytes = unsafe base[WindowFilter.prefixStart &+ place &>> 2]
      return bytes &>> UInt32(truncatingIfNeeded: (place & 3) &* 8) & 0xFF
    }

    @inline(__always)
    private func two(_ eight: UInt64) -> UInt32 {
      bit(WindowFilter.twoPlace(eight), from: WindowFilter.twoStart)
    }

    @inline(__always)
    private func three(_ eight: UInt64) -> UInt32 {
      let place = WindowFilter.place(WindowKey(eight, width: 3), bits: WindowFilter.threeBits)
      return bit(place, from: WindowFilter.threeStart)
    }

    @inline(__always)
    private func four(_ eight: UInt64) -> UInt32 {
      bit(WindowFilter.fourPlace(eight), from: WindowFilter.fourStart)
    }

    @inline(__always)
    private func middle(_ key: WindowKey) -> UInt32 {
      let place = WindowFilter.place(key, bits: WindowFilter.middleBits)
      return bit(place, from: WindowFilter.middleStart)
    }

    @inline(__always)
    private func long(_ key: WindowKey) -> UInt32 {
      let place = WindowFilter.place(key, bits: WindowFilter.longBits)
      return bit(place, from: WindowFilter.longStart)
    }

    @inline(__always)
    private func bit(_ place: Int, from start: Int) -> UInt32 {
      unsafe (base[start &+ place &>> 5] &>> UInt32(truncatingIfNeeded: place)) & 1
    }
  }
}
