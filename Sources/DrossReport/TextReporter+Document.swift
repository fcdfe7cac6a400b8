import DrossRules
import DrossText

extension TextReporter {
  /// Appends what all findings together say about `document`, if that is known: a line for the document
  /// and one for each family.
  ///
  /// - Complexity: O(bytes written).
  public func writeSummary(of document: ReportedDocument, to output: inout [UInt8]) {
    guard let summary = document.summary else { return }
    paint.write(.bold, to: &output) { output in
      output.append(contentsOf: Excerpt(document.path[...], whiteSpace: .spelled).bytes)
      if let id = document.recordID ?? document.recordLine.map({ String($0) }) {
        output.write("#")
        output.append(contentsOf: Excerpt(Array(id.utf8)[...], whiteSpace: .spelled).bytes)
      }
      output.write(":")
    }
    output.write(" \(summary.totals)\n")
    for family in summary.families {
      output.write("  \(family.totals)")
      if let verdict = family.verdict {
        output.write("; ")
        paint.write(verdict == .confirmed ? .red : .yellow, verdict.rawValue, to: &output)
        output.write(family.spokenReasons)
      }
      output.endLine()
    }
  }
}
