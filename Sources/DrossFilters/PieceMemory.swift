/// The tokens of pieces that were taken apart before.
///
/// Words come again and again, so nearly all are found here and no pattern looks at them.
struct PieceMemory {
  /// Entries after which everything is forgotten.
  private static let mostEntries = 1 << 17

  private struct Entry {
    var hash: UInt64
    /// The bytes of the piece, in `bytes`.
    var bytes: Range<Int32>
    /// Its tokens, in `tokens`.
    var tokens: Range<Int32>
  }

  /// The tokens of all pieces, each counted from the start of its piece.
  private(set) var tokens: [Token] = []
  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// The number of an entry and one more, or 0.
  private var slots = [Int32](repeating: 0, count: 1 << 18)

  /// Where in `tokens` those of a piece are; empty for a piece that is not known.
  @inline(__always)
  func find(_ source: Span<UInt8>, _ range: Range<Int>, hash: UInt64) -> Range<Int> {
    var slot = slot(of: hash)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash, entry.bytes.count == range.count, equals(entry, source, range) {
        return Int(entry.tokens.lowerBound)..<Int(entry.tokens.upperBound)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return 0..<0
  }

  private func equals(_ entry: Entry, _ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = Int(entry.bytes.lowerBound)
    var offset = 0
    while offset < range.count {
      if bytes[start + offset] != source[range.lowerBound + offset] { return false }
      offset += 1
    }
    return true
  }

  /// Remembers the tokens of a piece that is not known.
  mutating func insert(_ piece: [UInt8], _ parts: [Token], hash: UInt64) {
    if entries.count >= Self.mostEntries {
      tokens.removeAll(keepingCapacity: true)
      bytes.removeAll(keepingCapacity: true)
      entries.removeAll(keepingCapacity: true)
      for index in slots.indices { slots[index] = 0 }
    }
    let bytesStart = Int32(bytes.count)
    let tokensStart = Int32(tokens.count)
    bytes += piece
    tokens += parts
    entries.append(
      Entry(
        hash: hash, bytes: bytesStart..<Int32(bytes.count),
        tokens: tokensStart..<Int32(tokens.count)))
    var slot = slot(of: hash)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(entries.count)
  }

  @inline(__always)
  private func slot(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 20) & (slots.count - 1)
  }
}
