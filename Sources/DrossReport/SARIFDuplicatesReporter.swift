import DrossDedup
import DrossText

/// Reports passages that two texts share as SARIF 2.1.0: the place in the one, with the place in the
/// other as related location.
public struct SARIFDuplicatesReporter: Sendable {
  private static let rule = ReportedRule(
    id: "duplicate/passage", title: "the same passage in another text",
    why: "Text that several articles share is seldom part of what each of them has to say.",
    kind: "duplicate", isFlag: true, more: "dross dedup --help")

  private let version: String

  /// A reporter for dross of the given version.
  public init(version: String) { self.version = version }

  /// Appends the whole report.
  ///
  /// - Returns: how many passages are left out, because GitHub takes no more.
  /// - Complexity: O(bytes written + bytes of the texts with passages).
  public func write(
    _ found: FoundDuplicates, isComplete: Bool, to output: inout [UInt8]
  ) -> Int {
    let reporter = SARIFReporter()
    reporter.writeHead(to: &output)
    var lines = JoinedLines(limit: SARIFReporter.resultLimit)
    var regions = Regions(found)
    for passage in found.passages {
      var writer = JSONWriter()
      // What is told is a place in a text that was looked at, not in one of an index.
      let isTurned = found.report.isKnown(passage.first.document)
      write(
        passage, at: isTurned ? passage.second : passage.first,
        and: isTurned ? passage.first : passage.second, &regions, to: &writer)
      lines.join(writer.bytes, to: &output)
    }
    reporter.writeTail(
      version: version, rules: lines.count > 0 ? [Self.rule] : [], omitted: lines.omitted,
      isComplete: isComplete, to: &output)
    return lines.omitted
  }

  private func write(
    _ passage: FoundDuplicates.Passage, at place: FoundDuplicates.Side,
    and other: FoundDuplicates.Side, _ regions: inout Regions, to writer: inout JSONWriter
  ) {
    let share = (passage.similarity * 100).rounded()
    writer.beginObject()
    writer.key("ruleId")
    writer.string(Self.rule.id)
    writer.key("level")
    writer.string("note")
    writer.key("message")
    writer.beginObject()
    writer.key("text")
    writer.string(
      "\(passage.words) words stand in [another text](1) too, \(Int(share)) % of them equal")
    writer.endObject()
    writer.key("locations")
    writer.beginArray()
    regions.write(place.range, of: place.document, id: nil, to: &writer)
    writer.endArray()
    writer.key("relatedLocations")
    writer.beginArray()
    regions.write(other.range, of: other.document, id: 1, to: &writer)
    writer.endArray()
    writer.key("partialFingerprints")
    writer.beginObject()
    writer.key("primaryLocationLineHash")
    writer.string(regions.fingerprint(place.range, of: place.document))
    writer.endObject()
    writer.endObject()
    writer.endLine()
  }

  /// Documents whose lines are found when a passage of them comes up.
  private struct Regions {
    private let found: FoundDuplicates
    private var lines: [Int: LineTable] = [:]
    private var counts: [String: Int] = [:]

    init(_ found: FoundDuplicates) { self.found = found }

    mutating func write(
      _ range: TextRange, of index: Int, id: Int?, to writer: inout JSONWriter
    ) {
      let bytes = found.texts[index]
      let table = lines[index] ?? LineTable(bytes.span)
      lines[index] = table
      let name = found.documents[index]
      var region = SARIFRegion(
        ReportedDocument(
          path: name.path, recordID: name.recordID, recordLine: name.recordLine, bytes: bytes,
          lines: table))
      region.write(range, id: id, to: &writer)
    }

    /// The text of the passage; copies are counted.
    mutating func fingerprint(_ range: TextRange, of index: Int) -> String {
      let digest = String(
        SHA256.hexDigest(of: Array(found.texts[index][range.range]).span).prefix(16))
      counts[digest, default: 0] += 1
      return "\(digest):\(counts[digest, default: 1])"
    }
  }
}
