/// Two places with the same fingerprint; `first` is the document that comes first.
struct Seed: BitwiseCopyable, Sendable {
  var first: UInt32
  var second: UInt32
  /// The place in the first document, and whether the run around it is short.
  private var markedPosition: UInt32
  var secondPosition: UInt32

  /// Marks a place whose run is shorter than the guaranteed length; no document has as many elements.
  private static let mark: UInt32 = 1 << 31

  var firstPosition: UInt32 { markedPosition & ~Self.mark }
  /// Whether the run that both documents share here is surely shorter than the guaranteed length.
  var isShort: Bool { markedPosition & Self.mark != 0 }

  /// The numbers of a seed at two postings.
  @inline(__always)
  static func append(_ left: Posting, _ right: Posting, to words: inout [UInt32]) {
    let isShort = Surroundings.areShort(left.around, right.around)
    // At once, which looks for room once.
    let seed: InlineArray<4, UInt32> = [
      left.document, right.document, left.position | (isShort ? mark : 0), right.position,
    ]
    unsafe seed.span.withUnsafeBufferPointer { unsafe words.append(contentsOf: $0) }
  }

  /// The numbers of a seed in a store.
  static let width = 4

  /// Calls `body` with all seeds of each pair.
  ///
  /// - Parameter seeds: in order of their pairs.
  @inline(__always)
  static func forEachPair(
    _ seeds: [Seed], _ body: (ArraySlice<Seed>) throws(WordStoreError) -> Void
  ) throws(WordStoreError) {
    var start = 0
    while start < seeds.count {
      var end = start + 1
      while end < seeds.count, seeds[end].pair == seeds[start].pair { end += 1 }
      try body(seeds[start..<end])
      start = end
    }
  }

  var pair: UInt64 { UInt64(first) << 32 | UInt64(second) }

  /// Seeds in order of their pairs.
  ///
  /// - Parameter words: the numbers of seeds, one behind the other.
  /// - Parameter documents: how many documents there are.
  static func sorted(_ words: [UInt32], documents: Int) -> [Seed] {
    var seeds: [Seed] = []
    seeds.reserveCapacity(words.count / width)
    var least = UInt32.max
    var most: UInt32 = 0
    for start in stride(from: 0, to: words.count, by: width) {
      seeds.append(
        Seed(
          first: words[start], second: words[start + 1], markedPosition: words[start + 2],
          secondPosition: words[start + 3]))
      least = min(least, words[start])
      most = max(most, words[start])
    }
    guard !seeds.isEmpty else { return seeds }
    let bits = UInt64(Int.bitWidth - documents.leadingZeroBitCount)
    RadixSort.sort(&seeds, shift: 0, bits: bits) { UInt64($0.second) }
    // The documents that come first in a share are neighbours.
    let span = UInt64(UInt32.bitWidth - (most - least).leadingZeroBitCount)
    RadixSort.sort(&seeds, shift: 0, bits: span) { UInt64($0.first &- least) }
    return seeds
  }
}
