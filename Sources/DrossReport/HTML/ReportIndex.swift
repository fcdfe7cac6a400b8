import DrossRules
import DrossText

/// What the page reads first: the rules, and a row for each document.
struct ReportIndex {
  let overviews: [DocumentOverview]
  /// The rules that found something, in order of id.
  let rules: [ReportedRule]
  let hasDuplicates: Bool
  let version: String

  var json: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("version")
    writer.string(version)
    writer.key("blockSize")
    writer.int(HTMLReport.blockSize)
    writer.key("hasDuplicates")
    writer.bool(hasDuplicates)
    writer.key("rules")
    writer.beginArray()
    for rule in rules { Self.write(rule, to: &writer) }
    writer.endArray()
    let numbers = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
    writer.key("documents")
    writer.beginArray()
    for overview in overviews { Self.write(overview, numbers, to: &writer) }
    writer.endArray()
    writer.endObject()
    return writer.bytes
  }

  private static func write(_ rule: ReportedRule, to writer: inout JSONWriter) {
    writer.beginObject()
    for (key, value) in [
      ("id", rule.id), ("title", rule.title), ("why", rule.why), ("kind", rule.kind),
    ] {
      writer.key(key)
      writer.string(value)
    }
    writer.key("confidence")
    if let confidence = rule.confidence { writer.double(confidence) } else { writer.null() }
    writer.endObject()
  }

  /// `[path, id, record, bytes, words, edits, [rule, findings, removed bytes, …], [family, verdict, reasons, …]]`.
  private static func write(
    _ overview: DocumentOverview, _ numbers: [String: Int], to writer: inout JSONWriter
  ) {
    writer.beginArray()
    writer.string(bytes: overview.path[...])
    if let id = overview.recordID { writer.string(id) } else { writer.null() }
    writer.int(overview.recordLine ?? 0)
    writer.int(overview.byteCount)
    writer.int(overview.words)
    writer.int(overview.edits)
    writer.beginArray()
    for (rule, count) in overview.counts.sorted(by: { $0.key < $1.key }) {
      writer.int(numbers[rule.description] ?? 0)
      writer.int(count)
      writer.int(overview.removed[rule] ?? 0)
    }
    writer.endArray()
    writer.beginArray()
    for verdict in overview.verdicts {
      writer.string(verdict.family)
      writer.string(verdict.verdict)
      writer.string(verdict.reasons.joined(separator: "; "))
    }
    writer.endArray()
    writer.endArray()
  }
}
