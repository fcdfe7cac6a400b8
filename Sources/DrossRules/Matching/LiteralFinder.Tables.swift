extension LiteralFinder {
  /// Windows of five widths; a literal has the widest that fits.
  struct Tables: Sendable {
    let eights: WindowTable
    let fives: WindowTable
    let fours: WindowTable
    let threes: WindowTable
    let twos: WindowTable
    /// Whether there is nothing to look for.
    let isEmpty: Bool
    /// Whether there are windows of three bytes.
    var hasThrees: Bool { !threes.isEmpty }

    init(
      _ eights: WindowTable, _ fives: WindowTable, _ fours: WindowTable, _ threes: WindowTable,
      _ twos: WindowTable
    ) {
      self.eights = eights
      self.fives = fives
      self.fours = fours
      self.threes = threes
      self.twos = twos
      isEmpty =
        eights.isEmpty && fives.isEmpty && fours.isEmpty && threes.isEmpty && twos.isEmpty
    }

    /// Calls `body` with each literal of which the bytes of `window` are, or start with, the window.
    ///
    /// - Parameter widths: what `Bitmaps.widths(of:)` says.
    @inline(__always)
    func forEachEntry(
      of window: UInt64, _ widths: UInt32, _ body: (WindowTable.Entry) -> Void
    ) {
      if widths & 1 != 0 { eights.forEachEntry(of: window, body) }
      if widths & 2 != 0 { fives.forEachEntry(of: window & fives.mask, body) }
      if widths & 4 != 0 { fours.forEachEntry(of: window & fours.mask, body) }
      if widths & 8 != 0 { threes.forEachEntry(of: window & threes.mask, body) }
      if widths & 16 != 0 { twos.forEachEntry(of: window & twos.mask, body) }
    }
  }
}

extension LiteralFinder.Tables {
  /// The bitmaps of the tables, where a loop can reach them at no cost.
  @safe struct Bitmaps: ~Copyable {
    fileprivate let eights: UnsafePointer<UInt32>
    fileprivate let fives: UnsafePointer<UInt32>
    fileprivate let fours: UnsafePointer<UInt32>
    fileprivate let threes: UnsafePointer<UInt32>
    fileprivate let twos: UnsafePointer<UInt32>

    /// In which tables a window may be that starts with the bytes of `window`: bit 0 for eight of them,
    /// bit 1 for five, bit 2 for four, bit 3 for three, bit 4 for two.
    @inline(__always)
    func widths(of window: UInt64) -> UInt32 {
      unsafe Self.bit(window, eights) | Self.bit(window & 0xFF_FFFF_FFFF, fives) &<< 1
        | Self.bit(window & 0xFFFF_FFFF, fours) &<< 2 | Self.bit(window & 0xFF_FFFF, threes) &<< 3
        | Self.bit(window & 0xFFFF, twos) &<< 4
    }

    /// Whether a window of four bytes may be there.
    @inline(__always)
    func holdFour(_ window: UInt64) -> Bool {
      unsafe Self.bit(window & 0xFFFF_FFFF, fours) != 0
    }

    /// Whether a window of three bytes may be there.
    @inline(__always)
    func holdThree(_ window: UInt64) -> Bool {
      unsafe Self.bit(window & 0xFF_FFFF, threes) != 0
    }

    @inline(__always)
    private static func bit(_ window: UInt64, _ bitmap: UnsafePointer<UInt32>) -> UInt32 {
      let place = WindowTable.place(WindowTable.hash(window))
      return unsafe (bitmap[place &>> 5] &>> UInt32(truncatingIfNeeded: place)) & 1
    }
  }

