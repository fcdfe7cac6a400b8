public import DrossDedup
public import DrossFormats
public import DrossReport
import DrossText

/// What several documents have in common, for when there is more of it than memory may hold: passages, pairs and
/// clusters are in temporary files without names and are read in parts.
public struct StoredDuplicates: Sendable {
  /// A kind of thing that was found.
  public enum Section: Sendable {
    /// Passages that two documents share.
    case passages
    /// Pairs of documents.
    case pairs
    /// Passages that stand in too many documents to pair them.
    case repeated
    /// Documents that hang together by pairs.
    case clusters
    /// Documents that are left out of a corpus.
    case dropped
  }

  /// How many pairs, and how many dropped documents, are read at a time.
  private static let partSize = 1 << 13

  /// The documents; they are counted in this order.
  public let documents: DocumentNames
  /// How much of everything was found.
  public let counts: FoundDuplicates.Counts
  /// Documents that are left out of a corpus, once that was asked for.
  public private(set) var dropped: [DuplicateReport.Dropped] = []

  private let findings: FindingStore
  private let located: LocatedPassages
  /// What stands in too many documents, and what is known of each document.
  private let repeated: [DuplicateReport.Repeated]
  private let outline: DocumentOutline
  /// The texts; none when documents alone were looked for.
  let texts: Deduplicator.OrderedTexts

  /// What is known of each document when it was compared with the others.
  struct DocumentOutline: Sendable {
    /// How many elements it has.
    var lengths: [UInt32]
    /// The first document that says the same.
    var firsts: [UInt32]
    /// Whether it is of an index; empty when none is.
    var known: [Bool]
  }

  init(
    _ documents: DocumentNames, _ counts: FoundDuplicates.Counts, _ findings: FindingStore,
    _ located: LocatedPassages, _ repeated: [DuplicateReport.Repeated], _ outline: DocumentOutline,
    _ texts: Deduplicator.OrderedTexts
  ) {
    self.documents = documents
    self.findings = findings
    self.located = located
    self.repeated = repeated
    self.outline = outline
    self.counts = counts
    self.texts = texts
  }

  /// Finds the documents that may be left out of a corpus, as `NearCopies` tells them.
  ///
  /// - Throws: `cannotRead`, of a temporary file.
  public mutating func dropNearCopies() throws(FormatError) {
    var copies = NearCopies(documents: documents.count)
    do throws(WordStoreError) {
      for part in 0..<partCount(of: .pairs) { copies.add(try pairs(ofPart: part)) }
    } catch { throw FormatError(error) }
    dropped = copies.dropped(
      lengths: outline.lengths, firsts: outline.firsts, known: outline.known)
  }

  /// How many parts a section is in.
  public func partCount(of section: Section) -> Int {
    func parts(_ count: Int) -> Int { (count + Self.partSize - 1) / Self.partSize }
    return switch section {
    case .passages: located.ranges.partCount
    case .pairs: parts(counts.pairs)
    case .repeated: counts.repeated > 0 ? 1 : 0
    case .clusters: findings.clusterPartCount
    case .dropped: parts(dropped.count)
    }
  }

  /// One part of a section, and nothing else; one after the other they are all of it.
  ///
  /// May be called from several threads at once.
  ///
  /// - Throws: `cannotRead`, of a temporary file.
  public func part(_ number: Int, of section: Section) throws(FormatError) -> FoundDuplicates {
    var report = DuplicateReport()
    report.known = outline.known
    var ranges: [UInt32] = []
    do throws(WordStoreError) {
      switch section {
      case .passages:
        let slots = located.ranges.slots(of: number)
        report.passages = try findings.passages(slots.lowerBound / 2..<slots.upperBound / 2)
        ranges = try located.ranges.ranges(of: number)
      case .pairs: report.pairs = try pairs(ofPart: number)
      case .repeated: report.repeated = repeated
      case .clusters: report.clusters = try findings.clusters(ofPart: number)
      case .dropped: break
      }
    } catch { throw FormatError(error) }
    var found = FoundDuplicates(
      documents: documents, report: report, passageBytes: ranges,
      exampleRanges: section == .repeated ? located.exampleRanges : [],
      repeatedTexts: section == .repeated ? located.repeatedTexts : [])
    if section == .dropped {
      let start = number * Self.partSize
      found.dropped = Array(dropped[start..<min(start + Self.partSize, dropped.count)])
    }
    return found
  }

  private func pairs(ofPart part: Int) throws(WordStoreError) -> [DuplicateReport.Pair] {
    let start = part * Self.partSize
    return try findings.pairs(start..<min(start + Self.partSize, counts.pairs))
  }

  /// All of it in memory.
  ///
  /// - Parameter withTexts: whether the texts are too; there are none when documents alone were looked for, and
  ///   none of documents of an index.
  /// - Throws: `cannotRead`, of a temporary file; `changedFile`.
  public func loaded(withTexts: Bool = false) throws(FormatError) -> FoundDuplicates {
    var report = DuplicateReport()
    report.lengths = outline.lengths.map { Int($0) }
    report.firsts = outline.firsts.map { Int($0) }
    report.known = outline.known
    report.repeated = repeated
    var ranges: [UInt32] = []
    report.passages.reserveCapacity(counts.passages)
    ranges.reserveCapacity(counts.passages * 4)
    do throws(WordStoreError) {
      for part in 0..<partCount(of: .passages) {
        let slots = located.ranges.slots(of: part)
        report.passages += try findings.passages(slots.lowerBound / 2..<slots.upperBound / 2)
        ranges += try located.ranges.ranges(of: part)
      }
      report.pairs = try findings.pairs(0..<counts.pairs)
      for part in 0..<partCount(of: .clusters) {
        report.clusters += try findings.clusters(ofPart: part)
      }
    } catch { throw FormatError(error) }
    var found = FoundDuplicates(
      documents: documents, report: report, passageBytes: ranges,
      exampleRanges: located.exampleRanges, repeatedTexts: located.repeatedTexts)
    found.addedCount = counts.documents
    found.indexedCount = counts.indexed
    found.passedOver = counts.passedOver
    found.dropped = dropped
    if withTexts, texts.texts.count > 0 {
      for document in documents.indices {
        found.texts.append(report.isKnown(document) ? [] : try texts.text(document))
      }
    }
    return found
  }
}
