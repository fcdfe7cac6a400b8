extension Span<UInt8> {
  /// The bytes as an array of their own.
  var array: [UInt8] { unsafe withUnsafeBufferPointer { unsafe Array($0) } }
}
