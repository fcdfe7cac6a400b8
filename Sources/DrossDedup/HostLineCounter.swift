/// Counts in how many documents of one host each line stands.
///
/// Lines go to a store, so that memory does not grow with them; what stays are the lines that stand in
/// several documents.
package struct HostLineCounter: Sendable {
  /// The lines of one host that stand in several documents, in order of their keys.
  package struct Lines: Sendable {
    /// How many documents the host has; near copies count once.
    package var documents = 0
    /// The keys of the lines.
    package var keys: [UInt64] = []
    /// In how many documents each one stands.
    package var counts: [UInt32] = []
  }

  /// One line of one document.
  private struct Record: BitwiseCopyable {
    var host: UInt32
    var key: UInt64
    /// The documents that are near copies of each other have one number.
    var group: UInt32
  }

  /// Numbers of a record in the store: the host, the document, and both halves of the key.
  private static let width = 4

  private var records: BucketStore
  private var hosts: [UInt32] = []

  /// A counter that knows no documents.
  package init(_ store: any WordStore = MemoryWords()) {
    records = BucketStore(width: Self.width, store)
  }

  /// Adds a document; its number is how many there were before.
  ///
  /// - Parameter host: a number from 0.
  /// - Parameter keys: those of its lines, each one once.
  /// - Throws: what the store says.
  package mutating func add(host: Int, keys: [UInt64]) throws(WordStoreError) {
    let document = UInt32(truncatingIfNeeded: hosts.count)
    hosts.append(UInt32(truncatingIfNeeded: host))
    var words: [UInt32] = []
    words.reserveCapacity(keys.count * Self.width)
    for key in keys {
      words.append(UInt32(truncatingIfNeeded: host))
      words.append(document)
      words.append(UInt32(truncatingIfNeeded: key))
      words.append(UInt32(truncatingIfNeeded: key >> 32))
    }
    try records.append(words, buckets: keys.map { UInt8(truncatingIfNeeded: $0 >> 56) })
  }

  /// The lines of each host, by its number.
  ///
  /// - Parameter groups: for each document a number that its near copies have too.
  /// - Throws: what the store says.
  /// - Complexity: O(n log n), in memory for one part in 256 of the lines at a time.
  package mutating func lines(groups: [Int]) throws(WordStoreError) -> [Lines] {
    try records.finish()
    var found = [Lines](repeating: Lines(), count: Int(hosts.max().map { $0 + 1 } ?? 0))
    let documents = zip(hosts, groups).map { UInt64($0) << 32 | UInt64($1) }.sorted()
    for (index, document) in documents.enumerated()
    where index == 0 || documents[index - 1] != document {
      found[Int(document >> 32)].documents += 1
    }
    // The buckets are those of the highest bits, so that the keys of a host come in order.
    for bucket in 0..<BucketStore.bucketCount {
      try count(try records.records(of: bucket), groups, into: &found)
    }
    return found
  }

  private func count(
    _ words: [UInt32], _ groups: [Int], into found: inout [Lines]
  ) throws(WordStoreError) {
    var records: [Record] = []
    records.reserveCapacity(words.count / Self.width)
    for start in stride(from: 0, to: words.count, by: Self.width) {
      let key = UInt64(words[start + 3]) << 32 | UInt64(words[start + 2])
      let group = groups[Int(words[start + 1])]
      records.append(
        Record(host: words[start], key: key, group: UInt32(truncatingIfNeeded: group)))
    }
    records.sort { ($0.host, $0.key, $0.group) < ($1.host, $1.key, $1.group) }
    var start = 0
    while start < records.count {
      var end = start + 1
      var count: UInt32 = 1
      while end < records.count, records[end].host == records[start].host,
        records[end].key == records[start].key
      {
        if records[end].group != records[end - 1].group { count += 1 }
        end += 1
      }
      if count > 1 {
        found[Int(records[start].host)].keys.append(records[start].key)
        found[Int(records[start].host)].counts.append(count)
      }
      start = end
    }
  }
}
