/// The fingerprints of many texts, kept by bucket in a store: two numbers each.
///
/// The first one is the key. The second one counts the elements of all texts from the first fingerprint of
/// its block on, so that the text and the place can be told from where each text starts; above it stand the
/// surroundings.
struct PostingStore: Sendable {
  private static let width = 2
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
      try records.append(
        Self.words(print, next..<end, before: start - base),
        buckets: print.hashes[next..<end].map(Posting.bucket))
      next = end
    }
  }

  private static func words(
    _ print: DocumentPrint, _ range: Range<Int>, before distance: Int
  ) -> [UInt32] {
    let elements = print.elements.span
    let hashes = print.hashes.span
    let places = print.places.span
    return unsafe [UInt32](unsafeUninitializedCapacity: range.count * width) { words, count in
      for index in range {
        let place = Int(places[index])
        unsafe words[count] = Posting.key(hashes[index])
        unsafe words[count &+ 1] =
          UInt32(truncatingIfNeeded: place &+ distance)
          | Surroundings.of(place, in: elements) << placeBits
        count &+= width
      }
    }
  }

  /// Puts what waits in memory into the store.
  mutating func flush() throws(WordStoreError) { try records.flush() }

  /// The same after the last text; the room for what waits is given back.
  mutating func finish() throws(WordStoreError) { try records.finish() }

  /// The fingerprints of one bucket, in order of texts and places; nothing that waits is among them.
  ///
  /// - Throws: what the store says.
  func postings(of bucket: Int) throws(WordStoreError) -> [Posting] {
    let words = try records.records(of: bucket)
    let starts = starts.span
    var postings: [Posting] = []
    postings.reserveCapacity(words.count / Self.width)
    var text = 0
    var index = 0
    for (block, count) in records.counts(of: bucket).enumerated() {
      let base = bases[block]
      for _ in 0..<count {
        let mixed = words[index &+ 1]
        let place = base &+ Int(mixed & (1 << Self.placeBits &- 1))
        while starts[text &+ 1] <= place { text &+= 1 }
        postings.append(
          Posting(
            key: words[index], document: UInt32(truncatingIfNeeded: text),
            position: UInt32(truncatingIfNeeded: place &- starts[text]),
            around: mixed >> Self.placeBits))
        index &+= Self.width
      }
    }
    return postings
  }
}
