/// Texts that are known from before, wherever they are kept: what documents are compared with.
package protocol KnownTexts: Sendable {
  /// How many there are; they are numbered from 0.
  var count: Int { get }

  /// Puts the lower 32 bits of the hash of each element of a text behind those in `elements`.
  ///
  /// May be called from several threads at once.
  ///
  /// - Throws: what the place that they are kept in says.
  func read(_ text: UInt32, to elements: inout [UInt32]) throws(WordStoreError)
}

/// What known texts have in common with the documents of a `DuplicateFinder`, in one bucket.
package struct KnownLinks: Sendable {
  /// Fingerprints that documents have too, by key, then text and place.
  package var fingerprints: [Fingerprint] = []
  /// Keys that stand in too many known texts to link them, in order.
  package var frequentKeys: [UInt64] = []
  /// How many known texts each of them stands in.
  package var frequentCounts: [Int] = []

  /// Nothing in common.
  package init() {}
}
