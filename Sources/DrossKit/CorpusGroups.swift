import DrossDedup
import DrossFormats
import DrossReport
import DrossRules
import DrossText

/// Which documents of a corpus count as one, because they are copies of each other.
///
/// Two pages of one site may be alike for all that the site puts around them. So it is not counted how
/// much of the pages is the same, but how much of what the rules leave of them.
struct CorpusGroups {
  /// When more than this share of what is left of a text stands in another one, they are copies: as for the
  /// cap on removals, it is likelier then that the text is wanted than that it is all dross.
  private static let mostShared = 0.6

  private let cleaner = Cleaner(options: .init(maxRemoved: 1))
  private let texts: Deduplicator.OrderedTexts
  private var masks: [Int: [Bool]] = [:]

  init(_ texts: Deduplicator.OrderedTexts) { self.texts = texts }

  /// For each document a number that its copies have too.
  ///
  /// - Throws: `cannotRead`, of the temporary file.
  /// - Complexity: O(bytes) of the documents that are in pairs.
  mutating func numbers(_ found: FoundDuplicates) throws(FormatError) -> [Int] {
    var report = found.report
    var pairs: [DuplicateReport.Pair] = []
    let passages = report.passages
    var next = 0
    for pair in report.pairs {
      // Both are in order of their documents.
      while next < passages.count, Self.key(passages[next]) < (pair.first, pair.second) {
        next += 1
      }
      var shared: [FoundDuplicates.Passage] = []
      var place = next
      while place < passages.count, Self.key(passages[place]) == (pair.first, pair.second) {
        shared.append(found.passages[place])
        place += 1
      }
      if pair.jaccard == 1 || shared.isEmpty {
        pairs.append(pair)
        continue
      }
      let first = try self.share(of: shared.map(\.first.range), in: pair.first)
      let second = try self.share(of: shared.map(\.second.range), in: pair.second)
      if max(first, second) > Self.mostShared { pairs.append(pair) }
      forget(before: pair.first)
    }
    report.pairs = pairs
    return report.groups(minJaccard: 0)
  }

  private static func key(_ passage: DuplicateReport.Passage) -> (Int, Int) {
    (passage.first.document, passage.second.document)
  }

  /// The share of what the rules leave of a document that lies in `ranges`; 1 when they leave nothing.
  private mutating func share(
    of ranges: [TextRange], in document: Int
  ) throws(FormatError) -> Double {
    if masks[document] == nil { masks[document] = Self.left(of: try texts.text(document), cleaner) }
    guard var left = masks[document] else { return 1 }
    let total = left.count { $0 }
    for range in ranges {
      for index in range.range { left[index] = false }
    }
    return total == 0 ? 1 : Double(total - left.count { $0 }) / Double(total)
  }

  /// For each byte whether it says something and stays when the text is cleaned.
  private static func left(of text: [UInt8], _ cleaner: Cleaner) -> [Bool] {
    var left = text.map { $0 > 0x20 }
    for edit in cleaner.clean(text).plan.edits where edit.replacement.isEmpty {
      for index in edit.range.range { left[index] = false }
    }
    return left
  }

  /// Documents that come first in pairs rise: no earlier one is asked for as such, and few as second ones.
  private mutating func forget(before document: Int) {
    if masks.count > 64 { masks = masks.filter { $0.key >= document } }
    if masks.count > 1024 { masks.removeAll() }
  }
}
