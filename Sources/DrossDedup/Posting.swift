/// A fingerprint and the place where it stands.
struct Posting: BitwiseCopyable {
  var hash: UInt64
  var document: UInt32
  var position: UInt32
}

extension Posting {
  /// Sorts by hash; equal ones keep their order.
  ///
  /// By the upper 33 bits in three passes; the few that differ only below them are put right one by one.
  static func sort(_ postings: inout [Posting]) {
    RadixSort.sort(&postings, shift: 31, bits: 33) { $0.hash }
    var start = 0
    while start < postings.count {
      let key = postings[start].hash >> 31
      var end = start + 1
      var isMixed = false
      while end < postings.count, postings[end].hash >> 31 == key {
        if postings[end].hash != postings[start].hash { isMixed = true }
        end += 1
      }
      if isMixed { sortBelow(&postings, start..<end) }
      start = end
    }
  }

  private static func sortBelow(_ postings: inout [Posting], _ range: Range<Int>) {
    let sorted = postings[range].sorted {
      ($0.hash, $0.document, $0.position) < ($1.hash, $1.document, $1.position)
    }
    postings.replaceSubrange(range, with: sorted)
  }
}
