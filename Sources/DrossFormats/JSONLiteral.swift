package import DrossText
import Glibc

/// A string as it stands in a JSON record: its place, and whether it has escapes.
package struct JSONLiteral: Hashable, Sendable {
  /// The bytes between the quotes, counted from the first byte of the record.
  package let range: TextRange
  /// Whether there is a backslash among them.
  package let hasEscapes: Bool

  init(range: TextRange, hasEscapes: Bool) {
    self.range = range
    self.hasEscapes = hasEscapes
  }

  /// The bytes of the string, all escapes resolved: UTF-8, unless the record holds something else.
  ///
  /// Half of a surrogate pair that stands alone becomes the three bytes of WTF-8, so that it shows
  /// up as ill-formed. Bytes that are ill-formed in the record stay as they are.
  ///
  /// - Parameter record: the bytes in which the literal was found.
  /// - Complexity: O(bytes).
  package func decoded(in record: Span<UInt8>) -> [UInt8] {
    let raw = record.extracting(range.range)
    return unsafe [UInt8](unsafeUninitializedCapacity: raw.count + 4) { buffer, count in
      guard let output = buffer.baseAddress else { return }
      var position = 0
      while position < raw.count {
        let plain = Self.plainCount(raw, from: position)
        if plain > 0 {
          unsafe raw.extracting(position..<position + plain).withUnsafeBufferPointer {
            if let source = $0.baseAddress {
              unsafe (output + count).initialize(from: source, count: plain)
            }
          }
          position += plain
          count += plain
        }
        // Text in other scripts is often nothing but escapes: take all of them here.
        while position < raw.count, raw[position] == 0x5C {
          let escape = JSONEscape(raw, at: position)
          // Four bytes are written whatever the length; the next write covers the rest.
          unsafe UnsafeMutableRawPointer(output + count).storeBytes(
            of: escape.decoded.littleEndian, as: UInt32.self)
          count += escape.decodedCount
          position += escape.rawCount
        }
      }
    }
  }

  /// The bytes as they must stand between quotes to be read back equal.
  ///
  /// Only quote, backslash and control characters below U+0020 are escaped, and halves of surrogate
  /// pairs in their WTF-8 form. Other ill-formed bytes stay as they are.
  ///
  /// - Complexity: O(bytes).
  package static func escape(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 16)
    var endsWithHighHalf = false
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0xED, position + 2 < bytes.count, bytes[position + 1] & 0xE0 == 0xA0,
        bytes[position + 2] & 0xC0 == 0x80
      {
        let unit =
          0xD000 | UInt16(bytes[position + 1] & 0x3F) << 6 | UInt16(bytes[position + 2] & 0x3F)
        let isLowHalf = unit & 0xFC00 == 0xDC00
        // Two halves written as escapes would be read as one code point.
        if endsWithHighHalf && isLowHalf {
          output.append(contentsOf: bytes[position..<position + 3])
        } else {
          append(unit, to: &output)
        }
        endsWithHighHalf = !isLowHalf
        position += 3
        continue
      }
      switch byte {
      case 0x22: output.append(contentsOf: [0x5C, 0x22])
      case 0x5C: output.append(contentsOf: [0x5C, 0x5C])
      case 0x08: output.append(contentsOf: [0x5C, 0x62])
      case 0x09: output.append(contentsOf: [0x5C, 0x74])
      case 0x0A: output.append(contentsOf: [0x5C, 0x6E])
      case 0x0C: output.append(contentsOf: [0x5C, 0x66])
      case 0x0D: output.append(contentsOf: [0x5C, 0x72])
      case 0..<0x20: append(UInt16(byte), to: &output)
      default: output.append(byte)
      }
      endsWithHighHalf = false
      position += 1
    }
    return output
  }

  /// The number of bytes from `start` up to the next backslash or the end.
  static func plainCount(_ raw: Span<UInt8>, from start: Int) -> Int {
    unsafe raw.extracting(start..<raw.count).withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, let hit = unsafe memchr(base, 0x5C, buffer.count) else {
        return buffer.count
      }
      return unsafe UnsafeRawPointer(hit) - base
    }
  }

  private static func append(_ unit: UInt16, to output: inout [UInt8]) {
    output.append(contentsOf: [0x5C, 0x75])
    for shift in [12, 8, 4, 0] as [UInt16] {
      let digit = UInt8(truncatingIfNeeded: (unit >> shift) & 0xF)
      output.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}
