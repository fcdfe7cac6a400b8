import DrossDedup
import DrossText

/// Writes duplicates as JSON Lines: passages, pairs of documents, repeated passages, clusters and a
/// summary, one object a line.
public struct DuplicatesJSONReporter: Sendable {
  /// A reporter; it has no options.
  public init() {}

  /// Bytes that are set aside for a line.
  private static let lineSize = 256

  /// Appends everything to `output`.
  public func write(_ found: FoundDuplicates, to output: inout [UInt8]) {
    output += lines(of: found)
    output += summary(found.counts)
  }

  /// The lines of everything but the summary.
  public func lines(of found: FoundDuplicates) -> [UInt8] {
    let report = found.report
    var writer = JSONWriter(capacity: report.passages.count * Self.lineSize)
    var heads = DocumentHeads(found)
    for passage in found.passages { write(passage, &heads, to: &writer) }
    for pair in report.pairs {
      begin("document_pair", in: &writer)
      place("a", pair.first, nil, &heads, to: &writer)
      place("b", pair.second, nil, &heads, to: &writer)
      writer.key("jaccard")
      writer.double(pair.jaccard)
      writer.key("containment")
      writer.beginArray()
      writer.double(pair.firstShare)
      writer.double(pair.secondShare)
      writer.endArray()
      writer.key("by")
      writer.string(pair.reason.rawValue)
      end(&writer)
    }
    writeRepeated(found, &heads, to: &writer)
    writeClusters(found, &heads, to: &writer)
    writeDropped(found, &heads, to: &writer)
    return writer.bytes
  }

  /// The line behind all others.
  public func summary(_ counts: FoundDuplicates.Counts) -> [UInt8] {
    var writer = JSONWriter()
    begin("summary", in: &writer)
    var numbers = [
      ("documents", counts.documents), ("passages", counts.passages),
      ("document_pairs", counts.pairs), ("repeated", counts.repeated),
      ("clusters", counts.clusters),
    ]
    if let indexed = counts.indexed {
      numbers += [("indexed", indexed), ("passed_over", counts.passedOver)]
    }
    for (name, number) in numbers {
      writer.key(name)
      writer.int(number)
    }
    end(&writer)
    return writer.bytes
  }

  /// What stands between the values of a passage: most lines are passages, and all have the same names.
  private enum Part {
    static let begin = Array(#"{"type":"passage","a":"#.utf8)
    static let start = Array(#","start":"#.utf8)
    static let end = Array(#","end":"#.utf8)
    static let second = Array(#"},"b":"#.utf8)
    static let similarity = Array(#"},"similarity":"#.utf8)
    static let words = Array(#","words":"#.utf8)
    static let close = Array("}\n".utf8)
  }

  private func write(
    _ passage: FoundDuplicates.Passage, _ heads: inout DocumentHeads, to writer: inout JSONWriter
  ) {
    writer.fragment(Part.begin)
    writer.fragment(heads.head(of: passage.first.document))
    write(passage.first.range, to: &writer)
    writer.fragment(Part.second)
    writer.fragment(heads.head(of: passage.second.document))
    write(passage.second.range, to: &writer)
    writer.fragment(Part.similarity)
    writer.double(passage.similarity)
    writer.fragment(Part.words)
    writer.int(passage.words)
    writer.fragment(Part.close)
  }

  private func write(_ range: TextRange, to writer: inout JSONWriter) {
    writer.fragment(Part.start)
    writer.int(range.start)
    writer.fragment(Part.end)
    writer.int(range.end)
  }

  private func writeRepeated(
    _ found: FoundDuplicates, _ heads: inout DocumentHeads, to writer: inout JSONWriter
  ) {
    for (index, repeated) in found.report.repeated.enumerated() {
      begin("repeated", in: &writer)
      writer.key("documents")
      writer.int(repeated.documents)
      writer.key("text")
      writer.string(bytes: found.repeatedTexts[index][...])
      writer.key("examples")
      writer.beginArray()
      for (example, range) in zip(repeated.examples, found.exampleRanges[index]) {
        document(example.document, range, &heads, to: &writer)
      }
      writer.endArray()
      end(&writer)
    }
  }

  private func writeClusters(
    _ found: FoundDuplicates, _ heads: inout DocumentHeads, to writer: inout JSONWriter
  ) {
    for cluster in found.report.clusters {
      begin("cluster", in: &writer)
      place("representative", cluster.representative, nil, &heads, to: &writer)
      writer.key("members")
      writer.beginArray()
      for (member, similarity) in zip(cluster.members, cluster.similarities) {
        document(member, nil, similarity: similarity, &heads, to: &writer)
      }
      writer.endArray()
      end(&writer)
    }
  }

  private func writeDropped(
    _ found: FoundDuplicates, _ heads: inout DocumentHeads, to writer: inout JSONWriter
  ) {
    for dropped in found.dropped {
      begin("dropped", in: &writer)
      place("document", dropped.document, nil, &heads, to: &writer)
      place("kept", dropped.kept, nil, &heads, to: &writer)
      writer.key("jaccard")
      writer.double(dropped.jaccard)
      writer.key("containment")
      writer.double(dropped.share)
      end(&writer)
    }
  }

  private func begin(_ type: String, in writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("type")
    writer.string(type)
  }

  private func end(_ writer: inout JSONWriter) {
    writer.endObject()
    writer.endLine()
  }

  private func place(
    _ key: String, _ index: Int, _ range: TextRange?, _ heads: inout DocumentHeads,
    to writer: inout JSONWriter
  ) {
    writer.key(key)
    document(index, range, &heads, to: &writer)
  }

  private func document(
    _ index: Int, _ range: TextRange?, similarity: Double? = nil, _ heads: inout DocumentHeads,
    to writer: inout JSONWriter
  ) {
    writer.written(heads.head(of: index))
    if let range {
      writer.key("start")
      writer.int(range.start)
      writer.key("end")
      writer.int(range.end)
    }
    if let similarity {
      writer.key("jaccard")
      writer.double(similarity)
    }
    writer.endObject()
  }
}
