import DrossRules
import DrossText

/// Reports in the format of reviewdog (`rdjson`), with what to write instead as suggestions.
///
/// Diagnostics are made as lines, one each, and joined by `JoinedLines`. Columns count bytes, ends
/// are exclusive, as reviewdog's definition has it (`proto/rdf/reviewdog.proto`).
public struct RDJSONReporter: Sendable {
  /// A reporter that has written nothing yet.
  public init() {}

  /// Appends what comes before the diagnostics.
  public func writeHead(to output: inout [UInt8]) {
    output.write("{\"source\":{\"name\":\"dross\"},\"diagnostics\":[")
  }

  /// Appends what comes behind the diagnostics.
  public func writeTail(to output: inout [UInt8]) { output.write("\n]}\n") }

  /// Appends a line for each finding of `document`, and one for its summary, if it has both.
  ///
  /// - Complexity: O(bytes written + bytes of the lines with findings).
  public func write(_ document: ReportedDocument, to output: inout [UInt8]) {
    guard !document.findings.isEmpty else { return }
    var writer = JSONWriter()
    swap(&writer.bytes, &output)
    var places = LinePlaces(document.bytes, lines: document.lines)
    var edits = FindingEdits(document.plan)
    func writeHead(
      _ rule: String, _ message: String, isFlag: Bool, at range: TextRange
    ) {
      writer.key("message")
      writer.string(message)
      writer.key("location")
      writer.beginObject()
      writer.key("path")
      writer.string(bytes: document.path[...])
      writer.key("range")
      Self.write(range, document, &places, to: &writer)
      writer.endObject()
      writer.key("severity")
      writer.string(isFlag ? "INFO" : "WARNING")
      writer.key("code")
      writer.beginObject()
      writer.key("value")
      writer.string(rule)
      writer.endObject()
    }
    for finding in document.findings {
      writer.beginObject()
      writeHead(
        finding.rule.description, Self.message(of: finding, in: document),
        isFlag: finding.action == .flag || finding.fix == .none, at: finding.range)
      if let edit = edits.edit(for: finding), document.recordLine == nil {
        writer.key("suggestions")
        writer.beginArray()
        writer.beginObject()
        writer.key("range")
        Self.write(edit.range, document, &places, to: &writer)
        writer.key("text")
        writer.string(bytes: edit.replacement[...])
        writer.endObject()
        writer.endArray()
      }
      writer.endObject()
      writer.endLine()
    }
    if let summary = document.summary {
      let message = summary.lines.joined(separator: "\n")
      writer.beginObject()
      writeHead(DocumentSummary.rule, message, isFlag: true, at: TextRange(0, 0))
      writer.endObject()
      writer.endLine()
    }
    swap(&writer.bytes, &output)
  }

  private static func message(of finding: Finding, in document: ReportedDocument) -> String {
    let excerpt = Excerpt(document.bytes[finding.range.range], width: 80).bytes
    return "\(finding.message): \(String(decoding: excerpt, as: UTF8.self))"
  }

  private static func write(
    _ range: TextRange, _ document: ReportedDocument, _ places: inout LinePlaces,
    to writer: inout JSONWriter
  ) {
    writer.beginObject()
    for (key, offset) in [("start", range.start), ("end", range.end)] {
      writer.key(key)
      writer.beginObject()
      writer.key("line")
      if let line = document.recordLine {
        writer.int(line)
      } else {
        writer.int(places.place(of: offset).line)
        writer.key("column")
        writer.int(places.byteColumn(of: offset))
      }
      writer.endObject()
    }
    writer.endObject()
  }
}
