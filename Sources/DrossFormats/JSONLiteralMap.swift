package import DrossText
import Glibc

/// Where each byte of a decoded string stands in the literal it was decoded from.
///
/// Nothing is kept but the escapes, and of escapes that follow each other with the same lengths
/// only the first. So a literal without escapes costs nothing. Build one only for a text with
/// edits.
package struct JSONLiteralMap: Sendable {
  /// Escapes one after the other, each `rawUnit` bytes long and decoded to `decodedUnit` bytes.
  private struct Run {
    let decoded: Int
    let raw: Int
    let decodedUnit: Int
    let rawUnit: Int
    var count: Int

    var decodedEnd: Int { decoded + count * decodedUnit }
    var rawEnd: Int { raw + count * rawUnit }
  }

  private let start: Int
  private var runs: [Run] = []

  /// The map of `literal`, which was found in `record`.
  ///
  /// - Complexity: O(bytes).
  package init(_ literal: JSONLiteral, in record: Span<UInt8>) {
    start = literal.range.start
    guard literal.hasEscapes else { return }
    let raw = record.extracting(literal.range.range)
    var position = 0
    var decoded = 0
    while true {
      let plain = JSONLiteral.plainCount(raw, from: position)
      position += plain
      decoded += plain
      guard position < raw.count else { return }
      let escape = JSONEscape(raw, at: position)
      if let last = runs.last, last.rawEnd == position, last.rawUnit == escape.rawCount,
        last.decodedUnit == escape.decodedCount
      {
        runs[runs.count - 1].count += 1
      } else {
        runs.append(
          Run(
            decoded: decoded, raw: position, decodedUnit: escape.decodedCount,
            rawUnit: escape.rawCount, count: 1))
      }
      position += escape.rawCount
      decoded += escape.decodedCount
    }
  }

  /// The bytes of the record that stand for `range` of the decoded string.
  ///
  /// A range that starts or ends inside what one escape stands for takes in the whole escape.
  ///
  /// - Complexity: O(log escapes).
  package func rawRange(of range: TextRange) -> TextRange {
    TextRange(
      place(of: range.start, roundingUp: false).raw, place(of: range.end, roundingUp: true).raw)
  }

  /// The same range, grown to whole escapes.
  func whole(_ range: TextRange) -> TextRange {
    TextRange(
      place(of: range.start, roundingUp: false).decoded,
      place(of: range.end, roundingUp: true).decoded)
  }

  /// The offset of a decoded byte, moved to the edge of its escape, in both texts.
  private func place(of offset: Int, roundingUp: Bool) -> (decoded: Int, raw: Int) {
    // The last run that starts at or before the offset.
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].decoded <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return (offset, start + offset) }
    let run = runs[low - 1]
    guard offset < run.decodedEnd else {
      return (offset, start + run.rawEnd + offset - run.decodedEnd)
    }
    let inside = offset - run.decoded + (roundingUp ? run.decodedUnit - 1 : 0)
    let index = inside / run.decodedUnit
    return (run.decoded + index * run.decodedUnit, start + run.raw + index * run.rawUnit)
  }
}

extension JSONLiteral {
  /// A plan for the decoded string, as a plan for the record.
  ///
  /// Applied to the record it gives a record whose string decodes to `plan` applied to `decoded`,
  /// and every byte outside the edits is what it was, down to the way it was escaped. Where an
  /// edit cuts what one escape stands for, the rest of it is written anew.
  ///
  /// - Parameter decoded: what `decoded(in:)` gave.
  /// - Complexity: O(bytes).
  package func rawPlan(
    for plan: EditPlan, decoded: [UInt8], in record: Span<UInt8>
  ) -> EditPlan {
    guard let first = plan.edits.first else { return EditPlan() }
    let map = JSONLiteralMap(self, in: record)
    var edits: [Edit] = []
    var group: [Edit] = []
    var place = map.whole(first.range)
    func finish() {
      guard let rule = group.first?.rule else { return }
      let bytes = Self.replaced(place, of: decoded, by: group)
      edits.append(Edit(map.rawRange(of: place), replacement: Self.escape(bytes), rule: rule))
      group.removeAll()
    }
    for edit in plan.edits {
      let next = map.whole(edit.range)
      if !group.isEmpty && next.start < place.end {
        // Both cut the same escape.
        place = place.union(next)
      } else {
        finish()
        place = next
      }
      group.append(edit)
    }
    finish()
    let rawPlan = EditPlan(sorted: edits)
    let wanted = plan.apply(to: decoded)
    if Self.areSame(resulting(rawPlan, in: record), wanted) { return rawPlan }
    // Halves of surrogate pairs have come together and would be read as one code point.
    return EditPlan(
      sorted: [Edit(range, replacement: Self.escape(wanted), rule: first.rule)])
  }

  /// Whether two texts are the same; `==` looks at one byte after the other.
  private static func areSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard one.count == other.count else { return false }
    return unsafe one.withUnsafeBytes { one in
      unsafe other.withUnsafeBytes { other in
        guard let left = one.baseAddress, let right = other.baseAddress else { return true }
        return unsafe memcmp(left, right, one.count) == 0
      }
    }
  }

  /// The bytes of `place` in `decoded` with the edits of `group` made.
  private static func replaced(
    _ place: TextRange, of decoded: [UInt8], by group: [Edit]
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    var position = place.start
    for edit in group {
      bytes += decoded[position..<edit.range.start]
      bytes += edit.replacement
      position = edit.range.end
    }
    return bytes + decoded[position..<place.end]
  }

  /// What the string says after `plan`.
  private func resulting(_ plan: EditPlan, in record: Span<UInt8>) -> [UInt8] {
    var raw: [UInt8] = []
    var position = range.start
    func keep(upTo end: Int) {
      unsafe record.extracting(position..<end).withUnsafeBufferPointer {
        unsafe raw.append(contentsOf: $0)
      }
    }
    for edit in plan.edits {
      keep(upTo: edit.range.start)
      raw += edit.replacement
      position = edit.range.end
    }
    keep(upTo: range.end)
    return JSONLiteral(range: TextRange(0, raw.count), hasEscapes: true).decoded(in: raw.span)
  }
}
