/// Records of a few numbers each, kept by bucket in a store: what is in one bucket can be read without the
/// others.
///
/// Records come together in memory and go to the store in blocks, each one in order of the buckets. The
/// records of a bucket keep the order that they were added in.
struct BucketStore: Sendable {
  static let bucketCount = 256
  /// Records of one block.
  static let blockLength = 1 << 18

  /// Numbers in one record.
  private let width: Int
  private var store: any WordStore
  private var pending: [UInt32] = []
  private var pendingBuckets: [UInt8] = []
  /// For each block the record that each bucket starts at, and the end.
  private var blocks: [[Int]] = []

  /// How many records wait in memory.
  var waitingCount: Int { pendingBuckets.count }

  /// An empty store of records of `width` numbers.
  init(width: Int, _ store: any WordStore) {
    self.width = width
    self.store = store
  }

  /// Adds records that follow each other in `words`.
  mutating func append(_ words: [UInt32], buckets: [UInt8]) throws(WordStoreError) {
    var start = 0
    while start < buckets.count {
      let end = min(buckets.count, start + Self.blockLength - pendingBuckets.count)
      pendingBuckets.append(contentsOf: buckets[start..<end])
      pending.append(contentsOf: words[start * width..<end * width])
      if pendingBuckets.count == Self.blockLength { try flush() }
      start = end
    }
  }

  /// Puts what waits in memory into the store; called once after the last record.
  mutating func flush() throws(WordStoreError) {
    guard !pendingBuckets.isEmpty else { return }
    var places = [Int](repeating: 0, count: Self.bucketCount + 1)
    for bucket in pendingBuckets { places[Int(bucket) + 1] += 1 }
    for bucket in 0..<Self.bucketCount { places[bucket + 1] += places[bucket] }
    let base = store.count / width
    blocks.append(places.map { $0 + base })
    let sorted = Self.sorted(pending.span, pendingBuckets, width: width, &places)
    try store.append(sorted.span)
    pending.removeAll(keepingCapacity: true)
    pendingBuckets.removeAll(keepingCapacity: true)
  }

  /// The records in order of their buckets.
  ///
  /// - Parameter places: where each bucket starts.
  private static func sorted(
    _ source: Span<UInt32>, _ buckets: [UInt8], width: Int, _ places: inout [Int]
  ) -> [UInt32] {
    var sorted = [UInt32](repeating: 0, count: source.count)
    var target = sorted.mutableSpan
    for index in buckets.indices {
      let bucket = Int(buckets[index])
      let place = places[bucket] &* width
      places[bucket] &+= 1
      for offset in 0..<width { target[place &+ offset] = source[index &* width &+ offset] }
    }
    return sorted
  }

  /// The same after the last record; the room for waiting records is given back.
  mutating func finish() throws(WordStoreError) {
    try flush()
    pending = []
    pendingBuckets = []
  }

  /// The records of one bucket, in the order that they were added in.
  func records(of bucket: Int) throws(WordStoreError) -> [UInt32] {
    var words: [UInt32] = []
    words.reserveCapacity(blocks.reduce(0) { $0 + ($1[bucket + 1] - $1[bucket]) } * width)
    for block in blocks where block[bucket] < block[bucket + 1] {
      try store.read(block[bucket] * width..<block[bucket + 1] * width, to: &words)
    }
    return words
  }

  /// How many records of one bucket are in each block.
  func counts(of bucket: Int) -> [Int] { blocks.map { $0[bucket + 1] - $0[bucket] } }
}
