package import DrossFormats
import DrossReport
package import DrossText

/// What was done to one source: enough to make it again from what came out.
package struct LedgerSection: Sendable {
  /// The source and the output.
  package let header: LedgerHeader
  /// The edits that made the output; `removed[i]` are the bytes that edit `i` took out.
  package let plan: EditPlan
  /// The bytes that each edit took out.
  package let removed: [[UInt8]]

  /// The source, from `output` and the ledger alone.
  ///
  /// - Returns: `nil` when the outcome has not the digest that the ledger names.
  /// - Complexity: O(bytes).
  package func restored(from output: [UInt8]) -> [UInt8]? {
    var shift = 0
    var inverse: [Edit] = []
    for (edit, bytes) in zip(plan.edits, removed) {
      let start = edit.range.start + shift
      let end = start + edit.replacement.count
      guard end <= output.count else { return nil }
      inverse.append(Edit(TextRange(start, end), replacement: bytes, rule: edit.rule))
      shift += edit.replacement.count - edit.range.count
    }
    let source = EditPlan(sorted: inverse).apply(to: output)
    return SHA256.hexDigest(of: source.span) == header.sourceDigest ? source : nil
  }
}

/// Reads ledgers, as `LedgerWriter` writes them.
package enum Ledger {
  /// How a ledger begins.
  package static let mark = FileMark("ledger", start: #"{"dross":"#)

  /// Why a ledger cannot be read.
  package struct Failure: Error, Hashable, Sendable {
    /// The line, from 1.
    package let line: Int
    /// What is wrong, in lower case without a full stop.
    package let message: String
  }

  /// The sections of the ledger in `bytes`, in order.
  ///
  /// - Throws: the first line that is not what a ledger holds.
  /// - Complexity: O(bytes).
  package static func read(_ bytes: [UInt8]) throws(Failure) -> [LedgerSection] {
    var sections: [LedgerSection] = []
    var header: (content: LedgerHeader, line: Int)?
    var edits: [Edit] = []
    var removed: [[UInt8]] = []
    func finish() throws(Failure) {
      guard let header else { return }
      let plan = EditPlan(sorted: edits)
      let grown = plan.edits.reduce(0) { $0 + $1.replacement.count - $1.range.count }
      guard header.content.sourceCount + grown == header.content.outputCount else {
        throw Failure(line: header.line, message: "the edits do not make the output of that size")
      }
      sections.append(LedgerSection(header: header.content, plan: plan, removed: removed))
    }
    for (index, line) in LineTable(bytes.span).lines.enumerated() where !line.content.isEmpty {
      let number = index + 1
      let value: JSONValue
      do { value = try JSONValue(bytes.span.extracting(line.content.range)) } catch {
        throw Failure(line: number, message: "not a JSON object")
      }
      if value["dross"] != nil {
        try finish()
        header = (try readHeader(value, line: number), number)
        edits = []
        removed = []
      } else {
        guard let header else {
          throw Failure(line: number, message: "an edit before the header of its source")
        }
        let edit = try readEdit(value, line: number)
        guard edit.edit.range.end <= header.content.sourceCount else {
          throw Failure(line: number, message: "the edit ends behind its source")
        }
        guard edit.edit.range.start >= edits.last?.range.end ?? 0 else {
          throw Failure(line: number, message: "the edits are not in order of place")
        }
        edits.append(edit.edit)
        removed.append(edit.removed)
      }
    }
    try finish()
    return sections
  }

  /// More bytes than any source has, so that sums of counts do not overflow.
  private static let mostBytes = 1 << 48

  private static func readHeader(_ value: JSONValue, line: Int) throws(Failure) -> LedgerHeader {
    guard value["dross"]?.int == LedgerHeader.version else {
      throw Failure(line: line, message: "a ledger of another version of dross")
    }
    guard let path = value["path"]?.bytes, let count = value["bytes"]?.int,
      let digest = value["digest"]?.text, let outputCount = value["output_bytes"]?.int,
      let outputDigest = value["output_digest"]?.text,
      0...mostBytes ~= count, 0...mostBytes ~= outputCount
    else { throw Failure(line: line, message: "the header is not complete") }
    return LedgerHeader(
      path: path, sourceCount: count, sourceDigest: digest, outputCount: outputCount,
      outputDigest: outputDigest)
  }

  private static func readEdit(
    _ value: JSONValue, line: Int
  ) throws(Failure) -> (edit: Edit, removed: [UInt8]) {
    guard let start = value["start"]?.int, let end = value["end"]?.int, 0 <= start, start <= end,
      let removed = bytes("removed", of: value), removed.count == end - start,
      let replacement = bytes("replacement", of: value), let rule = value["rule"]?.text
    else { throw Failure(line: line, message: "the edit is not complete") }
    return (Edit(TextRange(start, end), replacement: replacement, rule: rule), removed)
  }

  /// Bytes that stand as text, or in base 64 where they are not UTF-8.
  private static func bytes(_ name: String, of value: JSONValue) -> [UInt8]? {
    value[name]?.bytes ?? value[name + "_base64"]?.bytes.flatMap { Base64.decode($0[...]) }
  }
}
