extension LiteralFinder {
  /// Windows of eight widths; a literal has the widest that fits.
  struct Tables: Sendable {
    let table: WindowTable
    let filter: WindowFilter
    /// Whether there are windows of three or two bytes.
    let hasShort: Bool

    /// Whether there is nothing to look for.
    var isEmpty: Bool { table.isEmpty }

    /// The tables of `windows`, which are in order of key.
    init(_ windows: [Window], _ leads: Leads) {
      var maker = Maker(count: windows.count)
      for window in windows { maker.add(window, leads[window.entry]) }
      self = maker.finish()
    }

    init(table: WindowTable, filter: WindowFilter, hasShort: Bool) {
      self.table = table
      self.filter = filter
      self.hasShort = hasShort
    }

    /// Takes in windows one by one.
    struct Maker {
      private var records: [WindowTable.Record] = []
      private var filter = WindowFilter()
      private var hasShort = false
      private var last: WindowKey?

      init(count: Int) { records.reserveCapacity(count) }

      /// Adds a window; those with the same key come one behind the other.
      @inline(__always)
      mutating func add(_ window: Window, _ lead: Lead) {
        if last != window.key {
          last = window.key
          filter.add(window)
          hasShort = hasShort || window.width < 4
        }
        records.append(WindowTable.Record(key: window.key.value, lead: lead))
      }

      /// The tables.
      func finish() -> Tables {
        Tables(table: WindowTable(records), filter: filter, hasShort: hasShort)
      }

      /// The tables of windows that came in order of bucket; `nil` if there are no buckets of these sizes.
      func finish(sizes: [Int32]) -> Tables? {
        WindowTable(records, sizes: sizes).map {
          Tables(table: $0, filter: filter, hasShort: hasShort)
        }
      }
    }

    /// How many widths there are.
    static let widthCount = 8

    /// Tables in reach.
    struct Reader {
      let filter: WindowFilter.Reader
      let table: WindowTable.Reader
    }

    /// Calls `body` with the tables where a loop can reach them at no cost.
    @inline(__always)
    func withReader(_ body: (Reader) -> Void) {
      filter.withReader { filter in
        table.withReader { body(Reader(filter: filter, table: $0)) }
      }
    }
  }

  /// A window of a literal.
  struct Window: Sendable {
    let key: WindowKey
    /// Its first eight bytes, or all of a shorter one, little-endian.
    let first: UInt64
    let width: Int
    let entry: WindowTable.Entry

    /// The window of `width` bytes of a literal.
    @inline(__always)
    init(of texts: LiteralTexts, width: Int, _ entry: WindowTable.Entry) {
      let offset = Int(entry.offset)
      first = texts.eight(of: entry.literal, from: offset) & LiteralTexts.mask(width)
      let next = width > 8 ? texts.eight(of: entry.literal, from: offset + 8) : 0
      key = WindowKey(first, next: UInt32(truncatingIfNeeded: next), width: width)
      self.width = width
      self.entry = entry
    }

    /// The window that `bytes` are.
    init(_ bytes: ArraySlice<UInt8>, _ entry: WindowTable.Entry) {
      key = WindowKey(of: bytes)
      first = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
      width = bytes.count
      self.entry = entry
    }

    /// A window of at most seven bytes from its key; `nil` when no such window has that key.
    init?(filled key: WindowKey, _ entry: WindowTable.Entry) {
      guard let width = key.shortWidth else { return nil }
      self.key = key
      first = key.value & (1 << UInt64(width * 8) - 1)
      self.width = width
      self.entry = entry
    }
  }
}

extension LiteralFinder.Tables {
  /// Gathers windows.
  struct Builder {
    private var windows: [LiteralFinder.Window] = []

    /// Adds a literal by the first bytes of the word or the mark at `offset`.
    mutating func add(_ literal: [UInt8], from offset: Int, as id: LiteralFinder.LiteralID) {
      let width = Self.width(literal.count - offset)
      add(
        literal[offset..<offset + width], atLeast: 2,
        WindowTable.Entry(literal: id, offset: Int32(offset)))
    }

