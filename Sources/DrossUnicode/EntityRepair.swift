import CDrossTables
package import DrossText

/// Resolves character references of HTML in text that is no HTML.
///
/// Only references that end in a semicolon are known for what they are: `this&not that` stays.
package enum EntityRepair {
  /// The longest name or number.
  private static let longest = 31

  /// Whether a reference starts at `offset`, where a `&` stands.
  static func startsReference(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    reference(bytes, from: offset + 1) != nil
  }

  /// The edits that resolve all references in `bytes`; what one resolves to may begin another, and is
  /// resolved with it.
  package static func edits(in bytes: Span<UInt8>) -> [Edit] {
    var edits: [Edit] = []
    var offset = 0
    while let start = bytes.firstOffset(of: 0x26, from: offset) {
      guard var found = reference(bytes, from: start + 1) else {
        offset = start + 1
        continue
      }
      while found.scalars == [0x26], let next = reference(bytes, from: found.end) { found = next }
      var replacement: [UInt8] = []
      for scalar in found.scalars { ScalarWriter.append(scalar, to: &replacement) }
      edits.append(
        Edit(
          TextRange(start, found.end), replacement: replacement, rule: UnicodeRule.entity.id))
      offset = found.end
    }
    return edits
  }

  /// What the reference whose `&` stands before `start` resolves to, and where it ends.
  private static func reference(
    _ bytes: Span<UInt8>, from start: Int
  ) -> (scalars: [UInt32], end: Int)? {
    var end = start
    if end < bytes.count, bytes[end] == 0x23 { end += 1 }
    let name = end
    while end < bytes.count, end - name <= longest, isAlphanumeric(bytes[end]) { end += 1 }
    guard end > name, end - name <= longest, end < bytes.count, bytes[end] == 0x3B else {
      return nil
    }
    let body = bytes.extracting(name..<end)
    let scalars = name > start ? number(body) : named(body)
    return scalars.map { ($0, end + 1) }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte)
  }

  // MARK: Numbers

  /// As browsers read it (HTML, 13.2.5.80): what is no character becomes U+FFFD or nothing.
  private static func number(_ body: Span<UInt8>) -> [UInt32]? {
    let isHex = body[0] | 0x20 == 0x78
    let start = isHex ? 1 : 0
    guard body.count > start else { return nil }
    var value: UInt32 = 0
    for place in start..<body.count {
      guard let digit = digit(body[place], isHex: isHex) else { return nil }
      value = min(value * (isHex ? 16 : 10) + digit, 0x11_0000)
    }
    switch value {
    case 0, 0xD800...0xDFFF, 0x11_0000: return [0xFFFD]
    case 0x80...0x9F:
      return [UInt32(dross_windows_1252_character(UInt8(truncatingIfNeeded: value)))]
    case 1...8, 0x0B, 0x0E...0x1F, 0x7F, 0xFDD0...0xFDEF: return []
    default: return value & 0xFFFE == 0xFFFE ? [] : [value]
    }
  }

  private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46 where isHex: UInt32(byte - 0x41 + 10)
    case 0x61...0x66 where isHex: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }

  // MARK: Names

  private static func named(_ body: Span<UInt8>) -> [UInt32]? {
    var low: UInt32 = 0
    var high = dross_entity_count
    while low < high {
      let middle = (low + high) / 2
      switch compare(body, middle) {
      case 0: return (0..<3).map { dross_entity_value(middle, $0) }.filter { $0 != 0 }
      case 1: low = middle + 1
      default: high = middle
      }
    }
    return nil
  }

  /// -1, 0 or 1, as the name stands before, at or behind entity number `entity`.
  private static func compare(_ name: Span<UInt8>, _ entity: UInt32) -> Int {
    for place in 0..<name.count {
      let byte = dross_entity_name_byte(entity, UInt32(place))
      if name[place] != byte { return name[place] < byte ? -1 : 1 }
    }
    return dross_entity_name_byte(entity, UInt32(name.count)) == 0 ? 0 : -1
  }
}
