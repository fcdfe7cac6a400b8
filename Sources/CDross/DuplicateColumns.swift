import CDrossHeader
import DrossKit

/// Puts what documents have in common into columns.
enum DuplicateColumns {
  static func make(_ found: FoundDuplicates) -> UnsafeMutablePointer<dross_duplicates> {
    let columns = Columns()
    let outcome = UnsafeMutablePointer<dross_duplicates>.allocate(capacity: 1)
    unsafe outcome.initialize(
      to: dross_duplicates(
        documents: Int64(found.documents.count), passages: passages(found, columns),
        pairs: pairs(found.report.pairs, columns),
        clusters: clusters(found.report.clusters, columns),
        dropped: dropped(found.report.dropped(), columns), repeated: repeated(found, columns),
        owner: columns.handedOver()))
    return unsafe outcome
  }

  private static func passages(_ found: FoundDuplicates, _ columns: Columns) -> dross_passages {
    unsafe passages(
      found.report.passages, found.passages.map { ($0.first.range, $0.second.range) }, columns)
  }

  /// Passages with the ranges that are to be told.
  static func passages(
    _ passages: [DuplicateReport.Passage], _ ranges: [(first: TextRange, second: TextRange)],
    _ columns: Columns
  ) -> dross_passages {
    unsafe dross_passages(
      count: Int64(passages.count),
      first: columns.column(passages.map { Int64($0.first.document) }),
      second: columns.column(passages.map { Int64($0.second.document) }),
      first_start: columns.column(ranges.map { Int64($0.first.start) }),
      first_end: columns.column(ranges.map { Int64($0.first.end) }),
      second_start: columns.column(ranges.map { Int64($0.second.start) }),
      second_end: columns.column(ranges.map { Int64($0.second.end) }),
      similarity: columns.column(passages.map(\.similarity)),
      words: columns.column(passages.map { Int64($0.words) }))
  }

  static func pairs(_ pairs: [DuplicateReport.Pair], _ columns: Columns) -> dross_pairs {
    unsafe dross_pairs(
      count: Int64(pairs.count), first: columns.column(pairs.map { Int64($0.first) }),
      second: columns.column(pairs.map { Int64($0.second) }),
      jaccard: columns.column(pairs.map(\.jaccard)),
      first_share: columns.column(pairs.map(\.firstShare)),
      second_share: columns.column(pairs.map(\.secondShare)),
      by_jaccard: columns.column(pairs.map { $0.reason == .jaccard ? 1 : 0 as UInt8 }))
  }

  private static func clusters(
    _ clusters: [DuplicateReport.Cluster], _ columns: Columns
  ) -> dross_clusters {
    unsafe dross_clusters(
      count: Int64(clusters.count),
      representative: columns.column(clusters.map { Int64($0.representative) }),
      offsets: columns.column(FindingPart.offsets(of: [clusters.map { Int64($0.members.count) }])),
      members: columns.column(clusters.map { $0.members.map { Int64($0) } }),
      similarity: columns.column(clusters.map(\.similarities)))
  }

  private static func dropped(
    _ dropped: [DuplicateReport.Dropped], _ columns: Columns
  ) -> dross_dropped {
    unsafe dross_dropped(
      count: Int64(dropped.count), document: columns.column(dropped.map { Int64($0.document) }),
      kept: columns.column(dropped.map { Int64($0.kept) }),
      jaccard: columns.column(dropped.map(\.jaccard)), share: columns.column(dropped.map(\.share)))
  }

  private static func repeated(_ found: FoundDuplicates, _ columns: Columns) -> dross_repeated {
    var texts = StringColumn()
    for text in found.repeatedTexts { texts.append(text) }
    let repeated = found.report.repeated
    return unsafe dross_repeated(
      count: Int64(repeated.count),
      documents: columns.column(repeated.map { Int64($0.documents) }),
      texts: columns.strings(texts))
  }
}