    /// Adds a window, filled up to `least` bytes with whatever may stand behind it: behind a single letter or
    /// digit no other one.
    private mutating func add(
      _ bytes: ArraySlice<UInt8>, atLeast least: Int, _ entry: WindowTable.Entry
    ) {
      guard bytes.count < least else {
        windows.append(LiteralFinder.Window(bytes, entry))
        return
      }
      let isSingle = bytes.count == 1 && bytes.allSatisfy(FoldedWords.isASCIIWordByte)
      for next in UInt8.min...UInt8.max where !(isSingle && FoldedWords.isASCIIWordByte(next)) {
        add(ArraySlice(Array(bytes) + [next]), atLeast: least, entry)
      }
    }

    /// The width of the window for a literal with `left` bytes from the start of its word.
    static func width(_ left: Int) -> Int {
      left >= 12 ? 12 : left >= 8 ? 8 : left
    }

    /// Where in the literal the word starts whose window is rarest, and the bits of surprise of that; one
    /// with fewer than three bytes behind it only if there is no other.
    ///
    /// The start of the literal is the start of a word only if it is at a border. Each character beyond ASCII
    /// counts as a word.
    static func rarestWord(of literal: [UInt8], isBordered: Bool) -> (offset: Int, bits: Int)? {
      var best: (offset: Int, bits: Int)?
      for offset in literal.indices
      where FoldedWords.isWordByte(literal[offset]) && literal[offset] & 0xC0 != 0x80 {
        if literal[offset] < 0x80 {
          let isBehindNoLetter =
            offset == 0 ? isBordered : !(0x61...0x7A).contains(literal[offset - 1])
          guard isBehindNoLetter else { continue }
        }
        let left = literal.count - offset
        guard offset == 0 || left >= 2 else { continue }
        let bits =
          left < 3 ? 0 : Rarity.bits(of: literal[offset..<offset + width(left)])
        if bits > best?.bits ?? -1 { best = (offset, bits) }
      }
      return best
    }

    /// Where in the literal the rarest of its marks is that stand seldom in running text.
    static func rarestMark(of literal: [UInt8]) -> Int? {
      literal.indices.filter { Rarity.bits(ofMark: literal[$0]) != nil }
        .max { (Rarity.bits(ofMark: literal[$0]) ?? 0) < (Rarity.bits(ofMark: literal[$1]) ?? 0) }
    }

    /// Adds a literal by its rarest four bytes in a row, so that it is found at every `step`-th place of a
    /// text; hardly one has fewer than three.
    mutating func addAnywhere(_ literal: [UInt8], step: Int, as id: LiteralFinder.LiteralID) {
      let width = min(4, literal.count)
      let first = Self.rarestWindows(of: literal, width: width, step: step)
      for offset in first..<first + step {
        let entry = WindowTable.Entry(literal: id, offset: Int32(offset))
        add(literal[offset..<offset + width], atLeast: width < 3 ? 2 : 4, entry)
      }
    }

    /// Where the rarest `step` windows one after the other start.
    private static func rarestWindows(of literal: [UInt8], width: Int, step: Int) -> Int {
      var best = 0
      var mostBits = -1
      for first in 0...literal.count - width - step + 1 {
        let bits = (first..<first + step).reduce(0) {
          $0 + Rarity.bits(of: literal[$1..<$1 + width])
        }
        if bits > mostBits {
          best = first
          mostBits = bits
        }
      }
      return best
    }

    /// All windows, or those of some literals, in order of key.
    func finish(where isWanted: (LiteralFinder.LiteralID) -> Bool = { _ in true })
      -> [LiteralFinder.Window]
    {
      windows.filter { isWanted($0.entry.literal) }
        .sorted { ($0.key.value, $0.entry.literal) < ($1.key.value, $1.entry.literal) }
    }
  }
}
