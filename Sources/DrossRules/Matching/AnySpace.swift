/// Spaces in patterns that look at the source.
///
/// Folded text knows one kind of space. In the source it may as well be a no-break space or a thin one, which
/// nobody sees who writes a rule or reads a page: there a space in a pattern stands for all of them, `\h`.
enum AnySpace {
  private static let backslash: UInt8 = 0x5C
  private static let space: UInt8 = 0x20
  private static let hyphen: UInt8 = 0x2D
  private static let opening: UInt8 = 0x5B
  private static let closing: UInt8 = 0x5D

  /// A pattern in which each space is `\h`; the same one if spaces in it may mean something else.
  ///
  /// - Parameter pattern: the bytes of a pattern of PCRE2, well-formed or not.
  /// - Complexity: O(bytes).
  static func widened(_ pattern: [UInt8]) -> [UInt8] {
    guard !mayHoldFreeSpaces(pattern) else { return pattern }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pattern.count)
    // Where in the pattern the members of the class at hand start.
    var members: Int?
    var index = 0
    while index < pattern.count {
      let byte = pattern[index]
      if byte == backslash, index + 1 < pattern.count {
        if pattern[index + 1] == space {
          bytes += [backslash, 0x68]
        } else {
          bytes += pattern[index...index + 1]
        }
        index += 2
        continue
      }
      if byte == space, members.map({ !isEndOfRange(pattern, index, from: $0) }) ?? true {
        bytes += [backslash, 0x68]
        index += 1
        continue
      }
      if let first = members {
        if byte == closing, index > first { members = nil }
      } else if byte == opening {
        members = index + (index + 1 < pattern.count && pattern[index + 1] == 0x5E ? 2 : 1)
      }
      bytes.append(byte)
      index += 1
    }
    return bytes
  }

  /// Whether a member of a class is the first or the last of a range, as in `[ -~]`.
  private static func isEndOfRange(_ pattern: [UInt8], _ index: Int, from first: Int) -> Bool {
    let isStart =
      index + 2 < pattern.count && pattern[index + 1] == hyphen && pattern[index + 2] != closing
    return isStart || (index > first && pattern[index - 1] == hyphen)
  }

  /// Whether `[:alpha:]` or its like starts at `index`.
  private static func isNamedClass(_ pattern: [UInt8], _ index: Int) -> Bool {
    let name = pattern[(index + 2)...].prefix { (0x61...0x7A).contains($0) || $0 == 0x5E }
    return !name.isEmpty && pattern[name.endIndex...].starts(with: [0x3A, closing])
  }

  /// Whether a pattern has comments, quoted text, classes by name, or spaces that count for nothing.
  private static func mayHoldFreeSpaces(_ pattern: [UInt8]) -> Bool {
    for index in pattern.indices.dropLast(2) {
      switch (pattern[index], pattern[index + 1]) {
      case (backslash, 0x51): return true  // \Q
      case (opening, 0x3A) where isNamedClass(pattern, index): return true
      case (0x28, 0x3F):  // (?
        let options = pattern[(index + 2)...].prefix {
          (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == hyphen || $0 == 0x5E
        }
        if pattern[index + 2] == 0x23 || options.contains(0x78) { return true }  // # x
      default: break
      }
    }
    return false
  }
}
