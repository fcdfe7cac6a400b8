/// Records that begin with the number of a document, in shares of documents that follow each other: what is in one
/// share can be read without the others.
///
/// At first all shares have equally many documents. When all records are there, one with very many of them is parted
/// once more: in a corpus that holds the same texts again and again, the documents that come first have most partners.
struct DocumentShares: Sendable {
  /// What a share is, and where its records are.
  private struct Share {
    var documents: Range<Int>
    var bucket: Int
    /// The number of the bucket's part; none when it is whole.
    var part: Int?
  }

  /// Records of one share, if they are of several documents.
  private static let mostRecords = 1 << 18

  private let documentCount: Int
  private let mostRecords: Int
  private var records: BucketStore
  private var shares: [Share] = []

  /// No records so far, of `documents` documents.
  init(
    width: Int, documents: Int, _ store: any WordStore, mostRecords: Int = Self.mostRecords
  ) {
    documentCount = documents
    self.mostRecords = mostRecords
    records = BucketStore(width: width, store)
  }

  /// Where a record of a document is kept.
  func bucket(of document: UInt32) -> UInt8 {
    BucketStore.bucket(of: document, among: documentCount)
  }

  /// Adds records that follow each other in `words`.
  ///
  /// - Parameter buckets: `bucket(of:)` the document of each.
  mutating func append(_ words: [UInt32], buckets: [UInt8]) throws(WordStoreError) {
    try records.append(words, buckets: buckets)
  }

  /// Says that all records are there.
  mutating func finish() throws(WordStoreError) {
    try records.flush()
    let count = documentCount
    for bucket in 0..<BucketStore.bucketCount {
      let documents = Self.start(bucket, of: count)..<Self.start(bucket + 1, of: count)
      let size = records.counts(of: bucket).reduce(0, +)
      guard size > mostRecords, documents.count > 1 else {
        shares.append(Share(documents: documents, bucket: bucket))
        continue
      }
      // Half as many in each, since they are not spread evenly.
      let wanted = min(2 * size / mostRecords + 1, documents.count, BucketStore.bucketCount)
      let first = documents.lowerBound
      let part = try records.part(bucket) {
        UInt8(truncatingIfNeeded: (Int($0) - first) * wanted / documents.count)
      }
      for number in 0..<wanted {
        let start = (number * documents.count + wanted - 1) / wanted
        let end = ((number + 1) * documents.count + wanted - 1) / wanted
        shares.append(Share(documents: first + start..<first + end, bucket: number, part: part))
      }
    }
    try records.finish()
  }

  /// The first document of a bucket.
  private static func start(_ bucket: Int, of count: Int) -> Int {
    (bucket * count + BucketStore.bucketCount - 1) / BucketStore.bucketCount
  }

  /// How many shares there are, once all records are there.
  var count: Int { shares.count }

  /// The documents of a share; they rise from one to the next, and none is left out.
  func documents(of share: Int) -> Range<Int> { shares[share].documents }

  /// The records of a share; those of one document are in the order that they were added in.
  func records(of share: Int) throws(WordStoreError) -> [UInt32] {
    try records.records(of: shares[share].bucket, ofPart: shares[share].part)
  }
}
