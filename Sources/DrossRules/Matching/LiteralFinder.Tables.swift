extension LiteralFinder {
  /// Windows of three widths; a literal has the widest that fits.
  struct Tables: Sendable {
    private let eights: WindowTable
    private let fours: WindowTable
    private let threes: WindowTable
    /// Whether there is nothing to look for.
    let isEmpty: Bool
    /// Whether there are windows of three bytes.
    var hasThrees: Bool { !threes.isEmpty }

    private init(_ eights: WindowTable, _ fours: WindowTable, _ threes: WindowTable) {
      self.eights = eights
      self.fours = fours
      self.threes = threes
      isEmpty = eights.isEmpty && fours.isEmpty && threes.isEmpty
    }

    /// Calls `body` with each literal of which the bytes of `window` are, or start with, the window.
    @inline(__always)
    func forEachEntry(of window: UInt64, _ body: (WindowTable.Entry) -> Void) {
      for index in eights.entries(of: window) { body(eights[index]) }
      for index in fours.entries(of: window & fours.mask) { body(fours[index]) }
      for index in threes.entries(of: window & threes.mask) { body(threes[index]) }
    }
  }
}

extension LiteralFinder.Tables {
  /// The bitmaps of the tables, where a loop can reach them at no cost.
  @safe struct Bitmaps: ~Copyable {
    fileprivate let eights: UnsafeBufferPointer<UInt32>
    fileprivate let fours: UnsafeBufferPointer<UInt32>
    fileprivate let threes: UnsafeBufferPointer<UInt32>

    /// Whether a window may start with the bytes of `window`.
    @inline(__always)
    func mayHold(_ window: UInt64) -> Bool {
      unsafe Self.isSet(window, eights) || Self.isSet(window & 0xFFFF_FFFF, fours)
        || Self.isSet(window & 0xFF_FFFF, threes)
    }

    /// The same for windows of eight and four bytes alone.
    @inline(__always)
    func mayHoldWide(_ window: UInt64) -> Bool {
      unsafe Self.isSet(window, eights) || Self.isSet(window & 0xFFFF_FFFF, fours)
    }

    /// The same for windows of three bytes alone.
    @inline(__always)
    func mayHoldThree(_ window: UInt64) -> Bool {
      unsafe Self.isSet(window & 0xFF_FFFF, threes)
    }

    @inline(__always)
    private static func isSet(_ window: UInt64, _ bitmap: UnsafeBufferPointer<UInt32>) -> Bool {
      let place = WindowTable.place(WindowTable.hash(window))
      return unsafe bitmap[place &>> 5] & (1 &<< UInt32(truncatingIfNeeded: place)) != 0
    }
  }

  /// Calls `body` with the bitmaps.
  @inline(__always)
  func withBitmaps(_ body: (borrowing Bitmaps) -> Void) {
    unsafe eights.bitmap.withUnsafeBufferPointer { eight in
      unsafe fours.bitmap.withUnsafeBufferPointer { four in
        unsafe threes.bitmap.withUnsafeBufferPointer { three in
          body(
            unsafe Bitmaps(
              eights: eight, fours: four, threes: three))
        }
      }
    }
  }
}

extension LiteralFinder.Tables {
  /// Gathers windows.
  struct Builder {
    private var eights: [(window: UInt64, entry: WindowTable.Entry)] = []
    private var fours: [(window: UInt64, entry: WindowTable.Entry)] = []
    private var threes: [(window: UInt64, entry: WindowTable.Entry)] = []

    /// Adds a literal by the first bytes of its rarest word.
    mutating func addAtWord(_ literal: [UInt8], as id: LiteralFinder.LiteralID) {
      let offset = Self.rarestWord(of: literal)
      let left = literal.count - offset
      let width = left >= 8 ? 8 : left >= 4 ? 4 : left
      let entry = WindowTable.Entry(literal: id, offset: Int32(offset))
      let windows = Self.spellings(of: literal[offset..<offset + width])
      switch width {
      case 8: eights += windows.map { ($0, entry) }
      case 4: fours += windows.map { ($0, entry) }
      default: threes += windows.flatMap { Self.filled($0, from: width, to: 3) }.map { ($0, entry) }
      }
    }

    /// Where in the literal the word starts whose first eight bytes are rarest; a start with fewer than
    /// four bytes behind it only if there is no other.
    private static func rarestWord(of literal: [UInt8]) -> Int {
      var best = 0
      var mostBits = -1
      for offset in literal.indices where offset == 0 || literal[offset - 1] == 0x20 {
        guard FoldedWords.isWordByte(literal[offset]) else { continue }
        let end = min(offset + 8, literal.count)
        let bits = end - offset < 4 ? 0 : Rarity.bits(of: literal[offset..<end])
        if bits > mostBits {
          best = offset
          mostBits = bits
        }
      }
      return best
    }

    /// Adds literals by their rarest eight or four bytes in a row; few enough of three bytes come here
    /// for any fourth byte to stand behind them.
    mutating func addAnywhere(_ literal: [UInt8], as id: LiteralFinder.LiteralID) {
      let width = literal.count >= 8 ? 8 : min(4, literal.count)
      let offset = Self.rarestWindow(of: literal, width: width)
      let entry = WindowTable.Entry(literal: id, offset: Int32(offset))
      let windows = Self.spellings(of: literal[offset..<offset + width])
      switch width {
      case 8: eights += windows.map { ($0, entry) }
      case 3, 4:
        fours += windows.flatMap { Self.filled($0, from: width, to: 4) }.map { ($0, entry) }
      default: threes += windows.flatMap { Self.filled($0, from: width, to: 3) }.map { ($0, entry) }
      }
    }

    private static func rarestWindow(of literal: [UInt8], width: Int) -> Int {
      var best = 0
      var mostBits = -1
      for offset in 0...literal.count - width {
        let bits = Rarity.bits(of: literal[offset..<offset + width])
        if bits > mostBits {
          best = offset
          mostBits = bits
        }
      }
      return best
    }

    func finish() -> LiteralFinder.Tables {
      LiteralFinder.Tables(
        WindowTable(width: 8, eights), WindowTable(width: 4, fours), WindowTable(width: 3, threes))
    }

    /// The window as a little-endian number, with each of its spaces as a space and as LF.
    private static func spellings(of window: ArraySlice<UInt8>) -> [UInt64] {
      var spellings: [UInt64] = [0]
      for (index, byte) in window.enumerated() {
        let shift = UInt64(index * 8)
        let plain = spellings.map { $0 | UInt64(byte) << shift }
        spellings = byte == 0x20 ? plain + spellings.map { $0 | 0x0A << shift } : plain
      }
      return spellings
    }

    /// A window of `width` bytes filled up to `wanted` with whatever may stand behind it: behind a
    /// single byte no letter or digit.
    private static func filled(_ window: UInt64, from width: Int, to wanted: Int) -> [UInt64] {
      guard width < wanted else { return [window] }
      let next = (UInt64(0)...255).filter { width > 1 || !FoldedWords.isASCIIWordByte(UInt8($0)) }
      return next.flatMap {
        filled(window | $0 << UInt64(width * 8), from: width + 1, to: wanted)
      }
    }
  }
}
