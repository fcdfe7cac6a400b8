/// What is kept of a document to find its duplicates: its elements and its fingerprints.
public struct DocumentPrint: Sendable {
  /// The lower 32 bits of the hash of each element.
  let elements: [UInt32]
  /// The hashes of the fingerprints.
  let hashes: [UInt64]
  /// The element that each fingerprint starts at.
  let places: [UInt32]
  /// The hash of all elements together.
  let whole: UInt64

  /// The print of a text.
  ///
  /// - Complexity: O(bytes).
  public init(_ source: Span<UInt8>) {
    let hashes = Elements(source).hashes
    elements = hashes.map { UInt32(truncatingIfNeeded: $0) }
    whole = hashes.reduce(UInt64(hashes.count)) { ElementHash.mix($0 ^ $1) }
    let grams = Winnowing.grams(of: hashes.span)
    places = Winnowing.places(in: grams.span)
    self.hashes = places.map { grams[Int($0)] }
  }
}