  /// Calls `body` with the bitmaps.
  @inline(__always)
  func withBitmaps(_ body: (borrowing Bitmaps) -> Void) {
    unsafe eights.bitmap.withUnsafeBufferPointer { eight in
      unsafe fives.bitmap.withUnsafeBufferPointer { five in
        unsafe fours.bitmap.withUnsafeBufferPointer { four in
          unsafe threes.bitmap.withUnsafeBufferPointer { three in
            unsafe twos.bitmap.withUnsafeBufferPointer { two in
              // A bitmap is never empty.
              guard let eight = eight.baseAddress, let five = five.baseAddress,
                let four = four.baseAddress, let three = three.baseAddress,
                let two = two.baseAddress
              else { return }
              body(
                unsafe Bitmaps(eights: eight, fives: five, fours: four, threes: three, twos: two))
            }
          }
        }
      }
    }
  }
}

extension LiteralFinder.Tables {
  /// Gathers windows.
  struct Builder {
    private var eights: [(window: UInt64, entry: WindowTable.Entry)] = []
    private var fives: [(window: UInt64, entry: WindowTable.Entry)] = []
    private var fours: [(window: UInt64, entry: WindowTable.Entry)] = []
    private var threes: [(window: UInt64, entry: WindowTable.Entry)] = []
    private var twos: [(window: UInt64, entry: WindowTable.Entry)] = []

    /// Adds a literal by the first bytes of the word at `offset`.
    mutating func addAtWord(_ literal: [UInt8], offset: Int, as id: LiteralFinder.LiteralID) {
      let left = literal.count - offset
      let width = left >= 8 ? 8 : min(left, 5)
      let entry = WindowTable.Entry(literal: id, offset: Int32(offset))
      let window = Self.window(of: literal[offset..<offset + width])
      switch width {
      case 8: eights.append((window, entry))
      case 5: fives.append((window, entry))
      case 4: fours.append((window, entry))
      case 3: threes.append((window, entry))
      default: twos += Self.filled(window, from: width, to: 2).map { ($0, entry) }
      }
    }

    /// Where in the literal the word starts whose first eight, five, four or three bytes are rarest, and the bits of
    /// surprise of these; one with fewer than three bytes behind it only if there is no other.
    ///
    /// The start of the literal is the start of a word only if it is at a border. Each byte beyond ASCII
    /// counts as a word.
    static func rarestWord(of literal: [UInt8], isBordered: Bool) -> (offset: Int, bits: Int)? {
      var best: (offset: Int, bits: Int)?
      for offset in literal.indices where FoldedWords.isWordByte(literal[offset]) {
        if literal[offset] < 0x80 {
          let isBehindNoLetter =
            offset == 0 ? isBordered : !(0x61...0x7A).contains(literal[offset - 1])
          guard isBehindNoLetter else { continue }
        }
        let left = literal.count - offset
        guard offset == 0 || left >= 2 else { continue }
        let bits =
          left < 3
          ? 0 : Rarity.bits(of: literal[offset..<offset + (left < 8 ? min(left, 5) : 8)])
        if bits > best?.bits ?? -1 { best = (offset, bits) }
      }
      return best
    }

    /// Adds a literal by its rarest four bytes in a row; hardly one has fewer than three.
    mutating func addAnywhere(_ literal: [UInt8], as id: LiteralFinder.LiteralID) {
      let width = min(4, literal.count)
      let offset = Self.rarestWindow(of: literal, width: width)
      let entry = WindowTable.Entry(literal: id, offset: Int32(offset))
      let window = Self.window(of: literal[offset..<offset + width])
      if width < 3 {
        threes += Self.short(window, width).map { ($0, entry) }
      } else {
        fours += Self.filled(window, from: width, to: 4).map { ($0, entry) }
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
        WindowTable(width: 8, eights), WindowTable(width: 5, fives), WindowTable(width: 4, fours),
        WindowTable(width: 3, threes), WindowTable(width: 2, twos))
    }

    /// The window as a little-endian number.
    private static func window(of bytes: ArraySlice<UInt8>) -> UInt64 {
      bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The windows of two bytes for one of two or one.
    private static func short(_ window: UInt64, _ width: Int) -> [UInt64] {
      filled(window, from: width, to: 2).map { $0 | WindowTable.shortBit }
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
