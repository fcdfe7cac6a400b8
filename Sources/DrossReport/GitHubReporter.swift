import DrossRules
import DrossText

/// Reports as workflow commands of GitHub Actions, which it shows as annotations.
///
/// GitHub shows ten of each kind a step. Source: "Workflow commands for GitHub Actions" and the
/// escapes of `actions/toolkit` (`packages/core/src/command.ts`).
public struct GitHubReporter: Sendable {
  /// A reporter; it has no options.
  public init() {}

  /// Appends a line for each finding of `document`, and one for its summary, if it has both.
  ///
  /// - Complexity: O(bytes written + bytes of the lines with findings).
  public func write(_ document: ReportedDocument, to output: inout [UInt8]) {
    var places = LinePlaces(document.bytes, lines: document.lines)
    for finding in document.findings {
      let isFlag = finding.action == .flag || finding.fix == .none
      output.write(isFlag ? "::notice file=" : "::warning file=")
      Self.append(document.path, isProperty: true, to: &output)
      if let line = document.recordLine {
        output.write(",line=\(line)")
      } else {
        Self.write(finding.range, &places, to: &output)
      }
      output.write(",title=")
      Self.append(Array(finding.rule.description.utf8), isProperty: true, to: &output)
      output.write("::")
      Self.append(Array(finding.message.utf8), isProperty: false, to: &output)
      output.write(": ")
      let text = document.bytes[finding.range.range]
      Self.append(Excerpt(text, width: 200).bytes, isProperty: false, to: &output)
      output.endLine()
    }
    guard let summary = document.summary, !document.findings.isEmpty else { return }
    output.write("::notice file=")
    Self.append(document.path, isProperty: true, to: &output)
    output.write(",line=\(document.recordLine ?? 1),title=\(DocumentSummary.rule)::")
    let message = summary.lines.joined(separator: "\n")
    Self.append(Array(message.utf8), isProperty: false, to: &output)
    output.endLine()
  }

  /// Columns mean something on one line only.
  private static func write(
    _ range: TextRange, _ places: inout LinePlaces, to output: inout [UInt8]
  ) {
    let start = places.place(of: range.start)
    let end = places.place(of: range.end)
    output.write(",line=\(start.line)")
    if end.line == start.line {
      output.write(",col=\(start.column),endColumn=\(end.column)")
    } else {
      output.write(",endLine=\(end.line)")
    }
  }

  private static func append(_ text: [UInt8], isProperty: Bool, to output: inout [UInt8]) {
    for byte in text {
      switch byte {
      case 0x25: output.write("%25")
      case 0x0D: output.write("%0D")
      case 0x0A: output.write("%0A")
      case 0x3A where isProperty: output.write("%3A")
      case 0x2C where isProperty: output.write("%2C")
      default: output.append(byte)
      }
    }
  }
}
