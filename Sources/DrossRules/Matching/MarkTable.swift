/// Literals by a mark of ASCII that they hold, such as `{` or `@`.
struct MarkTable: Sendable {
  /// For each byte of ASCII where its leads start; one more for the end.
  let starts: [Int32]
  private let leads: [LiteralFinder.Lead]
  /// A bit for each byte of ASCII that has leads.
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// The table of the literals of each byte.
  init(_ ofMark: [[WindowTable.Entry]], _ leads: LiteralFinder.Leads) {
    var starts: [Int32] = [0]
    for (byte, entries) in ofMark.enumerated() {
      starts.append((starts.last ?? 0) + Int32(entries.count))
      guard !entries.isEmpty else { continue }
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
    }
    self.starts = starts
    self.leads = ofMark.joined().map { leads[$0] }
  }

  /// Whether there is nothing to look for.
  var isEmpty: Bool { leads.isEmpty }

  /// The literals in order of byte.
  var entries: [WindowTable.Entry] { leads.map(\.entry) }

  /// The literals of each byte of ASCII.
  var byMark: [[WindowTable.Entry]] {
    (0..<128).map { leads(of: UInt8($0)).map(\.entry) }
  }

  /// Whether there are leads for `byte`, one of ASCII.
  @inline(__always)
  func holds(_ byte: UInt8) -> Bool {
    let bits = byte < 64 ? low : high
    return (bits &>> UInt64(byte & 63)) & 1 != 0
  }

  /// The literals that are looked for at `byte`.
  @inline(__always)
  func leads(of byte: UInt8) -> ArraySlice<LiteralFinder.Lead> {
    leads[Int(starts[Int(byte)])..<Int(starts[Int(byte) + 1])]
  }

  /// Whether a byte is neither letter nor digit nor space, and one of ASCII.
  static func isMark(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x80 && !FoldedWords.isWordByte(byte)
  }

  /// Gathers literals.
  struct Builder {
    private var ofMark = [[WindowTable.Entry]](repeating: [], count: 128)

    /// Adds a literal that holds a mark, by the one that stands most seldom.
    mutating func add(_ literal: [UInt8], as id: LiteralFinder.LiteralID) {
      var best = 0
      var mostBits = -1
      for (offset, byte) in literal.enumerated() where MarkTable.isMark(byte) {
        let bits = Rarity.bits(ofMark: byte) ?? 0
        if bits > mostBits {
          best = offset
          mostBits = bits
        }
      }
      ofMark[Int(literal[best])].append(WindowTable.Entry(literal: id, offset: Int32(best)))
    }

    /// The literals of each byte of ASCII.
    func finish() -> [[WindowTable.Entry]] { ofMark }
  }
}
