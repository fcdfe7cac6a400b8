/// The numbers of a print, for whoever keeps or moves them elsewhere.
///
/// They are the same in every version that shares a schema.
extension DocumentPrint {
  /// The version of the numbers; texts are compared by prints of the same schema alone.
  package static let schema = 1

  /// A hash of all elements.
  package var wholeHash: UInt64 { whole }
  /// The lower 32 bits of the hash of each element.
  package var elementHashes: [UInt32] { elements }
  /// The hashes of the fingerprints, in order of their places.
  package var fingerprintHashes: [UInt64] { hashes }
  /// The element that each fingerprint starts at.
  package var fingerprintPlaces: [UInt32] { places }
}
