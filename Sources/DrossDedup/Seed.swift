/// Two places with the same fingerprint; `first` is the document that comes first.
struct Seed: BitwiseCopyable, Sendable {
  var first: UInt32
  var second: UInt32
  var firstPosition: UInt32
  var secondPosition: UInt32

  /// The numbers of a seed in a store.
  static let width = 4

  var pair: UInt64 { UInt64(first) << 32 | UInt64(second) }

  /// Seeds in order of their pairs.
  ///
  /// - Parameter words: the numbers of seeds, one behind the other.
  /// - Parameter documents: how many documents there are.
  static func sorted(_ words: [UInt32], documents: Int) -> [Seed] {
    var seeds: [Seed] = []
    seeds.reserveCapacity(words.count / width)
    for start in stride(from: 0, to: words.count, by: width) {
      seeds.append(
        Seed(
          first: words[start], second: words[start + 1], firstPosition: words[start + 2],
          secondPosition: words[start + 3]))
    }
    let bits = UInt64(Int.bitWidth - documents.leadingZeroBitCount)
    RadixSort.sort(&seeds, shift: 0, bits: bits) { UInt64($0.second) }
    RadixSort.sort(&seeds, shift: 0, bits: bits) { UInt64($0.first) }
    return seeds
  }
}
