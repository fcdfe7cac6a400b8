/// A path as a reference that programs resolve (RFC 3986).
enum PathReference {
  /// `path` relative to the working folder, or as a `file:` reference when it is absolute; what may
  /// not stand in a reference is written with `%`.
  ///
  /// - Complexity: O(bytes).
  static func encode(_ path: [UInt8]) -> String {
    var path = path[...]
    while path.starts(with: [0x2E, 0x2F]), path.count > 2 { path = path.dropFirst(2) }
    var text = path.first == 0x2F ? "file://" : ""
    for byte in path {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return text
  }
}
