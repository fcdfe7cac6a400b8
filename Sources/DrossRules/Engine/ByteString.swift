/// Bytes as a key, hashed all at once; an array hashes its elements one by one.
struct ByteString: Hashable {
  let bytes: [UInt8]

  func hash(into hasher: inout Hasher) {
    unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
  }
}
