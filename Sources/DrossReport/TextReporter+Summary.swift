import DrossRules

extension TextReporter {
  /// Appends one line that says what was found in how many documents.
  ///
  /// `3 findings in 2 of 10 documents: 2 remove (1 safe, 1 unsafe), 1 flag; 4 hidden`.
  public func writeSummary(_ summary: Summary, to output: inout [UInt8]) {
    let hidden = summary.hidden > 0 ? "; \(summary.hidden) hidden" : ""
    guard summary.findings > 0 else {
      return output.write(
        "no findings in \(Self.count(summary.documents, "document"))\(hidden)\n")
    }
    let actions = Action.Kind.allCases.compactMap { Self.part(of: summary, $0) }
    let share = "\(summary.documentsWithFindings) of \(Self.count(summary.documents, "document"))"
    output.write("\(Self.count(summary.findings, "finding")) in \(share): ")
    output.write(actions.joined(separator: ", ") + hidden)
    output.endLine()
  }

  /// Appends one line that says how many edits were made in how many documents.
  ///
  /// `3 edits in 2 of 10 documents`.
  public func writeEditSummary(_ summary: Summary, to output: inout [UInt8]) {
    guard summary.edits > 0 else {
      return output.write("no edits in \(Self.count(summary.documents, "document"))\n")
    }
    let share = "\(summary.documentsChanged) of \(Self.count(summary.documents, "document"))"
    output.write("\(Self.count(summary.edits, "edit")) in \(share)\n")
  }

  private static func part(of summary: Summary, _ action: Action.Kind) -> String? {
    let total = summary.count(action)
    guard total > 0 else { return nil }
    guard action != .flag else { return "\(total) flag" }
    let fixes = [(FixSafety.safe, "safe"), (.unsafe, "unsafe"), (.none, "report only")]
    let parts = fixes.compactMap { fix, name in
      let count = summary.count(action, fix)
      return count > 0 ? "\(count) \(name)" : nil
    }
    return "\(total) \(action.rawValue) (\(parts.joined(separator: ", ")))"
  }

  /// `1 document`, `2 documents`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
