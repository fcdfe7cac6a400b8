/// The places of passages and of other examples, in order of their documents: each document that holds some is
/// taken apart once, however far apart they were found.
package struct PassageSides: Sendable {
  /// A place whose bytes are asked for.
  package struct Side: BitwiseCopyable, Sendable {
    /// The document that it is in.
    package let document: UInt32
    /// The number of the place, in the order that places were added in.
    package let slot: UInt32
    private let start: UInt32
    private let end: UInt32

    init(_ words: Span<UInt32>, at index: Int) {
      document = words[index]
      slot = words[index + 1]
      start = words[index + 2]
      end = words[index + 3]
    }

    /// The elements of the place.
    package var elements: Range<Int> { Int(start)..<Int(end) }
  }

  private static let width = 4

  private var sides: DocumentShares
  /// How many places there are.
  package private(set) var count = 0

  /// No places so far, in `documents` documents.
  package init(documents: Int, _ store: any WordStore) {
    sides = DocumentShares(width: Self.width, documents: documents, store)
  }

  /// Adds both sides of passages.
  ///
  /// - Throws: what the store says.
  package mutating func append(
    _ passages: [DuplicateReport.Passage]
  ) throws(WordStoreError) {
    var words: [UInt32] = []
    var shares: [UInt8] = []
    words.reserveCapacity(passages.count * 2 * Self.width)
    shares.reserveCapacity(passages.count * 2)
    for passage in passages {
      add(passage.first, to: &words, &shares)
      add(passage.second, to: &words, &shares)
    }
    try sides.append(words, buckets: shares)
  }

  /// Adds one more place.
  ///
  /// - Throws: what the store says.
  package mutating func append(_ place: DuplicateReport.Place) throws(WordStoreError) {
    var words: [UInt32] = []
    var shares: [UInt8] = []
    add(place, to: &words, &shares)
    try sides.append(words, buckets: shares)
  }

  private mutating func add(
    _ place: DuplicateReport.Place, to words: inout [UInt32], _ shares: inout [UInt8]
  ) {
    words.append(UInt32(truncatingIfNeeded: place.document))
    words.append(UInt32(truncatingIfNeeded: count))
    words.append(UInt32(truncatingIfNeeded: place.elements.lowerBound))
    words.append(UInt32(truncatingIfNeeded: place.elements.upperBound))
    shares.append(sides.bucket(of: UInt32(truncatingIfNeeded: place.document)))
    count += 1
  }

  /// Says that all places are there.
  ///
  /// - Throws: what the store says.
  package mutating func finish() throws(WordStoreError) { try sides.finish() }

  /// How many shares the places are in, once all are there; documents rise from one to the next.
  package var shareCount: Int { sides.count }

  /// The places of one share, by document; those of one document in the order that they were added in.
  ///
  /// - Throws: what the store says.
  package func sides(of share: Int) throws(WordStoreError) -> [Side] {
    let words = try sides.records(of: share)
    var found: [Side] = []
    found.reserveCapacity(words.count / Self.width)
    for start in stride(from: 0, to: words.count, by: Self.width) {
      found.append(Side(words.span, at: start))
    }
    RadixSort.sort(&found) { $0.document }
    return found
  }
}

/// The bytes of places, in order of their numbers.
package struct SideRanges: Sendable {
  private static let width = 3
  /// The fewest places that are read at a time.
  private static let leastPerPart = 1 << 15

  /// How many places there are.
  package let count: Int
  /// How many of them are read at a time; an even number.
  private let perPart: Int
  private var ranges: BucketStore

  /// No ranges so far, of `count` places.
  package init(count: Int, _ store: any WordStore) {
    self.count = count
    let share = (count + BucketStore.bucketCount - 1) / BucketStore.bucketCount
    perPart = max(Self.leastPerPart, (share + 1) / 2 * 2)
    ranges = BucketStore(width: Self.width, store)
  }

  /// Adds the bytes of some places, in any order.
  ///
  /// - Parameter numbers: slot, start and end of each place.
  /// - Throws: what the store says.
  package mutating func append(_ numbers: [UInt32]) throws(WordStoreError) {
    var parts: [UInt8] = []
    parts.reserveCapacity(numbers.count / Self.width)
    for start in stride(from: 0, to: numbers.count, by: Self.width) {
      parts.append(UInt8(truncatingIfNeeded: Int(numbers[start]) / perPart))
    }
    try ranges.append(numbers, buckets: parts)
  }

  /// Says that all ranges are there.
  ///
  /// - Throws: what the store says.
  package mutating func finish() throws(WordStoreError) { try ranges.finish() }

  /// How many parts the places are in.
  package var partCount: Int { (count + perPart - 1) / perPart }

  /// The numbers of the places of one part; it starts and ends between two passages.
  package func slots(of part: Int) -> Range<Int> {
    part * perPart..<min((part + 1) * perPart, count)
  }

  /// The start and the end of each place of one part, in order.
  ///
  /// - Throws: what the store says.
  package func ranges(of part: Int) throws(WordStoreError) -> [UInt32] {
    let slots = slots(of: part)
    let words = try ranges.records(of: part)
    var found = [UInt32](repeating: 0, count: slots.count * 2)
    for start in stride(from: 0, to: words.count, by: Self.width) {
      let place = (Int(words[start]) - slots.lowerBound) * 2
      found[place] = words[start + 1]
      found[place + 1] = words[start + 2]
    }
    return found
  }
}
