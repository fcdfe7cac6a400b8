/// A fingerprint and the place where it stands, for whoever keeps it.
package struct Fingerprint: Hashable, Sendable, BitwiseCopyable {
  /// The upper 40 bits of the hash: what two have to have in common.
  package var key: UInt64
  /// The number of the text.
  package var text: UInt32
  /// The element that it starts at.
  package var place: UInt32

  /// A fingerprint of a text.
  package init(key: UInt64, text: UInt32, place: UInt32) {
    self.key = key
    self.text = text
    self.place = place
  }

  /// How many buckets there are.
  package static let bucketCount = BucketStore.bucketCount

  /// The part of the key that says which bucket a fingerprint is in; the others are a `UInt32`.
  static let keyBits: UInt64 = 32
}

/// Fingerprints of many texts, in an order that does not depend on how many there are.
package struct FingerprintStore: Sendable {
  private var postings: PostingStore
  /// The number of the first text.
  private let first: UInt32

  /// A store with nothing in it.
  ///
  /// - Parameter first: the number of the first text that will be added.
  package init(_ store: any WordStore = MemoryWords(), from first: UInt32 = 0) {
    postings = PostingStore(store)
    self.first = first
  }

  /// Adds the fingerprints of the next text.
  ///
  /// - Throws: what the store says.
  package mutating func add(_ print: DocumentPrint) throws(WordStoreError) {
    try postings.append(print)
  }

  /// Says that all texts are there.
  ///
  /// - Throws: what the store says.
  package mutating func finish() throws(WordStoreError) { try postings.finish() }

  /// The fingerprints of one bucket by key, then text and place; the buckets are in order of the keys.
  ///
  /// - Throws: what the store says.
  package func fingerprints(of bucket: Int) throws(WordStoreError) -> [Fingerprint] {
    let head = UInt64(bucket) << Fingerprint.keyBits
    var found = try postings.postings(of: bucket).map {
      Fingerprint(key: head | UInt64($0.key), text: $0.document + first, place: $0.position)
    }
    RadixSort.sort(&found, shift: 0, bits: Fingerprint.keyBits) { $0.key }
    return found
  }
}
