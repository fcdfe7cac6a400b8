/// The fingerprints of many texts, kept by bucket in a store: two numbers each.
///
/// The first one is the key. The second one counts the elements of all texts from the first fingerprint of
/// its block on, so that the text and the place can be told from where each text starts; above it stand the
/// surroundings.
struct PostingStore: Sendable {
  private static let width = BucketStore.pair
  /// How many elements a block reaches at most.
  private static let reach = 1 << Int(placeBits)
  private static let placeBits: UInt32 = 32 - Surroundings.bits

  private var records: BucketStore
  /// How many elements there are before each text, and in all.
  private var starts: [Int] = [0]
  /// How many elements there are before the first fingerprint of each block.
  private var bases: [Int] = []

  /// An empty store.
  init(_ store: any WordStore) { records = BucketStore(width: Self.width, store) }

  /// Adds the fingerprints of the next text.
  ///
  /// - Throws: what the store says.
  mutating func append(_ print: DocumentPrint) throws(WordStoreError) {
    let start = starts[starts.count - 1]
    starts.append(start + print.elements.count)
    let places = print.places
    var next = 0
    while next < places.count {
      let first = start + Int(places[next])
      if records.waitingCount == 0 {
        bases.append(first)
      } else if first - bases[bases.count - 1] >= Self.reach {
        try records.flush()
        bases.append(first)
      }
      let base = bases[bases.count - 1]
      var end = min(places.count, next + BucketStore.blockLength - records.waitingCount)
      // Fingerprints stand close to each other, but for texts that have none.
      while start + Int(places[end - 1]) - base >= Self.reach { end -= 1 }
      let range = next..<end
      try unsafe records.append(range.count) { words, buckets in
        unsafe Self.write(print, range, before: start - base, words, buckets)
      }
      next = end
    }
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
        UInt32(truncatingIfNeeded: place &+ distance)
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
    try postings(of: bucket, words: records.records(of: bucket)) { _ in true }
  }

  /// The same without those of which no other has the key.
  ///
  /// - Parameter others: keys of fingerprints that are elsewhere.
  /// - Throws: what the store says.
  func sharedPostings(
    of bucket: Int, others: [UInt32]
  ) throws(WordStoreError) -> [Posting] {
    let words = try records.records(of: bucket)
    var keys = RepeatedKeys(for: words.count / Self.width + others.count)
    for key in others { keys.insert(key) }
    let cells = words.span
    var index = 0
    while index < cells.count {
      keys.insert(cells[index])
      index &+= Self.width
    }
    return postings(of: bucket, words: words) { keys.mayHold($0) }
  }

  @inline(__always)
  private func postings(
    of bucket: Int, words: [UInt32], where isWanted: (_ key: UInt32) -> Bool
  ) -> [Posting] {
    let starts = starts.span
    let cells = words.span
    var postings: [Posting] = []
    var text = 0
    var index = 0
    for (block, count) in records.counts(of: bucket).enumerated() {
      let base = bases[block]
      let end = index &+ count &* Self.width
      while index < end {
        let key = cells[index]
        let mixed = cells[index &+ 1]
        index &+= Self.width
        guard isWanted(key) else { continue }
        let place = base &+ Int(mixed & (1 << Self.placeBits &- 1))
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
