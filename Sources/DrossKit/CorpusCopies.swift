import DrossDedup
import DrossReport
import DrossRules
import DrossText

/// What of each document stands in others too, put into words.
struct CorpusCopies {
  /// More places than this tell a reader nothing new.
  private static let mostPlaces = 3
  /// The share of a document that must stand in another one.
  private static let leastShare = 0.5

  /// What was found, by document.
  let byPlace: [Corpus.Place: [CorpusEvidence.Copy]]

  /// - Parameter groups: for each document the number that its near copies have too.
  init(_ found: FoundDuplicates, groups: [Int]) {
    var passages: [Int: [TextRange: [String]]] = [:]
    var hidden: [Int: [TextRange: Int]] = [:]
    func add(_ range: TextRange, of document: Int, _ place: () -> String) {
      if passages[document]?[range]?.count == Self.mostPlaces {
        hidden[document, default: [:]][range, default: 0] += 1
      } else {
        passages[document, default: [:]][range, default: []].append(place())
      }
    }
    // Passages of near copies say no more than that they are.
    for passage in found.passages
    where groups[passage.first.document] != groups[passage.second.document] {
      let similarity = Self.percent(passage.similarity)
      for (side, other) in [(passage.first, passage.second), (passage.second, passage.first)] {
        add(side.range, of: side.document) {
          Self.place(found.documents[other.document], other.range, similarity)
        }
      }
    }
    var copies: [Corpus.Place: [CorpusEvidence.Copy]] = [:]
    // Documents of the same name share a place: what is said there has the order of documents.
    for (document, pair) in Self.closest(found.report).sorted(by: { $0.key < $1.key }) {
      let share = pair.first == document ? pair.firstShare : pair.secondShare
      let other = pair.first == document ? pair.second : pair.first
      let words =
        "\(Self.percent(share)) of it stands in \(Self.name(found.documents[other])); "
        + "of all runs of five words \(Self.percent(pair.jaccard)) are in both"
      copies[Corpus.Place(found.documents[document]), default: []].append(
        .init(kind: .document, range: TextRange(0, .max), places: [words]))
    }
    for (document, ranges) in passages.sorted(by: { $0.key < $1.key }) {
      let place = Corpus.Place(found.documents[document])
      for (range, places) in ranges.sorted(by: { $0.key < $1.key }) {
        let more = hidden[document]?[range].map { ["and in \($0) more places"] } ?? []
        copies[place, default: []].append(
          .init(kind: .passage, range: range, places: places + more))
      }
    }
    byPlace = copies
  }

  /// For each document the pair with the one that holds most of it.
  private static func closest(_ report: DuplicateReport) -> [Int: DuplicateReport.Pair] {
    var closest: [Int: DuplicateReport.Pair] = [:]
    for pair in report.pairs {
      for document in [pair.first, pair.second] {
        let share = pair.first == document ? pair.firstShare : pair.secondShare
        // A long document that holds all of a short one is no copy of it.
        guard share >= leastShare || pair.reason == .jaccard else { continue }
        guard let best = closest[document] else {
          closest[document] = pair
          continue
        }
        let bestShare = best.first == document ? best.firstShare : best.secondShare
        if (pair.jaccard, share) > (best.jaccard, bestShare) { closest[document] = pair }
      }
    }
    return closest
  }

  private static func place(
    _ name: DocumentName, _ range: TextRange, _ similarity: String
  ) -> String {
    "\(similarity) the same as bytes \(range.start)–\(range.end) of \(Self.name(name))"
  }

  private static func name(_ name: DocumentName) -> String {
    let path = String(decoding: name.path, as: UTF8.self)
    if let id = name.recordID { return "\(path), record \(id)" }
    if let line = name.recordLine { return "\(path), record on line \(line)" }
    return path
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
