/// A fingerprint and the place where it stands.
struct Posting: BitwiseCopyable, Sendable {
  /// 32 bits of the hash; those above them are the bucket that the posting is in.
  var key: UInt32
  var document: UInt32
  var position: UInt32
  /// What stands around the run, as `Surroundings` has it.
  var around: UInt32

  /// The bucket of a fingerprint.
  static func bucket(_ hash: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: hash >> 56) }

  /// The key of a fingerprint in its bucket.
  static func key(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 24) }
}
