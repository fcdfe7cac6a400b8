/// Options as C writes them.
enum Options {
  static func text(_ text: UnsafePointer<CChar>?) -> String? {
    unsafe text.map { unsafe String(cString: $0) }
  }

  /// Names with newlines or commas between.
  static func names(_ text: UnsafePointer<CChar>?) -> [String] {
    unsafe list(text, separators: [0x0A, 0x2C])
  }

  /// Paths with newlines between.
  static func paths(_ text: UnsafePointer<CChar>?) -> [String] {
    unsafe list(text, separators: [0x0A])
  }

  private static func list(_ text: UnsafePointer<CChar>?, separators: [UInt8]) -> [String] {
    unsafe (self.text(text) ?? "").utf8.split { separators.contains($0) }
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
