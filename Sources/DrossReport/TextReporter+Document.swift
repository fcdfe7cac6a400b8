import DrossRules
import DrossText

extension TextReporter {
  /// Appends what all findings together say about `document`: a line for the document and one for each
  /// family.
  ///
  /// - Complexity: O(bytes).
  public func writeSummary(of document: ReportedDocument, to output: inout [UInt8]) {
    let summary = DocumentSummary(of: document.findings, in: document.bytes)
    paint.write(.bold, to: &output) { output in
      output.append(contentsOf: Excerpt(document.path[...], whiteSpace: .spelled).bytes)
      if let id = document.recordID ?? document.recordLine.map({ String($0) }) {
        output.write("#")
        output.append(contentsOf: Excerpt(Array(id.utf8)[...], whiteSpace: .spelled).bytes)
      }
      output.write(":")
    }
    output.write(" \(Self.count(summary.words, "word"))")
    output.write(", \(Self.count(document.findings.count, "finding"))\n")
    for family in summary.families {
      let density = Self.number((family.density * 10).rounded() / 10)
      output.write("  \(family.name): \(family.findings), \(density) in 1,000 words")
      if let verdict = family.verdict {
        output.write("; ")
        let ink: Paint.Ink = verdict == .confirmed ? .red : .yellow
        paint.write(ink, verdict.rawValue, to: &output)
        output.write(": \(family.reasons.joined(separator: "; "))")
      }
      output.endLine()
    }
  }
}
