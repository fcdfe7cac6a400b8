/// The sign U+FEFF at the very start of a text.
package enum ByteOrderMark {
  /// The number of bytes of the UTF-8 byte order mark at the start of `bytes`: 3, or 0 for none.
  package static func length(in bytes: Span<UInt8>) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }
}
