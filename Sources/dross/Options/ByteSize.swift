import ArgumentParser

/// A number of bytes as people write it: `500M`, `2G`, `65536`.
struct ByteSize: ExpressibleByArgument {
  let count: Int

  /// - Parameter argument: digits, and K, M, G or T for powers of 1024.
  init?(argument: String) {
    var digits = Array(argument.utf8)
    var shift = 0
    if let last = digits.last, let place = Array("KMGT".utf8).firstIndex(of: last & 0xDF) {
      shift = 10 * (place + 1)
      digits.removeLast()
    }
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(String(decoding: digits, as: UTF8.self)), number <= Int.max >> shift
    else { return nil }
    count = number << shift
  }
}
