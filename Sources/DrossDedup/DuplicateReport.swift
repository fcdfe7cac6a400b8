/// What several documents have in common.
///
/// Documents are told by their number, ranges in elements.
public struct DuplicateReport: Sendable {
  /// A range of elements in one document.
  ///
  /// Kept in 32 bits each, for there may be very many.
  public struct Place: Hashable, Sendable {
    private let number: UInt32
    private let start: UInt32
    private let end: UInt32

    /// The elements `elements` of `document`.
    public init(document: Int, elements: Range<Int>) {
      number = UInt32(document)
      start = UInt32(elements.lowerBound)
      end = UInt32(elements.upperBound)
    }

    /// The number of the document.
    public var document: Int { Int(number) }
    /// The elements, counted from the start of the document; never empty.
    public var elements: Range<Int> { Int(start)..<Int(end) }
  }

  /// Two places that say the same.
  public struct Passage: Hashable, Sendable {
    /// The place in the document that comes first.
    public var first: Place
    /// The other place.
    public var second: Place
    /// The share of both sides that is equal and in order, from 0 to 1.
    public var similarity: Double
    /// The elements of the longer side.
    public var words: Int { max(first.elements.count, second.elements.count) }

    /// Two places of the given similarity.
    public init(first: Place, second: Place, similarity: Double) {
      self.first = first
      self.second = second
      self.similarity = similarity
    }
  }

  /// Why a pair of documents is told.
  public enum Reason: String, Sendable {
    /// Their runs of five elements are the same ones.
    case jaccard
    /// The shorter one stands in the longer one.
    case alignment
    /// The runs of three elements of the shorter one stand in the longer one; told where no passages are
    /// looked for.
    case containment
  }

  /// Two documents that are nearly the same, or of which one holds much of the other.
  public struct Pair: Hashable, Sendable {
    /// The document that comes first.
    public var first: Int
    /// The other one.
    public var second: Int
    /// Exact Jaccard similarity of the sets of runs of five elements.
    public var jaccard: Double
    /// The share of the first document that stands in the second.
    public var firstShare: Double
    /// The share of the second document that stands in the first.
    public var secondShare: Double
    /// Why it is told.
    public var reason: Reason
  }

  /// A passage that stands in too many documents to pair them.
  public struct Repeated: Hashable, Sendable {
    /// The number of documents that hold it; of equal ones only the first counts.
    public var documents: Int
    /// At most three places, in order of the documents.
    public var examples: [Place]
  }

  /// Documents that hang together by pairs.
  public struct Cluster: Hashable, Sendable {
    /// The longest document; of equally long ones the first.
    public var representative: Int
    /// All documents in order, the representative too.
    public var members: [Int]
    /// Exact Jaccard similarity of each member with the representative.
    public var similarities: [Double]
  }

  /// A report without findings.
  public init() {}

  /// How many elements each document has.
  public var lengths: [Int] = []
  /// For each document the first one that says the same element for element; itself when there is none.
  public var firsts: [Int] = []
  /// Whether each document was known from before; empty when none was.
  public var known: [Bool] = []
  /// Passages by their documents and places.
  public var passages: [Passage] = []
  /// Pairs of documents, in order.
  public var pairs: [Pair] = []
  /// Repeated passages, the most frequent first.
  public var repeated: [Repeated] = []
  /// Clusters by their first members.
  public var clusters: [Cluster] = []

  /// Whether a document was known from before.
  public func isKnown(_ document: Int) -> Bool { !known.isEmpty && known[document] }
}
