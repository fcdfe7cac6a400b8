/// What is kept of a document to find its duplicates: its elements and its fingerprints.
package struct DocumentPrint: Sendable {
  /// The lower 32 bits of the hash of each element.
  let elements: [UInt32]
  /// The hashes of the fingerprints, in order of their places.
  let hashes: [UInt64]
  /// The element that each fingerprint starts at.
  let places: [UInt32]
  /// The hash of all elements together.
  let whole: UInt64

  /// The largest text that is taken: no text of this size has more elements than 32 bits count.
  package static let maximumByteCount = 1 << 31

  /// The print of a text.
  ///
  /// - Parameter documentsOnly: whether it is to find documents and no passages, which takes few fingerprints.
  /// - Precondition: the text is not larger than `maximumByteCount`.
  /// - Complexity: O(bytes).
  package init(_ source: Span<UInt8>, documentsOnly: Bool = false) {
    precondition(source.count <= Self.maximumByteCount, "not too large")
    let hashes = ElementHashes(source)
    let text =
      documentsOnly
      ? SampledRuns.print(of: hashes.all.span) : TextPrint(winnowing: hashes.all.span)
    elements = text.elements
    whole = text.whole
    self.hashes = text.hashes
    places = text.places
  }
}
