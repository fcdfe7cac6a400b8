/// The tokens of pieces that were taken apart before.
///
/// Words come again and again, so nearly all are found here and no pattern looks at them.
struct PieceMemory {
  /// Entries after which everything is forgotten.
  private static let mostEntries = 1 << 17

  private struct Entry {
    /// The bytes of the piece, in `bytes`.
    var bytes: Range<Int32>
    /// Its tokens, in `tokens`.
    var tokens: Range<Int32>
  }

  /// The tokens of all pieces, each counted from the start of its piece.
  private var tokens: [Token] = []
  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  private var hashes: [UInt64] = []
  /// In the lower half the number of an entry and one more, in the upper half a part of its hash; or 0.
  private var slots = [UInt64](repeating: 0, count: 1 << 14)

  /// Appends the tokens of a piece to `found`, counted from the start of the source.
  ///
  /// - Returns: whether the piece is known.
  @inline(__always)
  func appendTokens(
    of source: Span<UInt8>, _ range: Range<Int>, hash: UInt64, to found: inout [Token]
  ) -> Bool {
    let check = Self.check(hash)
    var slot = slot(of: hash)
    while slots[slot] != 0 {
      if slots[slot] & Self.checkMask == check {
        let entry = entries[Int(slots[slot] & ~Self.checkMask) - 1]
        if entry.bytes.count == range.count, equals(entry, source, range) {
          for index in Int(entry.tokens.lowerBound)..<Int(entry.tokens.upperBound) {
            found.append(tokens[index].moved(by: range.lowerBound))
          }
          return true
        }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
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
      hashes.removeAll(keepingCapacity: true)
      for index in slots.indices { slots[index] = 0 }
    }
    let bytesStart = Int32(bytes.count)
    let tokensStart = Int32(tokens.count)
    bytes += piece
    tokens += parts
    entries.append(
      Entry(
        bytes: bytesStart..<Int32(bytes.count),
        tokens: tokensStart..<Int32(tokens.count)))
    place(UInt64(entries.count) | Self.check(hash), hash)
    hashes.append(hash)
    if 2 * entries.count > slots.count { grow() }
  }

  private mutating func place(_ entry: UInt64, _ hash: UInt64) {
    var slot = slot(of: hash)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = entry
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: 2 * slots.count)
    for (index, hash) in hashes.enumerated() { place(UInt64(index + 1) | Self.check(hash), hash) }
  }

  private static let checkMask: UInt64 = 0xFFFF_FFFF_0000_0000

  @inline(__always)
  private static func check(_ hash: UInt64) -> UInt64 { hash & checkMask }

  @inline(__always)
  private func slot(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 20) & (slots.count - 1)
  }
}
