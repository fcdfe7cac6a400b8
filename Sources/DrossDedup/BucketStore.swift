/// Records of a few numbers each, kept by bucket in a store: what is in one bucket can be read without the
/// others.
///
/// Records come together in memory and go to the store in blocks, each one in order of the buckets. The
/// records of a bucket keep the order that they were added in.
struct BucketStore: Sendable {
  static let bucketCount = 256
  /// Records of one block, when they are of two numbers; of larger ones there are fewer.
  static let blockLength = 1 << 18

  /// The widths of records of two and four numbers, which are moved as one.
  static let pair = 2
  private static let quad = 4

  /// Numbers in one record.
  private let width: Int
  /// Records of one block.
  private let capacity: Int
  private var store: any WordStore
  /// Room for the records of one block, and for their buckets; none before the first record.
  private var pending: [UInt32] = []
  private var pendingBuckets: [UInt8] = []
  /// How many records wait in memory.
  private(set) var waitingCount = 0
  /// For each block the record that each bucket starts at, and the end.
  private var blocks: [[Int]] = []
  /// The same of buckets that were parted once more.
  private var parts: [[[Int]]] = []

  /// The bucket of one of `count` numbers, where buckets are ranges of numbers in order.
  static func bucket(of number: UInt32, among count: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: Int(number) * bucketCount / count)
  }

  /// An empty store of records of `width` numbers.
  init(width: Int, _ store: any WordStore) {
    self.width = width
    capacity = Self.blockLength * Self.pair / width
    self.store = store
  }

  /// Adds records that follow each other in `words`.
  mutating func append(_ words: [UInt32], buckets: [UInt8]) throws(WordStoreError) {
    let width = width
    var start = 0
    while start < buckets.count {
      let end = min(buckets.count, start + capacity - waitingCount)
      try unsafe append(end - start) { room, bucketRoom in
        unsafe words[start * width..<end * width].withUnsafeBufferPointer {
          if let first = $0.baseAddress { unsafe room.update(from: first, count: $0.count) }
        }
        unsafe buckets[start..<end].withUnsafeBufferPointer {
          if let first = $0.baseAddress { unsafe bucketRoom.update(from: first, count: $0.count) }
        }
      }
      start = end
    }
  }

  /// Adds `count` records that `write` puts where they belong; it writes all of their numbers and buckets.
  ///
  /// - Precondition: together with those that wait they are not more than a block.
  @inline(__always)
  mutating func append(
    _ count: Int,
    _ write: (_ words: UnsafeMutablePointer<UInt32>, _ buckets: UnsafeMutablePointer<UInt8>) -> Void
  ) throws(WordStoreError) {
    precondition(count >= 0 && waitingCount + count <= capacity, "not more than a block")
    if pending.isEmpty {
      pending = [UInt32](repeating: 0, count: capacity * width)
      pendingBuckets = [UInt8](repeating: 0, count: capacity)
    }
    let start = waitingCount
    let width = width
    unsafe pending.withUnsafeMutableBufferPointer { words in
      unsafe pendingBuckets.withUnsafeMutableBufferPointer { buckets in
        guard let word = words.baseAddress, let bucket = buckets.baseAddress else { return }
        unsafe write(word + start * width, bucket + start)
      }
    }
    waitingCount += count
    if waitingCount == capacity { try flush() }
  }

  /// Puts what waits in memory into the store; called once after the last record.
  mutating func flush() throws(WordStoreError) {
    guard waitingCount > 0 else { return }
    var places = [Int](repeating: 0, count: Self.bucketCount + 1)
    for bucket in pendingBuckets[..<waitingCount] { places[Int(bucket) + 1] += 1 }
    for bucket in 0..<Self.bucketCount { places[bucket + 1] += places[bucket] }
    let base = store.count / width
    blocks.append(places.map { $0 + base })
    let sorted = sortedRecords(&places)
    try store.append(sorted.span)
    waitingCount = 0
  }

  /// The records that wait in order of their buckets.
  ///
  /// - Parameter places: where each bucket starts.
  private func sortedRecords(_ places: inout [Int]) -> [UInt32] {
    let count = waitingCount
    let width = width
    return unsafe [UInt32](unsafeUninitializedCapacity: count * width) { target, written in
      let source = pending.span
      let buckets = pendingBuckets.span
      var cells = places.mutableSpan
      for index in 0..<count {
        let bucket = Int(buckets[index])
        let place = cells[bucket] &* width
        cells[bucket] &+= 1
        if width == Self.pair {
          unsafe target[place] = source[index &* Self.pair]
          unsafe target[place &+ 1] = source[index &* Self.pair &+ 1]
        } else if width == Self.quad {
          unsafe target[place] = source[index &* Self.quad]
          unsafe target[place &+ 1] = source[index &* Self.quad &+ 1]
          unsafe target[place &+ 2] = source[index &* Self.quad &+ 2]
          unsafe target[place &+ 3] = source[index &* Self.quad &+ 3]
        } else {
          for offset in 0..<width {
            unsafe target[place &+ offset] = source[index &* width &+ offset]
          }
        }
      }
      written = count * width
    }
  }

  /// The same after the last record; the room for waiting records is given back.
  mutating func finish() throws(WordStoreError) {
    try flush()
    pending = []
    pendingBuckets = []
  }

  /// Puts the records of one bucket into buckets of their own once more; returns the number of that part.
  ///
  /// - Parameter target: the bucket of a record by its first number.
  mutating func part(
    _ bucket: Int, by target: (UInt32) -> UInt8
  ) throws(WordStoreError) -> Int {
    try flush()
    let whole = blocks
    blocks = []
    for block in whole where block[bucket] < block[bucket + 1] {
      var words: [UInt32] = []
      try store.read(block[bucket] * width..<block[bucket + 1] * width, to: &words)
      try append(
        words, buckets: stride(from: 0, to: words.count, by: width).map { target(words[$0]) })
    }
    try flush()
    parts.append(blocks)
    blocks = whole
    return parts.count - 1
  }

  /// The records of one bucket, in the order that they were added in.
  ///
  /// - Parameter part: the number of the part, for a bucket of one.
  func records(of bucket: Int, ofPart part: Int? = nil) throws(WordStoreError) -> [UInt32] {
    let blocks = part.map { parts[$0] } ?? blocks
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
