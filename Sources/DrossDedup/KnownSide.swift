/// The known texts that documents may have something in common with.
struct KnownSide: Sendable {
  /// The numbers of a fingerprint of a known text: key, text and place.
  private static let width = 3

  private var fingerprints: BucketStore
  /// The place that each known text was added at, behind all documents; those that take no part have none.
  private var places: [UInt32] = []
  /// Fingerprints that stand in too many known texts, by bucket, and in how many.
  private var frequent: [Int: [UInt32: Int]] = [:]
  /// Places of known texts start here.
  private var documentCount = Int.max
  /// Whether each document is a known text, by its final number; empty when none can be.
  private(set) var isKnown: [Bool] = []

  /// Whether a document is a known text.
  func isKnown(_ document: Int) -> Bool { !isKnown.isEmpty && isKnown[document] }

  /// A side that no text is on.
  init(_ store: any WordStore) { fingerprints = BucketStore(width: Self.width, store) }

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
  mutating func arrange(_ order: [UInt32]) {
    guard documentCount < Int.max else { return }
    isKnown = order.map { Int($0) >= documentCount }
  }

  /// Adds fingerprints of known texts, all of one bucket.
  mutating func add(_ found: [Fingerprint], bucket: Int) throws(WordStoreError) {
    var words: [UInt32] = []
    words.reserveCapacity(found.count * Self.width)
    for fingerprint in found {
      words.append(UInt32(truncatingIfNeeded: fingerprint.key))
      words.append(fingerprint.text)
      words.append(fingerprint.place)
    }
    try fingerprints.append(
      words,
      buckets: [UInt8](repeating: UInt8(truncatingIfNeeded: bucket), count: found.count))
  }

  /// Says that all fingerprints are there.
  mutating func finish() throws(WordStoreError) { try fingerprints.finish() }

  /// Gives the fingerprints back.
  mutating func removeFingerprints() {
    fingerprints = BucketStore(width: Self.width, MemoryWords())
  }

  /// Puts the fingerprints of one bucket behind those in `postings`, with the places that their texts were
  /// added at.
  ///
  /// - Parameter range: the range of keys that are wanted.
  func append(
    _ bucket: Int, keys range: ClosedRange<UInt32>, to postings: inout [Posting]
  ) throws(WordStoreError) {
    let words = try fingerprints.records(of: bucket)
    for start in stride(from: 0, to: words.count, by: Self.width)
    where range.contains(words[start]) {
      postings.append(
        Posting(
          key: words[start], document: places[Int(words[start + 1])], position: words[start + 2],
          around: Surroundings.unknown))
    }
  }

  /// The keys of all fingerprints of one bucket; those that stand in too many known texts come twice.
  func keys(of bucket: Int) throws(WordStoreError) -> [UInt32] {
    let words = try fingerprints.records(of: bucket)
    var keys = stride(from: 0, to: words.count, by: Self.width).map { words[$0] }
    for key in frequent(in: bucket).keys { keys += [key, key] }
    return keys
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
  package mutating func beginKnown(_ count: Int) throws(WordStoreError) {
    try postings.flush()
    known.begin(count, after: documentCount)
  }

  /// The keys of the fingerprints of one bucket, each once and in order.
  ///
  /// - Parameter isLeftOut: whether the document at each place is left out.
  /// - Throws: what a store says.
  package func keys(of bucket: Int, isLeftOut: [Bool]) throws(WordStoreError) -> [UInt64] {
    let head = UInt64(bucket) << Fingerprint.keyBits
    var keys: [UInt64] = []
    for posting in try postings.postings(of: bucket) where !isLeftOut[Int(posting.document)] {
      keys.append(head | UInt64(posting.key))
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
  package mutating func take(_ links: KnownLinks, of bucket: Int) throws(WordStoreError) {
    try known.add(links.fingerprints, bucket: bucket)
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
  package mutating func addKnown(
    _ text: UInt32, whole: UInt64, count: Int, of texts: any KnownTexts
  ) {
    known.add(text, place: documentCount)
    store.append(text, count: count, of: texts)
    wholes.append(whole)
  }
}
