/// Literals by a mark of ASCII that they hold, such as `{` or `@`.
struct MarkTable: Sendable {
  /// For each byte of ASCII where its entries start; one more for the end.
  let starts: [Int32]
  let entries: [WindowTable.Entry]
  /// A bit for each byte of ASCII that has entries.
  let low: UInt64
  let high: UInt64

  /// Whether there is nothing to look for.
  var isEmpty: Bool { entries.isEmpty }

  /// Whether there are entries for `byte`, one of ASCII.
  @inline(__always)
  func holds(_ byte: UInt8) -> Bool {
    let bits = byte < 64 ? low : high
    return (bits &>> UInt64(byte & 63)) & 1 != 0
  }

  /// The literals that are looked for at `byte`.
  @inline(__always)
  func entries(of byte: UInt8) -> ArraySlice<WindowTable.Entry> {
    entries[Int(starts[Int(byte)])..<Int(starts[Int(byte) + 1])]
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

    func finish() -> MarkTable {
      var starts: [Int32] = [0]
      var low: UInt64 = 0
      var high: UInt64 = 0
      for (byte, entries) in ofMark.enumerated() {
        starts.append((starts.last ?? 0) + Int32(entries.count))
        guard !entries.isEmpty else { continue }
        if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
      }
      return MarkTable(starts: starts, entries: ofMark.flatMap { $0 }, low: low, high: high)
    }
  }
}
