/// The numbers of a print, for whoever keeps or moves them elsewhere.
///
/// They are the same in every version that shares a schema.
extension DocumentPrint {
  /// The version of the numbers; texts are compared by prints of the same schema alone.
  public static let schema = 1

  /// A hash of all elements.
  public var wholeHash: UInt64 { whole }
  /// The lower 32 bits of the hash of each element.
  public var elementHashes: [UInt32] { elements }
  /// The hashes of the fingerprints, in order of their places.
  public var fingerprintHashes: [UInt64] { hashes }
  /// The element that each fingerprint starts at.
  public var fingerprintPlaces: [UInt32] { places }
}
