import DrossDedup
import DrossText

/// Writes duplicates as one table of comma-separated values (RFC 4180), with a line of names at the top.
///
/// Each passage and each pair of documents is a row; so is each example of a repeated passage, each member
/// of a cluster beside its representative, and each dropped document beside the one kept for it.
public struct DuplicatesCSVReporter: Sendable {
  private static let names = [
    "type", "a_path", "a_id", "a_record", "a_start", "a_end", "b_path", "b_id", "b_record",
    "b_start",
    "b_end", "similarity", "words", "jaccard", "a_contained", "b_contained", "by", "documents",
    "text",
  ]

  /// A reporter; it has no options.
  public init() {}

  /// Appends the whole table to `output`.
  public func write(_ found: FoundDuplicates, to output: inout [UInt8]) {
    output += header
    output += lines(of: found)
  }

  /// The row with the names of the columns.
  public var header: [UInt8] {
    Array((Self.names.joined(separator: ",") + "\r\n").utf8)
  }

  /// The rows of everything.
  public func lines(of found: FoundDuplicates) -> [UInt8] {
    var table = Rows(found, columns: Self.names.count)
    for passage in found.passages {
      table.word("passage")
      table.document(passage.first.document, passage.first.range)
      table.document(passage.second.document, passage.second.range)
      table.number(passage.similarity)
      table.word("\(passage.words)")
      table.endRow()
    }
    for pair in found.report.pairs {
      table.pair("document_pair", pair.first, pair.second, pair.jaccard)
      table.number(pair.firstShare)
      table.number(pair.secondShare)
      table.word(pair.reason.rawValue)
      table.endRow()
    }
    for (index, repeated) in found.report.repeated.enumerated() {
      for (example, range) in zip(repeated.examples, found.exampleRanges[index]) {
        table.word("repeated")
        table.document(example.document, range)
        table.skip(to: Self.names.count - 2)
        table.word("\(repeated.documents)")
        table.text(found.repeatedTexts[index])
        table.endRow()
      }
    }
    for cluster in found.report.clusters {
      for (member, similarity) in zip(cluster.members, cluster.similarities) {
        table.pair("cluster", cluster.representative, member, similarity)
        table.endRow()
      }
    }
    for dropped in found.dropped {
      table.pair("dropped", dropped.document, dropped.kept, dropped.jaccard)
      table.number(dropped.share)
      table.endRow()
    }
    return table.bytes
  }

  /// The rows so far.
  private struct Rows {
    var bytes: [UInt8] = []
    private let found: FoundDuplicates
    private let columns: Int
    private var column = 0

    init(_ found: FoundDuplicates, columns: Int) {
      self.found = found
      self.columns = columns
    }

    /// A value that needs no quotation marks.
    mutating func word(_ value: String) {
      if column > 0 { bytes.append(0x2C) }
      column += 1
      bytes += Array(value.utf8)
    }

    /// A value of any bytes; ill-formed ones become U+FFFD.
    mutating func text(_ value: [UInt8]) {
      let value = Array(String(decoding: value, as: UTF8.self).utf8)
      guard value.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else {
        word("")
        bytes += value
        return
      }
      word("\"")
      for byte in value {
        if byte == 0x22 { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    }

    mutating func number(_ value: Double) {
      var writer = JSONWriter()
      writer.double(value)
      word("")
      bytes += writer.bytes
    }

    mutating func skip(to end: Int) { while column < end { word("") } }

    /// The five columns of a document.
    mutating func document(_ index: Int, _ range: TextRange?) {
      let name = found.documents[index]
      text(name.path)
      text(Array((name.recordID ?? "").utf8))
      word(name.recordLine.map { "\($0)" } ?? "")
      word(range.map { "\($0.start)" } ?? "")
      word(range.map { "\($0.end)" } ?? "")
    }

    /// A row of two documents, up to their similarity.
    mutating func pair(_ type: String, _ first: Int, _ second: Int, _ jaccard: Double) {
      word(type)
      document(first, nil)
      document(second, nil)
      skip(to: 13)
      number(jaccard)
    }

    /// Ends the row; what is missing is empty.
    mutating func endRow() {
      skip(to: columns)
      bytes += [0x0D, 0x0A]
      column = 0
    }
  }
}
