/// Two places with the same fingerprint; `first` is the document that comes first.
struct Seed: BitwiseCopyable, Sendable {
  var first: UInt32
  var second: UInt32
  var firstPosition: UInt32
  var secondPosition: UInt32

  var pair: UInt64 { UInt64(first) << 32 | UInt64(second) }
}
