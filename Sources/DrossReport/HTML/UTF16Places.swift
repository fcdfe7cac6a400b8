/// Turns offsets in bytes into offsets in the UTF-16 of the same text, as JavaScript counts them.
///
/// An ill-formed part counts as one unit: `JSONWriter` writes one U+FFFD for it.
struct UTF16Places {
  private let bytes: [UInt8]
  private var offset = 0
  private var units = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The offset in UTF-16 of the byte at `target`; that of the character it stands in.
  ///
  /// - Complexity: O(bytes since the last call), or O(target) when it lies before the last one.
  mutating func offset(of target: Int) -> Int {
    if target < offset {
      offset = 0
      units = 0
    }
    let end = min(target, bytes.count)
    while offset < end {
      if bytes[offset] < 0x80 {
        offset += 1
        units += 1
        continue
      }
      let scalar = UTF8Scalar.read(bytes[...], at: offset)
      guard offset + scalar.count <= end else { break }
      offset += scalar.count
      units += (scalar.value ?? 0) > 0xFFFF ? 2 : 1
    }
    return units
  }
}
