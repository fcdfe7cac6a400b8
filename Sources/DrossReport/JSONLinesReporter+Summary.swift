import DrossRules

extension JSONLinesReporter {
  /// Appends a line that has a `type`, which the lines of findings have not.
  static func write(
    _ summary: DocumentSummary, of document: ReportedDocument, to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.key("type")
    writer.string("document")
    writer.key("path")
    writer.string(bytes: document.path[...])
    writer.key("id")
    if let id = document.recordID { writer.string(id) } else { writer.null() }
    if let line = document.recordLine {
      writer.key("record")
      writer.int(line)
    }
    summary.writeMembers(to: &writer)
    writer.endObject()
    writer.endLine()
  }
}
