/// Bytes as a key, hashed all at once; an array hashes its elements one by one.
struct ByteString: Hashable {
  let bytes: [UInt8]

  static func == (left: ByteString, right: ByteString) -> Bool {
    unsafe areEqual(left.bytes.span.bytes, right.bytes.span.bytes)
  }

  /// Whether two stretches of bytes are the same; they are compared eight at a time.
  static func areEqual(_ left: RawSpan, _ right: RawSpan) -> Bool {
    let count = left.byteCount
    guard count == right.byteCount else { return false }
    var offset = 0
    while offset + 8 <= count {
      // Inside both.
      let eight = unsafe left.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
      guard
        unsafe eight
          == right.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
      else { return false }
      offset += 8
    }
    while offset < count {
      let byte = unsafe left.unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
      guard unsafe byte == right.unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self) else {
        return false
      }
      offset += 1
    }
    return true
  }

  func hash(into hasher: inout Hasher) {
    unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
  }
}
