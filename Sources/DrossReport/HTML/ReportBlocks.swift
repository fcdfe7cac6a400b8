import DrossRules
import DrossText

/// The different texts that are removed or flagged in any document, each with how often.
struct ReportBlocks: Sendable {
  /// One text, found by one rule.
  struct Block: Hashable, Sendable {
    let rule: RuleID
    let action: Action.Kind
    let text: [UInt8]
  }

  private struct Count {
    var findings = 0
    var documents = 0
    let first: Int
    var last = -1
  }

  private var counts: [Block: Count] = [:]

  /// The blocks of a document, in order; copies stand in it as often as they were found.
  static func blocks(of document: ReportedDocument) -> [Block] {
    document.findings.filter { $0.action != .replace && !$0.range.isEmpty }.map { finding in
      Block(
        rule: finding.rule, action: finding.action,
        text: Array(document.bytes[finding.range.range]))
    }
  }

  /// Counts the blocks of the next document.
  mutating func add(_ blocks: [Block], of document: Int) {
    for block in blocks {
      var count = counts[block] ?? Count(first: document)
      count.findings += 1
      if count.last != document { count.documents += 1 }
      count.last = document
      counts[block] = count
    }
  }

  /// `[{rule, action, text, findings, documents, first}, …]`, the most frequent first.
  var json: [UInt8] {
    let sorted = counts.sorted { left, right in
      if left.value.findings != right.value.findings {
        return left.value.findings > right.value.findings
      }
      if left.key.rule != right.key.rule { return left.key.rule < right.key.rule }
      if left.key.text != right.key.text {
        return left.key.text.lexicographicallyPrecedes(right.key.text)
      }
      return left.key.action.rawValue < right.key.action.rawValue
    }
    var writer = JSONWriter()
    writer.beginArray()
    for (block, count) in sorted {
      writer.beginObject()
      writer.key("rule")
      writer.string(block.rule.description)
      writer.key("action")
      writer.string(block.action.rawValue)
      writer.key("text")
      writer.string(bytes: block.text[...])
      for (key, value) in [
        ("findings", count.findings), ("documents", count.documents), ("first", count.first),
      ] {
        writer.key(key)
        writer.int(value)
      }
      writer.endObject()
    }
    writer.endArray()
    return writer.bytes
  }
}
