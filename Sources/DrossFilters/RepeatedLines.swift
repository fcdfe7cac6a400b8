/// The lines that stand in several documents of a corpus, known by their hashes.
///
/// Takes 8 bytes for a line of a table that is at most two thirds full.
package struct RepeatedLines: Sendable {
  /// Hashes without their lowest bit, which says whether a second document has the line; 0 is no line.
  private var slots = [UInt64](repeating: 0, count: 1 << 10)
  private var count = 0

  /// No lines.
  package init() {}

  /// The hashes of the lines of a document, each once.
  ///
  /// - Complexity: O(bytes).
  package static func lines(of document: [UInt8]) -> Set<UInt64> {
    var key = LineKey()
    let text = document.span
    var hashes: Set<UInt64> = []
    for line in PythonText.splitFeeds(text) {
      hashes.insert(key.hash(text, line))
    }
    return hashes
  }

  /// Counts a document.
  ///
  /// - Parameter lines: what `lines(of:)` says about it. The order of documents does not matter.
  package mutating func add(_ lines: Set<UInt64>) {
    for hash in lines {
      if 3 * (count + 1) > 2 * slots.count { grow() }
      let slot = slot(of: hash)
      if slots[slot] == 0 {
        slots[slot] = Self.key(hash)
        count += 1
      } else {
        slots[slot] |= 1
      }
    }
  }

  /// Whether several documents have the line.
  func has(_ hash: UInt64) -> Bool { slots[slot(of: hash)] & 1 == 1 }

  private static func key(_ hash: UInt64) -> UInt64 { hash & ~1 == 0 ? 2 : hash & ~1 }

  /// The slot of a line, or the free one where it would be.
  private func slot(of hash: UInt64) -> Int {
    let key = Self.key(hash)
    var slot = Int(truncatingIfNeeded: key >> 1) & (slots.count - 1)
    while slots[slot] != 0, slots[slot] & ~1 != key { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: 2 * old.count)
    for entry in old where entry != 0 { slots[slot(of: entry)] = entry }
  }
}
