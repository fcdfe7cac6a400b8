/// The known texts that documents may have something in common with.
struct KnownSide: Sendable {
  /// Marks the number of a known text in a posting.
  static let mark: UInt32 = 1 << 31

  /// The place that each known text was added at, behind all documents; those that take no part have none.
  private var places: [UInt32] = []
  /// Fingerprints that stand in too many known texts, by bucket, and in how many.
  private var frequent: [Int: [UInt32: Int]] = [:]
  /// Places of known texts start here.
  private var documentCount = Int.max
  /// Whether each document is a known text, by its final number; empty when none can be.
  private(set) var isKnown: [Bool] = []

  /// Makes room for `count` known texts behind `documents` documents.
  mutating func begin(_ count: Int, after documents: Int) {
    places = [UInt32](repeating: 0, count: count)
    documentCount = documents
  }

  /// Notes the place of a known text; of equal ones the last one called counts.
  mutating func add(_ text: UInt32, place: Int) {
    places[Int(text)] = UInt32(truncatingIfNeeded: place)
  }

  /// Notes a fingerprint that stands in too many known texts.
  mutating func add(frequent key: UInt64, count: Int) {
    let bucket = Int(key >> Fingerprint.keyBits)
    frequent[bucket, default: [:]][UInt32(truncatingIfNeeded: key)] = count
  }

  /// Says what number the document at each place has.
  mutating func arrange(_ order: [Int]) {
    guard documentCount < Int.max else { return }
    isKnown = order.map { $0 >= documentCount }
  }

  /// The place of a document by its number in a posting.
  @inline(__always)
  func place(of number: UInt32) -> Int {
    number & Self.mark == 0 ? Int(number) : Int(places[Int(number & ~Self.mark)])
  }

  /// Fingerprints of one bucket that stand in too many known texts.
  func frequent(in bucket: Int) -> [UInt32: Int] { frequent[bucket] ?? [:] }
}

extension DuplicateFinder {
  /// Says that all documents are there, and that they are compared with known texts too.
  ///
  /// Then come, in any order, what `take` and `add` say of the known texts; then `arrange`.
  ///
  /// - Throws: what a store says.
  public mutating func beginKnown(_ count: Int) throws(WordStoreError) {
    try postings.flush()
    known.begin(count, after: documentCount)
  }

  /// The keys of the fingerprints of one bucket, each once and in order.
  ///
  /// - Parameter isLeftOut: whether the document at each place is left out.
  /// - Throws: what a store says.
  public func keys(of bucket: Int, isLeftOut: [Bool]) throws(WordStoreError) -> [UInt64] {
    let words = try postings.records(of: bucket)
    var keys: [UInt64] = []
    keys.reserveCapacity(words.count / Posting.width)
    let head = UInt64(bucket) << Fingerprint.keyBits
    for start in stride(from: 0, to: words.count, by: Posting.width)
    where !isLeftOut[Int(words[start + 1])] {
      keys.append(head | UInt64(words[start]))
    }
    RadixSort.sort(&keys, shift: 0, bits: Fingerprint.keyBits) { $0 }
    var distinct: [UInt64] = []
    distinct.reserveCapacity(keys.count)
    for key in keys where key != distinct.last { distinct.append(key) }
    return distinct
  }

  /// Takes what the known texts have in common with the documents in one bucket.
  ///
  /// - Throws: what a store says.
  public mutating func take(_ links: KnownLinks, of bucket: Int) throws(WordStoreError) {
    var words: [UInt32] = []
    words.reserveCapacity(links.fingerprints.count * Posting.width)
    for fingerprint in links.fingerprints {
      words.append(UInt32(truncatingIfNeeded: fingerprint.key))
      words.append(fingerprint.text | KnownSide.mark)
      words.append(fingerprint.place)
    }
    try postings.append(
      words,
      buckets: [UInt8](
        repeating: UInt8(truncatingIfNeeded: bucket), count: links.fingerprints.count))
    for (index, key) in links.frequentKeys.enumerated() {
      known.add(frequent: key, count: links.frequentCounts[index])
    }
  }

  /// Adds a document that says a known text; its number is its place until `arrange`.
  ///
  /// The document that comes first of all that say the same one is added last.
  ///
  /// - Parameter whole: the hash of all elements.
  /// - Parameter count: how many elements it has.
  public mutating func addKnown(
    _ text: UInt32, whole: UInt64, count: Int, of texts: any KnownTexts
  ) {
    known.add(text, place: documentCount)
    store.append(text, count: count, of: texts)
    wholes.append(whole)
  }
}
