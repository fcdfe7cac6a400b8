package import DrossText

/// Takes out the sequences by which programs steer a terminal (ECMA-48).
package enum EscapeRepair {
  /// The longest title or other string in a sequence.
  private static let longest = 4096

  /// The edits that take all sequences out of `bytes`; of what begins like one and is none, nothing.
  package static func edits(in bytes: Span<UInt8>) -> [Edit] {
    var edits: [Edit] = []
    var offset = 0
    while offset < bytes.count {
      guard bytes[offset] == 0x1B, let end = end(of: bytes, from: offset + 1) else {
        offset += 1
        continue
      }
      edits.append(Edit(TextRange(offset, end), rule: UnicodeRule.terminalEscape.id))
      offset = end
    }
    return edits
  }

  /// The end of the sequence whose ESC stands before `start`.
  private static func end(of bytes: Span<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    switch bytes[start] {
    case 0x5B:  // CSI: parameters, intermediates, a final byte.
      return controlSequence(bytes, from: start + 1)
    case 0x5D, 0x50, 0x58, 0x5E, 0x5F:  // OSC, DCS, SOS, PM, APC: a string.
      return string(bytes, from: start + 1)
    case 0x20...0x2F:  // Character sets and the like.
      var offset = start + 1
      while offset < bytes.count, (0x20...0x2F).contains(bytes[offset]) { offset += 1 }
      return offset < bytes.count && (0x30...0x7E).contains(bytes[offset]) ? offset + 1 : nil
    case 0x37, 0x38, 0x3D, 0x3E:  // Cursor and keypad; others could be a letter of the text.
      return start + 1
    default:
      return nil
    }
  }

  private static func controlSequence(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var offset = start
    while offset < bytes.count, (0x30...0x3F).contains(bytes[offset]) { offset += 1 }
    while offset < bytes.count, (0x20...0x2F).contains(bytes[offset]) { offset += 1 }
    return offset < bytes.count && (0x40...0x7E).contains(bytes[offset]) ? offset + 1 : nil
  }

  /// A string up to BEL or ESC \ on the same line.
  private static func string(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var offset = start
    let limit = min(bytes.count, start + longest)
    while offset < limit {
      switch bytes[offset] {
      case 0x07: return offset + 1
      case 0x1B:
        return offset + 1 < bytes.count && bytes[offset + 1] == 0x5C ? offset + 2 : nil
      case 0x0A, 0x0D: return nil
      default: offset += 1
      }
    }
    return nil
  }
}
