import DrossUnicode

/// Which lines of a text stand in it several times, folded.
struct Repeats {
  /// Lines with fewer folded bytes are not looked at: "–" or "***" may stand anywhere.
  static let shortestLine = 4

  /// For each line which of its copies it is, from 1; 0 for a line that is not looked at.
  private(set) var ordinals: [Int32]
  /// For each line the number of its copies.
  private(set) var counts: [Int32]
  /// The lines that stand several times, in order.
  private(set) var repeatedLines: [Int32] = []

  /// - Complexity: O(bytes).
  init(of view: TextView) {
    let bytes = view.folded.bytes
    let text = bytes.span
    ordinals = Array(repeating: 0, count: view.shapes.count)
    counts = ordinals
    var capacity = 16
    while capacity < view.contentLines.count * 2 { capacity *= 2 }
    // Open addressing: each slot holds the first line of its kind, or -1.
    var slots = [Int32](repeating: -1, count: capacity)
    var firsts = ordinals
    for content in view.contentLines {
      let line = Int(content)
      let range = view.trimmed(view.folded.lines[line])
      guard range.count >= Self.shortestLine else { continue }
      var slot = Int(truncatingIfNeeded: StableHash.hash(text, range)) & (capacity - 1)
      while slots[slot] >= 0, !Self.same(Int(slots[slot]), range, in: view) {
        slot = (slot + 1) & (capacity - 1)
      }
      if slots[slot] < 0 { slots[slot] = content }
      let first = slots[slot]
      firsts[line] = first
      counts[Int(first)] += 1
      ordinals[line] = counts[Int(first)]
    }
    for content in view.contentLines where ordinals[Int(content)] > 0 {
      counts[Int(content)] = counts[Int(firsts[Int(content)])]
      if counts[Int(content)] > 1 { repeatedLines.append(content) }
    }
  }

  private static func same(_ line: Int, _ range: Range<Int>, in view: TextView) -> Bool {
    let text = view.folded.bytes
    let other = view.trimmed(view.folded.lines[line])
    guard other.count == range.count else { return false }
    for offset in 0..<range.count
    where text[other.lowerBound + offset] != text[range.lowerBound + offset] { return false }
    return true
  }
}
