import DrossRules
import DrossText

/// Reports as JUnit XML, which build servers show: a suite for each text, a failed case for each
/// finding, and one case that passed for a text without any.
///
/// Flags count as failures too, since they count for the exit status. Follows the schema of Jenkins'
/// xUnit plug-in.
public struct JUnitReporter: Sendable {
  /// A reporter that has written nothing yet.
  public init() {}

  /// Appends what comes before the texts.
  public func writeHead(to output: inout [UInt8]) {
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"dross\">\n")
  }

  /// Appends what comes behind the texts.
  public func writeTail(to output: inout [UInt8]) { output.write("</testsuites>\n") }

  /// Appends the suite of `document`.
  ///
  /// - Complexity: O(bytes written + bytes of the lines with findings).
  public func write(_ document: ReportedDocument, to output: inout [UInt8]) {
    let findings = document.findings
    var name = Excerpt(document.path[...], whiteSpace: .spelled).bytes
    if let id = document.recordID ?? document.recordLine.map({ String($0) }) {
      name.write("#")
      name += Excerpt(Array(id.utf8)[...], whiteSpace: .spelled).bytes
    }
    output.write("<testsuite name=\"")
    Self.append(name, to: &output)
    output.write(
      "\" tests=\"\(max(findings.count, 1))\" failures=\"\(findings.count)\" errors=\"0\">\n")
    if let summary = document.summary { Self.writeProperties(summary, to: &output) }
    var places = LinePlaces(document.bytes, lines: document.lines)
    for finding in findings {
      write(finding, document, name, places.place(of: finding.range.start), to: &output)
    }
    if findings.isEmpty {
      output.write("  <testcase classname=\"")
      Self.append(name, to: &output)
      output.write("\" name=\"no findings\"/>\n")
    }
    if let summary = document.summary {
      output.write("  <system-out>")
      Self.append(Array(summary.lines.joined(separator: "\n").utf8), to: &output)
      output.write("</system-out>\n")
    }
    output.write("</testsuite>\n")
  }

  /// The numbers and verdicts for programs; words for people stand behind the cases.
  private static func writeProperties(_ summary: DocumentSummary, to output: inout [UInt8]) {
    func write(_ name: String, _ value: String) {
      output.write("    <property name=\"")
      append(Array(name.utf8), to: &output)
      output.write("\" value=\"")
      append(Array(value.utf8), to: &output)
      output.write("\"/>\n")
    }
    output.write("  <properties>\n")
    write("words", "\(summary.words)")
    write("findings", "\(summary.findings)")
    for family in summary.families {
      write("\(family.name).findings", "\(family.findings)")
      let density = TextReporter.number((family.density * 100).rounded() / 100)
      write("\(family.name).per_1000_words", density)
      guard let verdict = family.verdict else { continue }
      write("\(family.name).verdict", verdict.rawValue)
      write("\(family.name).reasons", family.reasons.joined(separator: "; "))
    }
    output.write("  </properties>\n")
  }

  private func write(
    _ finding: Finding, _ document: ReportedDocument, _ name: [UInt8], _ place: LinePlaces.Place,
    to output: inout [UInt8]
  ) {
    let text = Excerpt(document.bytes[finding.range.range], width: 200).bytes
    output.write("  <testcase classname=\"")
    Self.append(name, to: &output)
    output.write("\" name=\"")
    Self.append(Array(finding.rule.description.utf8), to: &output)
    output.write(" at \(place.line):\(place.column)\">\n    <failure type=\"")
    Self.append(Array(finding.action.rawValue.utf8), to: &output)
    output.write("\" message=\"")
    Self.append(Excerpt(Array(finding.message.utf8)[...]).bytes, to: &output)
    output.write("\">")
    Self.append(name, to: &output)
    output.write(":\(place.line):\(place.column): ")
    Self.append(text, to: &output)
    output.write("</failure>\n  </testcase>\n")
  }

  /// Appends text that `Excerpt` has rid of everything that XML has no characters for.
  private static func append(_ text: [UInt8], to output: inout [UInt8]) {
    for byte in text {
      switch byte {
      case 0x26: output.write("&amp;")
      case 0x3C: output.write("&lt;")
      case 0x3E: output.write("&gt;")
      case 0x22: output.write("&quot;")
      default: output.append(byte)
      }
    }
  }
}
