/// The fingerprints of many texts, kept by bucket in a store: two numbers each.
///
/// The first one is the key. The second one is the lower half of the number of elements of all texts from the first
/// fingerprint of its block on; above it stand the surroundings. In a block, two fingerprints of one bucket that
/// follow each other stand less than 2^16 elements apart, so that the whole number can be told, and from where each
/// text starts, the text and the place.
struct PostingStore: Sendable {
  private static let width = BucketStore.pair
  private static let placeBits: UInt32 = 32 - Surroundings.bits
  private static let placeMask = 1 << Int(placeBits) - 1

  private var records: BucketStore
  /// How many elements there are before each text, and in all.
  private var starts: [Int] = [0]
  /// How many elements there are before the first fingerprint of each block.
  private var bases: [Int] = []
  /// For each bucket how many elements there are from the start of the block up to its last fingerprint.
  private var lasts = [Int](repeating: 0, count: BucketStore.bucketCount)

  /// An empty store.
  init(_ store: any WordStore) { records = BucketStore(width: Self.width, store) }

  /// Adds the fingerprints of the next text.
  ///
  /// - Throws: what the store says.
  mutating func append(_ print: DocumentPrint) throws(WordStoreError) {
    let start = starts[starts.count - 1]
    starts.append(start + print.elements.count)
    let count = print.places.count
    var next = 0
    while next < count {
      if records.waitingCount == 0 {
        bases.append(start + Int(print.places[next]))
        for bucket in lasts.indices { lasts[bucket] = 0 }
      }
      let distance = start - bases[bases.count - 1]
      let room = min(count, next + BucketStore.blockLength - records.waitingCount)
      let range = next..<endOfBlock(print, next..<room, before: distance)
      try unsafe records.append(range.count) { words, buckets in
        unsafe Self.write(print, range, before: distance, words, buckets)
      }
      next = range.upperBound
      if next < room { try records.flush() }
    }
  }

  /// The first fingerprint of `range` that is too far from the last one of its bucket to be in the same block.
  ///
  /// - Parameter distance: how many elements there are from the start of the block to that of the text.
  private mutating func endOfBlock(
    _ print: DocumentPrint, _ range: Range<Int>, before distance: Int
  ) -> Int {
    let hashes = print.hashes.span
    let places = print.places.span
    var lasts = lasts.mutableSpan
    for index in range {
      let place = distance &+ Int(places[index])
      let bucket = Int(Posting.bucket(hashes[index]))
      if place &- lasts[bucket] > Self.placeMask { return index }
      lasts[bucket] = place
    }
    return range.upperBound
  }

  private static func write(
    _ print: DocumentPrint, _ range: Range<Int>, before distance: Int,
    _ words: UnsafeMutablePointer<UInt32>, _ buckets: UnsafeMutablePointer<UInt8>
  ) {
    let elements = print.elements.span
    let hashes = print.hashes.span
    let places = print.places.span
    var count = 0
    for index in range {
      let place = Int(places[index])
      let hash = hashes[index]
      unsafe words[2 &* count] = Posting.key(hash)
      unsafe words[2 &* count &+ 1] =
        UInt32(truncatingIfNeeded: (place &+ distance) & placeMask)
        | Surroundings.of(place, in: elements) << placeBits
      unsafe buckets[count] = Posting.bucket(hash)
      count &+= 1
    }
  }

  /// Puts what waits in memory into the store.
  mutating func flush() throws(WordStoreError) { try records.flush() }

  /// The same after the last text; the room for what waits is given back.
  mutating func finish() throws(WordStoreError) { try records.finish() }

  /// Gives back what is kept.
  mutating func removeAll() { self = PostingStore(MemoryWords()) }

  /// The fingerprints of one bucket, in order of texts and places; nothing that waits is among them.
  ///
  /// - Throws: what the store says.
  func postings(of bucket: Int) throws(WordStoreError) -> [Posting] {
    let words = try words(of: bucket)
    return postings(of: bucket, words, count: words.count / Self.width) { _ in true }
  }

  /// The numbers of the fingerprints of one bucket, as they are kept.
  ///
  /// - Throws: what the store says.
  func words(of bucket: Int) throws(WordStoreError) -> [UInt32] { try records.records(of: bucket) }

  /// The keys that several fingerprints have, of the numbers of a bucket and of others; and how many fingerprints of the
  /// bucket have such keys.
  ///
  /// - Parameter others: keys of fingerprints that are elsewhere.
  static func repeatedKeys(_ words: [UInt32], others: [UInt32]) -> (keys: RepeatedKeys, count: Int)
  {
    let cells = words.span
    var keys = RepeatedKeys(for: cells.count / width + others.count)
    for key in others { keys.insert(key) }
    var index = 0
    while index < cells.count {
      keys.insert(cells[index])
      index &+= width
    }
    var count = 0
    index = 0
    while index < cells.count {
      if keys.mayHold(cells[index]) { count &+= 1 }
      index &+= width
    }
    return (keys, count)
  }

  /// The fingerprints of one bucket whose keys several have, as far as they lie in a range.
  ///
  /// - Parameter words: the numbers of the bucket.
  /// - Parameter count: about how many there are.
  func sharedPostings(
    of bucket: Int, _ words: [UInt32], keys: RepeatedKeys, in range: ClosedRange<UInt32>, count: Int
  ) -> [Posting] {
    postings(of: bucket, words, count: count) { range.contains($0) && keys.mayHold($0) }
  }

  /// - Parameter count: about how many fingerprints are wanted.
  @inline(__always)
  private func postings(
    of bucket: Int, _ words: [UInt32], count: Int, where isWanted: (_ key: UInt32) -> Bool
  ) -> [Posting] {
    let starts = starts.span
    let cells = words.span
    var postings: [Posting] = []
    postings.reserveCapacity(count)
    var text = 0
    var index = 0
    for (block, count) in records.counts(of: bucket).enumerated() {
      var place = bases[block]
      let base = place
      let end = index &+ count &* Self.width
      while index < end {
        let key = cells[index]
        let mixed = cells[index &+ 1]
        index &+= Self.width
        place &+= (Int(mixed) &- (place &- base)) & Self.placeMask
        guard isWanted(key) else { continue }
        while starts[text &+ 1] <= place { text &+= 1 }
        postings.append(
          Posting(
            key: key, document: UInt32(truncatingIfNeeded: text),
            position: UInt32(truncatingIfNeeded: place &- starts[text]),
            around: mixed >> Self.placeBits))
      }
    }
    return postings
  }
}
