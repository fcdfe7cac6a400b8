import DrossRules

/// Shows what rules found, did and cost: as a table for people, or as JSON Lines for programs.
package struct RuleStatisticsReporter: Sendable {
  /// A reporter; it has no options.
  package init() {}

  /// Appends a table, the most costly rule first, and the sums below it.
  package func writeTable(_ statistics: RuleStatistics, to output: inout [UInt8]) {
    var rows = [["rule", "hits", "edits", "bytes", "µs", "µs/MB"]]
    var shared = statistics.nanoseconds
    for row in statistics.byTime {
      shared -= min(shared, row.nanoseconds)
      rows.append([
        row.rule.description, "\(row.hits)", "\(row.edits)", "\(row.bytes)",
        microseconds(row.nanoseconds), perMegabyte(row.nanoseconds, statistics),
      ])
    }
    rows.append(
      ["shared by all rules", "", "", "", microseconds(shared), perMegabyte(shared, statistics)])
    let all = statistics.byTime
    rows.append([
      "\(TextReporter.count(statistics.documents, "document")), "
        + TextReporter.count(statistics.bytes, "byte"),
      "\(all.reduce(0) { $0 + $1.hits })", "\(all.reduce(0) { $0 + $1.edits })",
      "\(all.reduce(0) { $0 + $1.bytes })", microseconds(statistics.nanoseconds),
      perMegabyte(statistics.nanoseconds, statistics),
    ])
    let widths = rows[0].indices.map { column in
      rows.reduce(0) { max($0, DisplayWidth.columns(of: Array($1[column].utf8))) }
    }
    for row in rows {
      for (column, cell) in row.enumerated() {
        let padding = widths[column] - DisplayWidth.columns(of: Array(cell.utf8))
        let spaces = String(repeating: " ", count: padding)
        output.write(column == 0 ? cell + spaces : "  " + spaces + cell)
      }
      output.endLine()
    }
  }

  /// Appends one object a rule, the most costly first, and one with the sums, whose `rule` is `null`.
  package func writeLines(_ statistics: RuleStatistics, to output: inout [UInt8]) {
    var writer = JSONWriter()
    swap(&writer.bytes, &output)
    for row in statistics.byTime {
      writer.beginObject()
      writer.key("rule")
      writer.string(row.rule.description)
      writer.key("hits")
      writer.int(row.hits)
      writer.key("edits")
      writer.int(row.edits)
      writer.key("bytes")
      writer.int(row.bytes)
      write(row.nanoseconds, of: statistics, to: &writer)
    }
    writer.beginObject()
    writer.key("rule")
    writer.null()
    writer.key("documents")
    writer.int(statistics.documents)
    writer.key("bytes")
    writer.int(statistics.bytes)
    write(statistics.nanoseconds, of: statistics, to: &writer)
    swap(&writer.bytes, &output)
  }

  private func write(
    _ nanoseconds: UInt64, of statistics: RuleStatistics, to writer: inout JSONWriter
  ) {
    writer.key("microseconds")
    writer.double(Double(nanoseconds) / 1_000)
    writer.key("microseconds_per_mb")
    if statistics.bytes == 0 {
      writer.null()
    } else {
      writer.double(Double(nanoseconds) * 1_000 / Double(statistics.bytes))
    }
    writer.endObject()
    writer.endLine()
  }

  private func microseconds(_ nanoseconds: UInt64) -> String { "\((nanoseconds + 500) / 1_000)" }

  /// A megabyte is a million bytes.
  private func perMegabyte(_ nanoseconds: UInt64, _ statistics: RuleStatistics) -> String {
    guard statistics.bytes > 0 else { return "-" }
    return TextReporter.number(
      (Double(nanoseconds) * 10_000 / Double(statistics.bytes)).rounded() / 10)
  }
}
