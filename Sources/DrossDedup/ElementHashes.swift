import DrossUnicode

/// The hashes of all elements of a text.
struct ElementHashes {
  /// One for each element, in order.
  private(set) var all: [UInt64] = []
  /// The lower 32 bits of each.
  private(set) var lowerHalves: [UInt32] = []
  /// A hash of all of them together.
  private(set) var whole: UInt64

  private static let factor: UInt64 = 0x9FB2_1C65_1E98_DF25

  /// Takes `source` apart.
  ///
  /// - Complexity: O(bytes).
  init(_ source: Span<UInt8>) {
    var hashes: [UInt64] = []
    hashes.reserveCapacity(source.count / 5)
    unsafe source.withUnsafeBytes { text in
      unsafe withUnsafeTemporaryAllocation(
        of: UInt64.self, capacity: WordBorders.mostWords
      ) { room in
        unsafe SourceScan.forEach(source) { borders, count in
          for index in 0..<count {
            let start = unsafe Int(borders[2 &* index])
            let end = unsafe Int(borders[2 &* index &+ 1])
            unsafe room.initializeElement(
              at: index, to: ElementHash.small(text, from: start, to: end))
          }
          unsafe hashes.append(contentsOf: UnsafeBufferPointer(rebasing: room[..<count]))
        } folded: { folded, _ in
          let bytes = folded.bytes
          ElementScan.forEach(bytes.span) { hash, _, _ in hashes.append(hash) }
        }
      }
    }
    var whole = UInt64(hashes.count)
    lowerHalves = unsafe [UInt32](unsafeUninitializedCapacity: hashes.count) { halves, count in
      for index in hashes.indices {
        unsafe halves[index] = UInt32(truncatingIfNeeded: hashes[index])
        whole = (whole ^ hashes[index]) &* Self.factor
        whole ^= whole >> 29
      }
      count = hashes.count
    }
    self.whole = whole
    all = hashes
  }
}
