import DrossDedup
import DrossText

/// Writes duplicates for people, one line each.
public struct DuplicatesTextReporter: Sendable {
  private let width: Int

  /// A reporter of lines of about `width` columns.
  public init(width: Int = 100) { self.width = width }

  /// Appends everything to `output`; nothing but the summary when nothing was found.
  public func write(_ found: FoundDuplicates, to output: inout [UInt8], hasSummary: Bool = true) {
    output += lines(of: found)
    if hasSummary { output += summary(found.counts) }
  }

  /// The lines of everything but the summary.
  public func lines(of found: FoundDuplicates) -> [UInt8] {
    var output: [UInt8] = []
    let report = found.report
    for pair in report.pairs {
      line(
        "documents ", pair.first, nil, " = ", pair.second, nil, of: found,
        ": Jaccard \(Self.percent(pair.jaccard)), contained \(Self.percent(pair.firstShare)) "
          + "and \(Self.percent(pair.secondShare))", to: &output)
    }
    for passage in found.passages {
      line(
        "passage ", passage.first.document, passage.first.range, " = ", passage.second.document,
        passage.second.range, of: found,
        ": \(passage.words) words, \(Self.percent(passage.similarity)) equal", to: &output)
    }
    for (index, repeated) in report.repeated.enumerated() {
      output += Array("repeated in \(repeated.documents) documents: ".utf8)
      output += Excerpt(found.repeatedTexts[index][...], width: max(40, width - 32)).bytes
      output.append(0x0A)
    }
    for cluster in report.clusters {
      output += Array("cluster of \(cluster.members.count) documents around ".utf8)
      name(cluster.representative, nil, of: found, to: &output)
      output.append(0x0A)
    }
    for dropped in found.dropped {
      line(
        "dropped ", dropped.document, nil, " for ", dropped.kept, nil, of: found,
        ": Jaccard \(Self.percent(dropped.jaccard)), contained \(Self.percent(dropped.share))",
        to: &output)
    }
    return output
  }

  /// The line behind all others.
  public func summary(_ counts: FoundDuplicates.Counts) -> [UInt8] {
    let passedOver = counts.passedOver > 0 ? " (\(counts.passedOver) more are in it)" : ""
    let others = counts.indexed.map { " against \($0) of the index\(passedOver)" } ?? ""
    let found = [
      TextReporter.count(counts.pairs, "pair"), TextReporter.count(counts.passages, "passage"),
      TextReporter.count(counts.repeated, "repeated passage"),
      TextReporter.count(counts.clusters, "cluster"),
    ]
    let documents = TextReporter.count(counts.documents, "document")
    return Array("\(documents)\(others): \(found.joined(separator: ", "))\n".utf8)
  }

  private func line(
    _ head: String, _ first: Int, _ firstRange: TextRange?, _ middle: String, _ second: Int,
    _ secondRange: TextRange?, of found: FoundDuplicates, _ tail: String, to output: inout [UInt8]
  ) {
    output += Array(head.utf8)
    name(first, firstRange, of: found, to: &output)
    output += Array(middle.utf8)
    name(second, secondRange, of: found, to: &output)
    output += Array(tail.utf8)
    output.append(0x0A)
  }

  private func name(
    _ index: Int, _ range: TextRange?, of found: FoundDuplicates, to output: inout [UInt8]
  ) {
    let document = found.documents[index]
    output += Excerpt(document.path[...], whiteSpace: .spelled).bytes
    if let id = document.recordID ?? document.recordLine.map({ String($0) }) {
      output.append(0x3A)
      output += Excerpt(Array(id.utf8)[...], whiteSpace: .spelled).bytes
    }
    if let range { output += Array("[\(range.start)..<\(range.end)]".utf8) }
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
