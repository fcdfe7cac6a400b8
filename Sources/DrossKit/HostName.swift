/// The name of a site, from a name or an address there.
enum HostName {
  /// What stands between `://` and the path, in small letters and without `www.`.
  ///
  /// Without `://` it is the text as it is. Old web archives have addresses in angle brackets.
  static func name(in text: [UInt8]) -> String {
    let mark = Array("://".utf8)
    guard
      let start = text.indices.first(where: { text[$0...].starts(with: mark) })
    else { return String(decoding: text, as: UTF8.self) }
    let rest = text[(start + mark.count)...]
    let end = rest.firstIndex { [0x2F, 0x3F, 0x23, 0x3E].contains($0) } ?? rest.endIndex
    var host = rest[..<end].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    if host.starts(with: Array("www.".utf8)) { host.removeFirst(4) }
    return String(decoding: host, as: UTF8.self)
  }
}
