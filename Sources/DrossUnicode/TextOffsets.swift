package import DrossText

/// Which place of an edited text is which place of its source, and back.
///
/// Made of an edit plan; to be kept beside the edited text. Text that an edit put in stands for all that the
/// edit replaced: there is nothing in between to point at.
package struct TextOffsets: Sendable {
  /// Ranges that stand for each other.
  private struct Pair {
    let source: TextRange
    let output: TextRange

    subscript(side: Side) -> TextRange { side == .source ? source : output }
  }

  private enum Side {
    case source
    case output
  }

  /// One for each edit, in order.
  private let pairs: [Pair]

  /// The offsets of what `plan` makes of its source.
  ///
  /// - Complexity: O(edits).
  package init(_ plan: EditPlan) {
    var shift = 0
    pairs = plan.edits.map { edit in
      let start = edit.range.start + shift
      shift += edit.replacement.count - edit.range.count
      return Pair(
        source: edit.range, output: TextRange(start, start + edit.replacement.count))
    }
  }

  /// The bytes of the source that bytes of the output came from.
  ///
  /// A range that touches text which an edit put in covers all that the edit replaced. What was removed
  /// inside the range is covered; what was removed at its ends is not.
  ///
  /// - Complexity: O(log edits).
  package func source(ofOutput range: TextRange) -> TextRange {
    mapped(range, from: .output, to: .source)
  }

  /// The bytes of the output that bytes of the source became; empty where they were removed.
  ///
  /// - Complexity: O(log edits).
  package func output(ofSource range: TextRange) -> TextRange {
    mapped(range, from: .source, to: .output)
  }

  private func mapped(
    _ range: TextRange, from: Side, to: Side
  ) -> TextRange {
    let start = start(range.start, from, to)
    let end = range.isEmpty ? start : end(range.end, from, to)
    return TextRange(start, max(start, end))
  }

  /// Where a range starts that starts at `offset`: behind what was removed there.
  private func start(
    _ offset: Int, _ from: Side, _ to: Side
  ) -> Int {
    let index = count { $0[from].start <= offset }
    guard index > 0 else { return offset }
    let pair = pairs[index - 1]
    if offset < pair[from].end { return pair[to].start }
    return offset - pair[from].end + pair[to].end
  }

  /// Where a range ends that ends at `offset`: before what was removed there.
  private func end(
    _ offset: Int, _ from: Side, _ to: Side
  ) -> Int {
    let index = count { $0[from].start < offset }
    guard index > 0 else { return offset }
    let pair = pairs[index - 1]
    if offset < pair[from].end { return pair[to].end }
    return offset - pair[from].end + pair[to].end
  }

  /// The number of pairs for which `isBefore` holds, which it does up to some pair and then no more.
  private func count(where isBefore: (Pair) -> Bool) -> Int {
    var low = 0
    var high = pairs.count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(pairs[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
