import DrossDedup
import DrossText

/// Writes duplicates as JSON Lines: passages, pairs of documents, repeated passages, clusters and a
/// summary, one object a line.
public struct DuplicatesJSONReporter: Sendable {
  /// A reporter.
  public init() {}

  /// Bytes that are set aside for a line.
  private static let lineSize = 256

  /// Appends everything to `output`.
  public func write(_ found: FoundDuplicates, to output: inout [UInt8]) {
    write(found) { (part: [UInt8]) throws(Never) in output += part }
  }

  /// Gives everything to `consume`, some whole lines at a time.
  ///
  /// - Throws: what `consume` throws.
  public func write<Failure: Error>(
    _ found: FoundDuplicates, consume: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let count = found.report.passages.count
    for start in stride(from: 0, to: count, by: Self.partCount) {
      try consume(passages(start..<min(start + Self.partCount, count), of: found))
    }
    try consume(rest(of: found))
  }

  /// How many passages are written at a time: their documents are the same ones mostly.
  public static let partCount = 1 << 14

  /// The lines of the passages of these numbers, which come before everything else.
  public func passages(_ numbers: Range<Int>, of found: FoundDuplicates) -> [UInt8] {
    var writer = JSONWriter(capacity: numbers.count * Self.lineSize)
    var heads = DocumentHeads(found)
    for number in numbers {
      write(found.report.passages[number], found.ranges(ofPassage: number), &heads, to: &writer)
    }
    return writer.bytes
  }

  /// Everything behind the passages.
  public func rest(of found: FoundDuplicates) -> [UInt8] {
    var writer = JSONWriter()
    var heads = DocumentHeads(found)
    for pair in found.report.pairs {
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
    begin("summary", in: &writer)
    let report = found.report
    var counts = [
      ("documents", found.addedCount), ("passages", report.passages.count),
      ("document_pairs", report.pairs.count), ("repeated", report.repeated.count),
      ("clusters", report.clusters.count),
    ]
    if let indexed = found.indexedCount {
      counts += [("indexed", indexed), ("passed_over", found.passedOver)]
    }
    for (name, count) in counts {
      writer.key(name)
      writer.int(count)
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
    _ passage: DuplicateReport.Passage, _ ranges: (first: TextRange, second: TextRange),
    _ heads: inout DocumentHeads, to writer: inout JSONWriter
  ) {
    writer.fragment(Part.begin)
    writer.fragment(heads.head(of: passage.first.document))
    write(ranges.first, to: &writer)
    writer.fragment(Part.second)
    writer.fragment(heads.head(of: passage.second.document))
    write(ranges.second, to: &writer)
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
