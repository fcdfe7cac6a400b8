public import DrossDedup
public import DrossText

/// What several documents have in common, with the bytes that it stands at.
public struct FoundDuplicates: Sendable {
  /// A document by the names that people know it by.
  public struct Document: Hashable, Sendable {
    /// The path, or `-` for standard input; it need not be UTF-8.
    public var path: [UInt8]
    /// The name of the record, for a file of many.
    public var recordID: String?
    /// The line of the record in its file, from 1, for a file of many.
    public var recordLine: Int?

    /// A document of the given names.
    public init(path: [UInt8], recordID: String? = nil, recordLine: Int? = nil) {
      self.path = path
      self.recordID = recordID
      self.recordLine = recordLine
    }
  }

  /// The documents; the report counts them in this order.
  public var documents: DocumentNames
  /// The texts of the documents, in the same order; none unless they were asked for.
  public var texts: [[UInt8]] = []
  /// What was found.
  public var report: DuplicateReport
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

  /// The bytes of both sides of each passage of the report.
  public var passageRanges: some RandomAccessCollection<(first: TextRange, second: TextRange)> {
    (0..<passageBytes.count / 4).lazy.map { ranges(ofPassage: $0) }
  }

  /// The bytes of both sides of the passage of that number.
  public func ranges(ofPassage number: Int) -> (first: TextRange, second: TextRange) {
    func byte(_ index: Int) -> Int { Int(passageBytes[number * 4 + index]) }
    return (TextRange(byte(0), byte(1)), TextRange(byte(2), byte(3)))
  }

  /// What was found, with its places.
  ///
  /// - Parameter passageBytes: for each passage the start and the end of the first side, then of the second.
  public init(
    documents: some Sequence<Document>, report: DuplicateReport, passageBytes: [UInt32],
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
