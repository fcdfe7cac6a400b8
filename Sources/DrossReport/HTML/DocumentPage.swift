import DrossRules
import DrossText

/// One document as the page reads it: the text, what was found in it, and what is done to it.
///
/// Ranges count UTF-16, so that the page need not count anything; bytes are there to be shown.
enum DocumentPage {
  /// The document as JSON.
  ///
  /// - Complexity: O(bytes + findings · log findings).
  static func json(of document: ReportedDocument) -> [UInt8] {
    var writer = JSONWriter(capacity: document.bytes.count + 256 * document.findings.count)
    writer.beginObject()
    writer.key("text")
    writer.string(bytes: document.bytes[...])
    writer.key("findings")
    writer.beginArray()
    var places = LinePlaces(document.bytes, lines: document.lines)
    var units = UTF16Places(document.bytes)
    for finding in document.findings {
      writer.beginObject()
      write(finding, places.place(of: finding.range.start), to: &writer)
      writer.key("range")
      write(finding.range, &units, to: &writer)
      writer.key("evidence")
      writer.beginArray()
      for evidence in finding.evidence.sorted(by: { $0.range < $1.range }) {
        writer.beginObject()
        writer.key("why")
        writer.string(evidence.why)
        if let weight = evidence.weight {
          writer.key("weight")
          writer.double(weight)
        }
        writer.key("range")
        write(evidence.range, &units, to: &writer)
        writer.endObject()
      }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
    writer.key("edits")
    writer.beginArray()
    var editUnits = UTF16Places(document.bytes)
    for edit in document.plan.edits {
      writer.beginObject()
      writer.key("rule")
      writer.string(edit.rule)
      writer.key("range")
      write(edit.range, &editUnits, to: &writer)
      writer.key("replacement")
      writer.string(bytes: edit.replacement[...])
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    return writer.bytes
  }

  private static func write(
    _ finding: Finding, _ place: LinePlaces.Place, to writer: inout JSONWriter
  ) {
    for (key, value) in [
      ("rule", finding.rule.description), ("action", finding.action.rawValue),
      ("fix", finding.fix.rawValue), ("message", finding.message),
    ] {
      writer.key(key)
      writer.string(value)
    }
    for (key, value) in [
      ("line", place.line), ("column", place.column), ("start", finding.range.start),
      ("end", finding.range.end),
    ] {
      writer.key(key)
      writer.int(value)
    }
    for (key, value) in [("score", finding.score), ("confidence", finding.confidence)] {
      guard let value else { continue }
      writer.key(key)
      writer.double(value)
    }
    if finding.action == .replace {
      writer.key("replacement")
      writer.string(bytes: finding.replacement[...])
    }
  }

  private static func write(
    _ range: TextRange, _ units: inout UTF16Places, to writer: inout JSONWriter
  ) {
    writer.beginArray()
    writer.int(units.offset(of: range.start))
    writer.int(units.offset(of: range.end))
    writer.endArray()
  }
}
