package import DrossText

/// Tells whether a text is HTML, or has at least one tag of it.
///
/// A reference such as `&amp;` is right in HTML, so it is resolved only in text without tags.
package enum MarkupSign {
  /// The longest tag that is known for one.
  private static let longest = 1024

  /// The first tag in `bytes`; `nil` when there is none.
  ///
  /// A tag is `<`, perhaps `/`, a letter, letters and digits, then `>`, `/` or white space, and a `>` later
  /// on the way through printable ASCII. So `a < b`, `<a@b.example>` and `<https://example.org>` are none.
  ///
  /// - Complexity: O(bytes).
  package static func firstTag(in bytes: Span<UInt8>, from start: Int = 0) -> TextRange? {
    var offset = start
    while let open = bytes.firstOffset(of: 0x3C, from: offset) {
      if let end = end(of: bytes, from: open + 1) { return TextRange(open, end) }
      offset = open + 1
    }
    return nil
  }

  private static func end(of bytes: Span<UInt8>, from start: Int) -> Int? {
    var offset = start
    if offset < bytes.count, bytes[offset] == 0x2F { offset += 1 }
    guard offset < bytes.count, isLetter(bytes[offset]) else { return nil }
    while offset < bytes.count, isLetter(bytes[offset]) || (0x30...0x39).contains(bytes[offset]) {
      offset += 1
    }
    guard offset < bytes.count, [0x3E, 0x2F, 0x20, 0x09, 0x0A].contains(bytes[offset]) else {
      return nil
    }
    let limit = min(bytes.count, start + longest)
    while offset < limit, bytes[offset] != 0x3E {
      guard bytes[offset] != 0x3C, bytes[offset] < 0x7F,
        bytes[offset] >= 0x20 || bytes[offset] == 0x0A || bytes[offset] == 0x09
      else { return nil }
      offset += 1
    }
    return offset < limit ? offset + 1 : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
