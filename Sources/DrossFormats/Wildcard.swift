/// A pattern with `*`, `?`, `[…]` and, over paths, `**`, as git's `wildmatch` reads it.
///
/// It is run as a nondeterministic automaton (Thompson 1968), so no pattern can be slow: the time is
/// that of the pattern multiplied by that of the text, where backtracking may take exponential time.
struct Wildcard: Sendable {
  private enum Step: Sendable {
    case byte(UInt8)
    /// Any byte, over paths no slash.
    case any
    case set(ByteSet)
    /// Any bytes, over paths no slash.
    case run
    /// Any bytes, slashes too.
    case everything
    /// Nothing, or any bytes that end with a slash: `**/`.
    case folders
  }

  private let steps: [Step]
  private let isOverPaths: Bool

  /// Reads a pattern; `nil` for one that can never match: an open set, an unknown class of
  /// characters, a backslash at the end.
  ///
  /// - Parameter isOverPaths: whether `*`, `?` and `[…]` stop at slashes and `**` does not.
  init?(_ pattern: ArraySlice<UInt8>, isOverPaths: Bool) {
    var steps: [Step] = []
    var rest = pattern
    while let first = rest.popFirst() {
      switch first {
      case UInt8(ascii: "\\"):
        guard let escaped = rest.popFirst() else { return nil }
        steps.append(.byte(escaped))
      case UInt8(ascii: "?"): steps.append(.any)
      case UInt8(ascii: "*"):
        let start = rest.startIndex - 1
        rest = rest.drop { $0 == UInt8(ascii: "*") }
        let isDouble = rest.startIndex - start > 1
        let isAfterSlash = start == pattern.startIndex || pattern[start - 1] == Self.slash
        let isBeforeSlash =
          rest.isEmpty || rest.first == Self.slash || rest.starts(with: [0x5C, Self.slash])
        guard isDouble, isOverPaths, isAfterSlash, isBeforeSlash else {
          steps.append(.run)
          continue
        }
        if rest.first == Self.slash {
          rest.removeFirst()
          steps.append(.folders)
        } else {
          steps.append(.everything)
        }
      case UInt8(ascii: "["):
        guard let set = ByteSet(&rest) else { return nil }
        steps.append(.set(set))
      default: steps.append(.byte(first))
      }
    }
    self.steps = steps
    self.isOverPaths = isOverPaths
  }

  /// Whether the pattern matches all of `text`.
  ///
  /// - Complexity: O(pattern · text).
  func matches(_ text: ArraySlice<UInt8>) -> Bool {
    // The steps that may come next; the last one is the end.
    var current = [Bool](repeating: false, count: steps.count + 1)
    enter(0, &current)
    for byte in text {
      var next = [Bool](repeating: false, count: steps.count + 1)
      var isAlive = false
      for (index, step) in steps.enumerated() where current[index] {
        switch step {
        case .byte(let wanted) where byte == wanted: enter(index + 1, &next)
        case .any where mayStand(byte): enter(index + 1, &next)
        case .set(let set) where set.contains(byte) && mayStand(byte): enter(index + 1, &next)
        case .run where mayStand(byte), .everything: enter(index, &next)
        case .folders:
          next[index] = true
          if byte == Self.slash { enter(index + 1, &next) }
        case .byte, .any, .set, .run: continue
        }
        isAlive = true
      }
      guard isAlive else { return false }
      current = next
    }
    return current[steps.count]
  }

  /// Marks a step, and those behind it that may be passed over.
  private func enter(_ index: Int, _ states: inout [Bool]) {
    var index = index
    while index < steps.count {
      states[index] = true
      switch steps[index] {
      case .run, .everything, .folders: index += 1
      case .byte, .any, .set: return
      }
    }
    states[index] = true
  }

  private func mayStand(_ byte: UInt8) -> Bool { !isOverPaths || byte != Self.slash }

  private static let slash = UInt8(ascii: "/")
}

/// The bytes between `[` and `]` of a pattern.
struct ByteSet: Sendable {
  private var members: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  private var isNegated = false

  /// Reads a set behind its `[`, up to and with its `]`; `nil` when it has no end or an unknown class.
  init?(_ rest: inout ArraySlice<UInt8>) {
    if rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "^") {
      isNegated = true
      rest.removeFirst()
    }
    var previous: UInt8?
    var isFirst = true
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "]"), !isFirst { return }
      isFirst = false
      if byte == UInt8(ascii: "\\") {
        guard let escaped = rest.popFirst() else { return nil }
        insert(escaped...escaped)
        previous = escaped
      } else if byte == UInt8(ascii: "-"), let low = previous, let next = rest.first,
        next != UInt8(ascii: "]")
      {
        rest.removeFirst()
        var high = next
        if next == UInt8(ascii: "\\") {
          guard let escaped = rest.popFirst() else { return nil }
          high = escaped
        }
        if low <= high { insert(low...high) }
        previous = nil
      } else if byte == UInt8(ascii: "["), rest.first == UInt8(ascii: ":") {
        guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else { return nil }
        let name = rest[(rest.startIndex + 1)..<end]
        guard name.last == UInt8(ascii: ":") else {
          // No class after all: the bracket stands for itself.
          insert(byte...byte)
          previous = byte
          continue
        }
        guard let ranges = Self.classes[String(decoding: name.dropLast(), as: UTF8.self)] else {
          return nil
        }
        for range in ranges { insert(range) }
        rest = rest[(end + 1)...]
        previous = nil
      } else {
        insert(byte...byte)
        previous = byte
      }
    }
    return nil
  }

  func contains(_ byte: UInt8) -> Bool {
    let bit = UInt64(1) << UInt64(byte & 63)
    let word =
      switch byte >> 6 {
      case 0: members.0
      case 1: members.1
      case 2: members.2
      default: members.3
      }
    return (word & bit != 0) != isNegated
  }

  private mutating func insert(_ range: ClosedRange<UInt8>) {
    for byte in range {
      let bit = UInt64(1) << UInt64(byte & 63)
      switch byte >> 6 {
      case 0: members.0 |= bit
      case 1: members.1 |= bit
      case 2: members.2 |= bit
      default: members.3 |= bit
      }
    }
  }

  /// The classes of characters of POSIX, in ASCII alone, as git has them.
  private static let classes: [String: [ClosedRange<UInt8>]] = [
    "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A], "alpha": [0x41...0x5A, 0x61...0x7A],
    "blank": [0x09...0x09, 0x20...0x20], "cntrl": [0x00...0x1F, 0x7F...0x7F],
    "digit": [0x30...0x39], "graph": [0x21...0x7E], "lower": [0x61...0x7A],
    "print": [0x20...0x7E], "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E],
    "space": [0x09...0x0D, 0x20...0x20], "upper": [0x41...0x5A],
    "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66],
  ]
}
