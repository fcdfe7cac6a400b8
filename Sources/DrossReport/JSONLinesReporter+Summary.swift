import DrossRules

extension JSONLinesReporter {
  /// Appends one line that says what all findings together say about `document`.
  ///
  /// The line has a `type`, which the lines of findings have not.
  ///
  /// - Complexity: O(bytes).
  public func writeSummary(of document: ReportedDocument, to output: inout [UInt8]) {
    let summary = DocumentSummary(of: document.findings, in: document.bytes)
    var writer = JSONWriter()
    swap(&writer.bytes, &output)
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
    writer.key("words")
    writer.int(summary.words)
    writer.key("findings")
    writer.int(document.findings.count)
    writer.key("families")
    writer.beginArray()
    for family in summary.families { Self.write(family, to: &writer) }
    writer.endArray()
    writer.endObject()
    writer.endLine()
    swap(&writer.bytes, &output)
  }

  private static func write(_ family: DocumentSummary.Family, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("family")
    writer.string(family.name)
    writer.key("findings")
    writer.int(family.findings)
    writer.key("strong")
    writer.int(family.strong)
    writer.key("distinct")
    writer.int(family.distinct)
    writer.key("per_1000_words")
    writer.double((family.density * 100).rounded() / 100)
    writer.key("verdict")
    if let verdict = family.verdict { writer.string(verdict.rawValue) } else { writer.null() }
    writer.key("reasons")
    writer.beginArray()
    for reason in family.reasons { writer.string(reason) }
    writer.endArray()
    writer.endObject()
  }
}
