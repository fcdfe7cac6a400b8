import DrossDedup
import DrossText

/// What documents share, as the page reads it; documents are told by their place in the table.
struct DuplicatesPage {
  private let found: FoundDuplicates
  private var units: [Int: UTF16Places] = [:]

  /// What documents share that were added in the order of the table.
  init(_ found: FoundDuplicates) { self.found = found }

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
    for passage in found.passages {
      writer.beginArray()
      write(passage.first.document, passage.first.range, to: &writer)
      write(passage.second.document, passage.second.range, to: &writer)
      writer.double(passage.similarity)
      writer.int(passage.words)
      writer.endArray()
    }
    writer.endArray()
    writer.key("pairs")
    writer.beginArray()
    for pair in report.pairs {
      writer.beginArray()
      writer.int(row(of: pair.first))
      writer.int(row(of: pair.second))
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
      for example in repeated.examples { writer.int(row(of: example.document)) }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
    writer.key("clusters")
    writer.beginArray()
    for cluster in report.clusters {
      writer.beginArray()
      for member in cluster.members { writer.int(row(of: member)) }
      writer.endArray()
    }
    writer.endArray()
    writer.endObject()
    return writer.bytes
  }

  /// The row of a document in the table.
  private func row(of document: Int) -> Int { found.documents.entryNumber(document) }

  private mutating func write(_ document: Int, _ range: TextRange, to writer: inout JSONWriter) {
    writer.int(row(of: document))
    for offset in [range.start, range.end] {
      writer.int(units[document, default: UTF16Places(found.texts[document])].offset(of: offset))
    }
  }
}
