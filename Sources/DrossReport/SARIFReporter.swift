import DrossRules
import DrossText

/// Reports as SARIF 2.1.0 (OASIS, 2020), which GitHub and editors show.
///
/// Results are made as lines, one each, and joined by `JoinedLines`; the head goes before them and
/// the tail behind them. Rules stand in the tail, because only then it is known which found something.
public struct SARIFReporter: Sendable {
  /// The results that GitHub takes in one run; more, and it takes none.
  public static let resultLimit = 25_000
  /// The evidence of one finding that is written, and that GitHub shows at most a hundred places of.
  static let relatedLimit = 20
  /// The longest text that is repeated, in bytes.
  static let snippetLimit = 1000

  /// A reporter that has written nothing yet.
  public init() {}

  /// Appends what comes before the results.
  public func writeHead(to output: inout [UInt8]) {
    output.write(
      "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\","
        + "\"runs\":[{\"columnKind\":\"unicodeCodePoints\",\"results\":[")
  }

  /// Appends a line for each finding of `document`, and one for its summary, if it has both.
  ///
  /// - Complexity: O(bytes written + bytes of the lines with findings).
  public func write(_ document: ReportedDocument, to output: inout [UInt8]) {
    guard !document.findings.isEmpty else { return }
    var writer = JSONWriter()
    swap(&writer.bytes, &output)
    var region = SARIFRegion(document)
    var edits = FindingEdits(document.plan)
    var fingerprints = FindingFingerprints()
    for finding in document.findings {
      writer.beginObject()
      writer.key("ruleId")
      writer.string(finding.rule.description)
      writer.key("level")
      writer.string(Self.level(isFlag: finding.action == .flag || finding.fix == .none))
      writer.key("message")
      Self.write(message: finding.message, to: &writer)
      writer.key("locations")
      writer.beginArray()
      region.write(finding.range, snippet: Self.snippetLimit, to: &writer)
      writer.endArray()
      Self.writeRelated(finding, &region, to: &writer)
      writer.key("partialFingerprints")
      writer.beginObject()
      writer.key("primaryLocationLineHash")
      writer.string(fingerprints.next(finding, in: document))
      writer.endObject()
      if let edit = edits.edit(for: finding), document.recordLine == nil {
        Self.write(edit, &region, to: &writer)
      }
      Self.writeProperties(finding, to: &writer)
      writer.endObject()
      writer.endLine()
    }
    if let summary = document.summary { Self.write(summary, of: document, &region, to: &writer) }
    swap(&writer.bytes, &output)
  }

  private static func writeRelated(
    _ finding: Finding, _ region: inout SARIFRegion, to writer: inout JSONWriter
  ) {
    let evidence = finding.evidence
      .filter { !$0.range.isEmpty && $0.range != finding.range }.prefix(relatedLimit)
    guard !evidence.isEmpty else { return }
    writer.key("relatedLocations")
    writer.beginArray()
    for (index, evidence) in evidence.enumerated() {
      region.write(evidence.range, id: index + 1, message: evidence.why, to: &writer)
    }
    writer.endArray()
  }

  private static func write(
    _ edit: Edit, _ region: inout SARIFRegion, to writer: inout JSONWriter
  ) {
    writer.key("fixes")
    writer.beginArray()
    writer.beginObject()
    writer.key("artifactChanges")
    writer.beginArray()
    writer.beginObject()
    region.writeFile(to: &writer)
    writer.key("replacements")
    writer.beginArray()
    writer.beginObject()
    writer.key("deletedRegion")
    region.writeRegion(edit.range, to: &writer)
    writer.key("insertedContent")
    writer.beginObject()
    writer.key("text")
    writer.string(bytes: edit.replacement[...])
    writer.endObject()
    writer.endObject()
    writer.endArray()
    writer.endObject()
    writer.endArray()
    writer.endObject()
    writer.endArray()
  }

  private static func writeProperties(_ finding: Finding, to writer: inout JSONWriter) {
    if let confidence = finding.confidence {
      writer.key("rank")
      writer.double(confidence * 100)
    }
    writer.key("properties")
    writer.beginObject()
    writer.key("action")
    writer.string(finding.action.rawValue)
    writer.key("fix")
    writer.string(finding.fix.rawValue)
    if let score = finding.score {
      writer.key("score")
      writer.double(score)
    }
    writer.endObject()
  }

  static func level(isFlag: Bool) -> String { isFlag ? "note" : "warning" }

  /// Appends a message object; braces and brackets have a meaning in messages (3.11.5 and 3.11.6).
  static func write(message: String, to writer: inout JSONWriter) {
    var text: [UInt8] = []
    for byte in message.utf8 {
      switch byte {
      case 0x5B, 0x5C, 0x5D: text += [0x5C, byte]
      case 0x7B, 0x7D: text += [byte, byte]
      default: text.append(byte)
      }
    }
    writer.beginObject()
    writer.key("text")
    writer.string(bytes: text[...])
    writer.endObject()
  }
}
