extension Array where Element == UInt8 {
  /// A copy of a part of `span`.
  init(_ span: Span<UInt8>, _ range: Range<Int>) {
    self = unsafe span.withUnsafeBufferPointer { unsafe Array($0[range]) }
  }
}
