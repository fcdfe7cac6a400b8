package import DrossFormats
import DrossReport
public import DrossText

/// Reads and writes baselines: JSON Lines, a header and one object an entry, in order of rule and digest.
public enum BaselineFile {
  /// The version of the format.
  static let version = 1

  /// How a baseline begins.
  package static let mark = FileMark("baseline", start: #"{"dross_baseline":"#)

  /// The bytes of a baseline file: the same for the same findings in whatever order they came.
  public static func bytes(of baseline: Baseline) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("dross_baseline")
    writer.int(version)
    writer.key("documents")
    writer.int(baseline.documentCount)
    writer.endObject()
    writer.endLine()
    for (key, entry) in baseline.entries.sorted(by: { $0.key < $1.key }) {
      writer.beginObject()
      writer.key("rule")
      writer.string(key.rule)
      writer.key("digest")
      writer.string(key.digest)
      writer.key("count")
      writer.int(entry.count)
      writer.key("text")
      writer.string(bytes: entry.text[...])
      writer.endObject()
      writer.endLine()
    }
    return writer.bytes
  }

  /// Reads a baseline file.
  ///
  /// - Returns: the baseline, or `nil` when a line is not what a baseline holds; and what was wrong.
  /// - Complexity: O(bytes).
  public static func read(
    _ bytes: [UInt8], path: String
  ) -> (baseline: Baseline?, diagnostics: [Diagnostic]) {
    var baseline = Baseline()
    var hasHeader = false
    func fail(_ line: Int, _ message: String) -> (Baseline?, [Diagnostic]) {
      let place = Diagnostic.Place(path: path, line: line)
      let notes = ["write it anew with --write-baseline"]
      return (nil, [Diagnostic(.error, at: place, message, notes: notes)])
    }
    for (index, line) in LineTable(bytes.span).lines.enumerated() where !line.content.isEmpty {
      let value: JSONValue
      do throws(FormatError) {
        value = try JSONValue(bytes.span.extracting(line.content.range))
      } catch {
        return fail(index + 1, "not a JSON object")
      }
      if !hasHeader {
        guard value["dross_baseline"]?.int == version else {
          return fail(index + 1, "not a baseline of this version of dross")
        }
        hasHeader = true
        baseline.documentCount = value["documents"]?.int ?? 0
        continue
      }
      guard let rule = value["rule"]?.text, let digest = value["digest"]?.text,
        let count = value["count"]?.int, count > 0
      else { return fail(index + 1, "the entry is not complete") }
      let key = Baseline.Key(rule: rule, digest: digest)
      guard baseline.entries[key] == nil else { return fail(index + 1, "the entry stands twice") }
      baseline.entries[key] = Baseline.Entry(
        count: count, text: value["text"]?.bytes ?? [], line: index + 1)
    }
    return hasHeader ? (baseline, []) : fail(1, "not a baseline of this version of dross")
  }
}
