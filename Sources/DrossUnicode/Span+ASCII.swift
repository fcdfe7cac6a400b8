import CDrossTables

extension Span<UInt8> {
  /// The offset of the first byte above ASCII from `start` on, or the number of bytes.
  ///
  /// - Complexity: O(bytes), eight bytes a step.
  func beyondASCII(from start: Int) -> Int {
    let raw = unsafe bytes
    var offset = start
    while offset + 8 <= count,
      unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
        & 0x8080_8080_8080_8080 == 0
    { offset += 8 }
    while offset < count, self[offset] < 0x80 { offset += 1 }
    return offset
  }

  /// The offset of the first `byte` from `start` on; `nil` when there is none.
  ///
  /// - Complexity: O(bytes).
  func firstOffset(of byte: UInt8, from start: Int) -> Int? {
    let offset = unsafe withUnsafeBufferPointer { buffer -> Int in
      guard let base = buffer.baseAddress, start < buffer.count else { return buffer.count }
      return unsafe Int(dross_scan_byte(base, Int64(start), Int64(buffer.count), byte))
    }
    return offset < count ? offset : nil
  }
}
