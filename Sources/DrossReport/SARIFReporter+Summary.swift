import DrossRules
import DrossText

extension SARIFReporter {
  /// The rule that summaries are results of.
  public static let summaryRule = ReportedRule(
    id: DocumentSummary.rule, title: "What the findings of a text say together",
    why: "Signs that mean little alone mean more together.", kind: "document", isFlag: true,
    more: "dross check --help")

  /// Appends a result that is no finding (3.27.9), at the first line, with the numbers among its
  /// properties.
  static func write(
    _ summary: DocumentSummary, of document: ReportedDocument, _ region: inout SARIFRegion,
    to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.key("ruleId")
    writer.string(DocumentSummary.rule)
    writer.key("kind")
    writer.string("informational")
    writer.key("level")
    writer.string("none")
    writer.key("message")
    write(message: summary.lines.joined(separator: "\n"), to: &writer)
    writer.key("locations")
    writer.beginArray()
    region.write(TextRange(0, 0), to: &writer)
    writer.endArray()
    writer.key("partialFingerprints")
    writer.beginObject()
    writer.key("primaryLocationLineHash")
    writer.string(FindingFingerprints.name(ofSummaryOf: document))
    writer.endObject()
    writer.key("properties")
    writer.beginObject()
    summary.writeMembers(to: &writer)
    writer.endObject()
    writer.endObject()
    writer.endLine()
  }
}
