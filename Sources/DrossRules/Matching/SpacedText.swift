/// Folded text in which line breaks are spaces, with room behind it to read 64 bytes anywhere.
///
/// A phrase may run over the end of a line; with one kind of space, whole words of memory compare.
struct SpacedText {
  /// How many bytes can be read behind the end.
  static let padding = 80

  private var bytes: [UInt8] = []
  /// The bytes of the text.
  private(set) var count = 0

  /// Takes another text.
  ///
  /// - Precondition: a line break stands behind each of `lines`, and nowhere else.
  /// - Complexity: O(bytes), which are copied all at once.
  mutating func fill(from text: Span<UInt8>, lines: [Range<Int>]) {
    count = text.count
    let wanted = count + Self.padding
    if bytes.count < wanted {
      bytes = [UInt8](repeating: 0, count: max(wanted, bytes.count * 2))
    }
    unsafe text.withUnsafeBytes { source in
      unsafe bytes.withUnsafeMutableBytes { unsafe $0.copyMemory(from: source) }
    }
    for line in lines { bytes[line.upperBound] = 0x20 }
    for index in count..<wanted { bytes[index] = 0 }
  }

  /// Calls `body` with the bytes and the padding.
  @inline(__always)
  func withUnsafeBytes(_ body: (UnsafeRawPointer) -> Void) {
    unsafe bytes.withUnsafeBytes { raw in
      guard let start = raw.baseAddress else { return }
      unsafe body(start)
    }
  }
}
