import DrossText
import DrossUnicode

/// What the lines of a text are known by in a corpus: the hash of what is left of a line when white
/// space, case and look-alikes count for nothing.
package enum LineKeys {
  /// The key of each line of `bytes` that says something, in rising order, each one once.
  ///
  /// - Complexity: O(bytes + n log n).
  package static func keys(of bytes: Span<UInt8>) -> [UInt64] {
    let mark = ByteOrderMark.length(in: bytes)
    let folded = FoldedText(bytes, lines: LineTable(bytes, from: mark))
    let text = folded.bytes
    let found = folded.lines.compactMap {
      key(of: TextView.trimmed($0, in: text.span), in: text.span)
    }
    var keys: [UInt64] = []
    for key in found.sorted() where keys.last != key { keys.append(key) }
    return keys
  }

  /// The key of a folded line without the white space around it; `nil` when it is too short.
  @inline(__always)
  static func key(of line: Range<Int>, in text: Span<UInt8>) -> UInt64? {
    guard line.count >= Repeats.shortestLine else { return nil }
    return UInt64(StableHash.hash(text, line))
  }
}
