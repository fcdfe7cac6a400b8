@testable import DrossDedup
import DrossTestSupport
import Testing

/// Fingerprints in a store of two numbers each.
@Suite struct PostingStoreTests {
  private static func print(_ words: Int, _ random: inout SplitMix64) -> DocumentPrint {
    let text = (0..<words).map { _ in "w\(random.below(50))" }.joined(separator: " ")
    return DocumentPrint(Array(text.utf8).span)
  }

  @Test func givesBackTextsAndPlaces() throws {
    var random = SplitMix64(seed: 1)
    var store = PostingStore(MemoryWords())
    var expected: [[[UInt32]]] = Array(repeating: [], count: BucketStore.bucketCount)
    // One block ends inside a text; texts without any fingerprint stand between others.
    var prints = (0..<200).map { _ in
      Self.print(random.pick([0, 1, 4, 5, 8, 300]), &random)
    }
    prints.insert(contentsOf: Array(repeating: Self.print(300, &random), count: 2500), at: 100)
    prints.insert(contentsOf: Array(repeating: Self.print(4, &random), count: 300_000), at: 30)
    for (number, print) in prints.enumerated() {
      for index in print.hashes.indices {
        expected[Int(Posting.bucket(print.hashes[index]))].append([
          Posting.key(print.hashes[index]), UInt32(number), print.places[index],
          Surroundings.of(Int(print.places[index]), in: print.elements.span),
        ])
      }
      try store.append(print)
      if number == 50 { try store.flush() }
    }
    try store.finish()
    for bucket in expected.indices {
      let found = try store.postings(of: bucket).map {
        [$0.key, $0.document, $0.position, $0.around]
      }
      #expect(found == expected[bucket], "bucket \(bucket)")
    }
  }
}
