/// A fingerprint and the place where it stands, for whoever keeps it.
public struct Fingerprint: Hashable, Sendable, BitwiseCopyable {
  /// The upper 40 bits of the hash: what two have to have in common.
  public var key: UInt64
  /// The number of the text.
  public var text: UInt32
  /// The element that it starts at.
  public var place: UInt32

  /// A fingerprint of a text.
  public init(key: UInt64, text: UInt32, place: UInt32) {
    self.key = key
    self.text = text
    self.place = place
  }

  /// How many buckets there are.
  public static let bucketCount = BucketStore.bucketCount

  /// The part of the key that says which bucket a fingerprint is in; the others are a `UInt32`.
  static let keyBits: UInt64 = 32
}

/// Fingerprints of many texts, in an order that does not depend on how many there are.
public struct FingerprintStore: Sendable {
  private var postings: BucketStore

  /// A store with nothing in it.
  public init(_ store: any WordStore = MemoryWords()) {
    postings = BucketStore(width: Posting.width, store)
  }

  /// Adds the fingerprints of a text; texts come in order of their numbers.
  ///
  /// - Throws: what the store says.
  public mutating func add(_ print: DocumentPrint, text: UInt32) throws(WordStoreError) {
    try postings.append(
      print.postings(document: text), buckets: print.hashes.map(Posting.bucket))
  }

  /// Says that all texts are there.
  ///
  /// - Throws: what the store says.
  public mutating func finish() throws(WordStoreError) { try postings.finish() }

  /// The fingerprints of one bucket by key, then text and place; the buckets are in order of the keys.
  ///
  /// - Throws: what the store says.
  public func fingerprints(of bucket: Int) throws(WordStoreError) -> [Fingerprint] {
    let words = try postings.records(of: bucket)
    var found: [Fingerprint] = []
    found.reserveCapacity(words.count / Posting.width)
    let head = UInt64(bucket) << Fingerprint.keyBits
    for start in stride(from: 0, to: words.count, by: Posting.width) {
      found.append(
        Fingerprint(
          key: head | UInt64(words[start]), text: words[start + 1], place: words[start + 2]))
    }
    RadixSort.sort(&found, shift: 0, bits: Fingerprint.keyBits) { $0.key }
    return found
  }
}
