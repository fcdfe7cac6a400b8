import DrossRules
import DrossText

/// Reports findings as JSON Lines: one object a finding, for programs.
///
/// Names, order and units of the fields are a contract: `start` and `end` are byte offsets, `line` and
/// `column` count from 1, `column` in code points.
public struct JSONLinesReporter: Sendable {
  /// A reporter; it has no options.
  public init() {}

  /// Appends one line for each finding of `document`, and one for its summary, if it has one.
  ///
  /// - Complexity: O(bytes written + bytes of the lines with findings).
  public func write(_ document: ReportedDocument, to output: inout [UInt8]) {
    guard !document.findings.isEmpty || document.summary != nil else { return }
    var places = LinePlaces(document.bytes, lines: document.lines)
    var writer = JSONWriter()
    swap(&writer.bytes, &output)
    for finding in document.findings {
      Self.write(finding, of: document, at: places.place(of: finding.range.start), to: &writer)
    }
    if let summary = document.summary { Self.write(summary, of: document, to: &writer) }
    swap(&writer.bytes, &output)
  }

  private static func write(
    _ finding: Finding, of document: ReportedDocument, at place: LinePlaces.Place,
    to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.key("path")
    writer.string(bytes: document.path[...])
    writer.key("id")
    if let id = document.recordID { writer.string(id) } else { writer.null() }
    if let line = document.recordLine {
      writer.key("record")
      writer.int(line)
    }
    writer.key("rule")
    writer.string(finding.rule.description)
    writer.key("class")
    writer.string(finding.class)
    writer.key("action")
    writer.string(finding.action.rawValue)
    writer.key("fix")
    writer.string(finding.fix.rawValue)
    writer.key("start")
    writer.int(finding.range.start)
    writer.key("end")
    writer.int(finding.range.end)
    writer.key("line")
    writer.int(place.line)
    writer.key("column")
    writer.int(place.column)
    writer.key("text")
    writer.string(bytes: document.bytes[finding.range.range])
    writer.key("replacement")
    writer.string(bytes: finding.replacement[...])
    writer.key("score")
    if let score = finding.score { writer.double(score) } else { writer.null() }
    writer.key("confidence")
    if let confidence = finding.confidence { writer.double(confidence) } else { writer.null() }
    writer.key("message")
    writer.string(finding.message)
    writer.key("evidence")
    writer.beginArray()
    for evidence in finding.evidence { write(evidence, to: &writer) }
    writer.endArray()
    writer.endObject()
    writer.endLine()
  }

  private static func write(_ evidence: Finding.Evidence, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("start")
    writer.int(evidence.range.start)
    writer.key("end")
    writer.int(evidence.range.end)
    writer.key("why")
    writer.string(evidence.why)
    if let weight = evidence.weight {
      writer.key("weight")
      writer.double(weight)
    }
    writer.endObject()
  }
}
