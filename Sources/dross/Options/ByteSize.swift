import ArgumentParser

/// A number of bytes as people write it: `500M`, `1.5G`, `2GiB`, `65536`.
struct ByteSize: ExpressibleByArgument {
  let count: Int

  /// - Parameter argument: a number, with a fraction if need be, and K, M, G or T for powers of 1024, each also with
  ///   `B` or `iB` behind it.
  init?(argument: String) {
    var digits = argument.utf8.map { $0 & 0x40 == 0 ? $0 : $0 & 0xDF }[...]
    if digits.last == UInt8(ascii: "B") {
      digits.removeLast()
      if digits.last == UInt8(ascii: "I") {
        digits.removeLast()
        guard let unit = digits.last, "KMGT".utf8.contains(unit) else { return nil }
      }
    }
    var shift = 0
    if let last = digits.last, let place = Array("KMGT".utf8).firstIndex(of: last) {
      shift = 10 * (place + 1)
      digits.removeLast()
    }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isDigit) }),
      let number = Int(String(decoding: parts[0], as: UTF8.self)), number < Int.max >> shift
    else { return nil }
    let fraction =
      parts.count == 2 ? Double("0." + String(decoding: parts[1], as: UTF8.self)) ?? 0 : 0
    count = number << shift + Int(fraction * Double(1 << shift))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
