/// The name of a site, from a name or an address there.
enum HostName {
  /// The host of an address, or what may be one by its letters, in small letters and without `www.`; other text as it is.
  ///
  /// Old web archives have addresses in angle brackets.
  static func name(in text: [UInt8]) -> String {
    var host = text[...]
    if let start = end(of: Array("://".utf8), in: text) {
      host = host[start...].prefix { ![0x2F, 0x3F, 0x23, 0x3E].contains($0) }
      // A user and a password stand before the name.
      if let sign = host.lastIndex(of: 0x40) { host = host[(sign + 1)...] }
    } else if !text.contains(0x2E) || !text.allSatisfy({ isOfHost($0) }) {
      return String(decoding: text, as: UTF8.self)
    }
    var name = host.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    if name.starts(with: Array("www.".utf8)) { name.removeFirst(4) }
    return String(decoding: name, as: UTF8.self)
  }

  private static func end(of mark: [UInt8], in text: [UInt8]) -> Int? {
    text.indices.first { text[$0...].starts(with: mark) }.map { $0 + mark.count }
  }

  /// Whether a byte may stand in the name of a host, or in front of its port.
  private static func isOfHost(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80..., 0x2D, 0x2E, 0x3A: true
    default: false
    }
  }
}
