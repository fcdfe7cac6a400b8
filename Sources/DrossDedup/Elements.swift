package import DrossText
import DrossUnicode

/// What a text is compared by: its words, and single letters where words are not told apart by spaces.
///
/// Taken from the folded text, so that case, width, typography and invisible characters hide no copy.
/// A word is a run of letters, marks and digits; a letter of Han, Kana, Thai, Lao, Khmer or Myanmar is an
/// element of its own, with the marks behind it. Everything else separates.
package struct Elements: Sendable {
  /// The hash of each element, the same in every version that shares a schema.
  package let hashes: [UInt64]
  private let starts: [Int]
  private let ends: [Int]
  private let folded: FoldedText

  /// The number of elements.
  package var count: Int { hashes.count }

  /// Takes `source` apart.
  ///
  /// - Complexity: O(bytes).
  package init(_ source: Span<UInt8>) {
    folded = FoldedText(source, lines: LineTable(source))
    let bytes = folded.bytes
    var hashes: [UInt64] = []
    var starts: [Int] = []
    var ends: [Int] = []
    let capacity = bytes.count / 5
    hashes.reserveCapacity(capacity)
    starts.reserveCapacity(capacity)
    ends.reserveCapacity(capacity)
    ElementScan.forEach(bytes.span) { hash, start, end in
      hashes.append(hash)
      starts.append(start)
      ends.append(end)
    }
    self.hashes = hashes
    self.starts = starts
    self.ends = ends
  }

  /// The source bytes of the elements `range`, from the first one's start to the last one's end.
  ///
  /// - Precondition: `range` is not empty.
  package func sourceRange(_ range: Range<Int>) -> TextRange {
    folded.sourceRange(starts[range.lowerBound]..<ends[range.upperBound - 1])
  }
}
