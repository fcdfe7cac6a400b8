import DrossUnicode

/// The hashes of all elements of a text.
struct ElementHashes {
  /// One for each element, in order.
  private(set) var all: [UInt64] = []

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
    all = hashes
  }
}
