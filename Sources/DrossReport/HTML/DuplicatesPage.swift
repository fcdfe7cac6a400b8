import DrossDedup
import DrossText

/// What documents share, as the page reads it; documents are told by their place in the table.
struct DuplicatesPage {
  private struct Name: Hashable {
    let path: [UInt8]
    let id: String?
    let line: Int?
  }

  private let found: FoundDuplicates
  /// The row in the table of each document of `found`.
  private let rows: [Int]
  private var units: [Int: UTF16Places] = [:]

  init(_ found: FoundDuplicates, overviews: [DocumentOverview]) {
    self.found = found
    let places = overviews.enumerated().map {
      (Name(path: $1.path, id: $1.recordID, line: $1.recordLine), $0)
    }
    let known = Dictionary(places) { first, _ in first }
    rows = found.documents.map { document in
      known[Name(path: document.path, id: document.recordID, line: document.recordLine)] ?? 0
    }
  }

  /// `{passages: [[a, start, end, b, start, end, similarity, words], …],
  /// pairs: [[a, b, jaccard, share of a, share of b], …], repeated: [{…}], clusters: [[…], …]}`.
  var json: [UInt8] {
    var places = self
    return places.write()
  }

  private mutating func write() -> [UInt8] {
    let report = found.report
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("passages")
    writer.beginArray()
    for (passage, ranges) in zip(report.passages, found.passageRanges) {
      writer.beginArray()
      write(passage.first.document, ranges.first, to: &writer)
      write(passage.second.document, ranges.second, to: &writer)
      writer.double(passage.similarity)
      writer.int(passage.words)
      writer.endArray()
    }
    writer.endArray()
    writer.key("pairs")
    writer.beginArray()
    for pair in report.pairs {
      writer.beginArray()
      writer.int(rows[pair.first])
      writer.int(rows[pair.second])
      writer.double(pair.jaccard)
      writer.double(pair.firstShare)
      writer.double(pair.secondShare)
      writer.endArray()
    }
    writer.endArray()
    writer.key("repeated")
    writer.beginArray()
    for (index, repeated) in report.repeated.enumerated() {
      writer.beginObject()
      writer.key("documents")
      writer.int(repeated.documents)
      writer.key("text")
      writer.string(bytes: found.repeatedTexts[index][...])
      writer.key("examples")
      writer.beginArray()
      for example in repeated.examples { writer.int(rows[example.document]) }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
    writer.key("clusters")
    writer.beginArray()
    for cluster in report.clusters {
      writer.beginArray()
      for member in cluster.members { writer.int(rows[member]) }
      writer.endArray()
    }
    writer.endArray()
    writer.endObject()
    return writer.bytes
  }

  private mutating func write(_ document: Int, _ range: TextRange, to writer: inout JSONWriter) {
    var places = units[document] ?? UTF16Places(found.texts[document])
    writer.int(rows[document])
    writer.int(places.offset(of: range.start))
    writer.int(places.offset(of: range.end))
    units[document] = places
  }
}
