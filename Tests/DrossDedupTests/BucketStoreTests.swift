import Testing

@testable import DrossDedup

/// Records kept by bucket.
@Suite struct BucketStoreTests {
  @Test func recordsOfABucketKeepTheirOrder() throws {
    var store = BucketStore(width: 2, MemoryWords())
    var expected: [UInt8: [UInt32]] = [:]
    var words: [UInt32] = []
    var buckets: [UInt8] = []
    // More than one block.
    for index in 0..<UInt32(BucketStore.blockLength + 5000) {
      let bucket = UInt8(truncatingIfNeeded: index &* 2_654_435_761 >> 24)
      words += [index, index ^ 0xFFFF]
      buckets.append(bucket)
      if bucket % 50 == 0 { expected[bucket, default: []] += [index, index ^ 0xFFFF] }
      if buckets.count == 1000 {
        try store.append(words, buckets: buckets)
        words = []
        buckets = []
      }
    }
    try store.append(words, buckets: buckets)
    try store.finish()
    for (bucket, words) in expected { #expect(try store.records(of: Int(bucket)) == words) }
  }

  @Test func emptyStoreHasNoRecords() throws {
    var store = BucketStore(width: 3, MemoryWords())
    try store.finish()
    #expect(try store.records(of: 255).isEmpty)
  }
}
