public import DrossDedup
public import DrossText

/// What several documents have in common, with the bytes that it stands at.
public struct FoundDuplicates: Sendable {
  /// One of two places that say the same.
  public struct Side: Hashable, Sendable {
    /// The number of the document, as an index of `documents`.
    public let document: Int
    /// The bytes of the place.
    public let range: TextRange
  }

  /// A passage that two documents share.
  public struct Passage: Hashable, Sendable {
    /// The place in the document that comes first.
    public let first: Side
    /// The other place.
    public let second: Side
    /// The number of words of the longer side, or of letters where words are not told apart.
    public let words: Int
    /// The share of both sides that is equal and in order, from 0 to 1.
    public let similarity: Double
  }

  /// The passages that were found, in the order of their documents.
  public struct Passages: RandomAccessCollection, Sendable {
    fileprivate let passages: [DuplicateReport.Passage]
    fileprivate let bytes: [UInt32]

    /// The number of the first passage.
    public var startIndex: Int { 0 }
    /// How many passages there are.
    public var endIndex: Int { passages.count }

    /// The passage of that number.
    public subscript(number: Int) -> Passage {
      let passage = passages[number]
      func side(_ document: Int, _ index: Int) -> Side {
        Side(
          document: document,
          range: TextRange(Int(bytes[number * 4 + index]), Int(bytes[number * 4 + index + 1])))
      }
      return Passage(
        first: side(passage.first.document, 0), second: side(passage.second.document, 2),
        words: passage.words, similarity: passage.similarity)
    }
  }

  /// The documents; the report counts them in this order.
  public var documents: DocumentNames
  /// The texts of the documents, in the same order; none unless they were asked for.
  public var texts: [[UInt8]] = []
  /// What was found.
  public let report: DuplicateReport
  /// The bytes of the sides of all passages, 32 bits each: start and end of the first side, then of the
  /// second one.
  private let passageBytes: [UInt32]
  /// The bytes of the examples of each repeated passage.
  public var exampleRanges: [[TextRange]]
  /// The text of the first example of each repeated passage.
  public var repeatedTexts: [[UInt8]]
  /// Documents that are left out of a corpus, when that was asked for.
  public var dropped: [DuplicateReport.Dropped] = []

  /// How many documents were looked at; others are of an index that they were compared with.
  public var addedCount: Int
  /// How many documents the index has that they were compared with; `nil` when there was none.
  public var indexedCount: Int?
  /// How many documents were left out, since the index has them under the same name.
  public var passedOver = 0

  /// The passages of the report, with the bytes that they stand at.
  public var passages: Passages { Passages(passages: report.passages, bytes: passageBytes) }

  /// What was found, with its places.
  ///
  /// - Parameter passageBytes: for each passage the start and the end of the first side, then of the second.
  public init(
    documents: some Sequence<DocumentName>, report: DuplicateReport, passageBytes: [UInt32],
    exampleRanges: [[TextRange]], repeatedTexts: [[UInt8]]
  ) {
    self.documents = documents as? DocumentNames ?? DocumentNames(documents)
    addedCount = self.documents.count
    self.report = report
    self.passageBytes = passageBytes
    self.exampleRanges = exampleRanges
    self.repeatedTexts = repeatedTexts
  }

  /// Whether there is nothing to tell.
  public var isEmpty: Bool { counts.isEmpty }

  /// How much of everything was found.
  public struct Counts: Hashable, Sendable {
    /// The documents that were looked at.
    public var documents = 0
    /// Passages that two documents share.
    public var passages = 0
    /// Pairs of documents.
    public var pairs = 0
    /// Passages that stand in too many documents to pair them.
    public var repeated = 0
    /// Clusters of documents.
    public var clusters = 0
    /// Documents of the index that the others were compared with; `nil` when there was none.
    public var indexed: Int?
    /// How many documents were left out, since the index has them under the same name.
    public var passedOver = 0

    /// Counts of zero.
    public init() {}

    /// Whether there is nothing to tell.
    public var isEmpty: Bool { passages == 0 && pairs == 0 && repeated == 0 }
  }

  /// How much of everything there is.
  public var counts: Counts {
    var counts = Counts()
    counts.documents = addedCount
    counts.passages = report.passages.count
    counts.pairs = report.pairs.count
    counts.repeated = report.repeated.count
    counts.clusters = report.clusters.count
    counts.indexed = indexedCount
    counts.passedOver = passedOver
    return counts
  }
}
