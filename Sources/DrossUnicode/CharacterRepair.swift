import CDrossTables
import DrossText

/// Repairs and folds that look at one character at a time.
enum CharacterRepair {
  /// The edits to `line` by the rules for line breaks and control characters.
  static func edits(in line: Span<UInt8>, rules: UnicodeRules) -> [Edit] {
    var edits: [Edit] = []
    forEach(in: line, skipping: plainEnd) { value, range in
      let next = range.end < line.count ? line[range.end] : 0
      if let replacement = lineBreak(value, before: next) {
        append(range, replacement, .lineBreak, rules, to: &edits)
      } else if isControl(value) {
        append(range, [], .control, rules, to: &edits)
      }
    }
    return edits
  }

  /// The edits to `line` by the folds among `rules`.
  static func folds(in line: Span<UInt8>, rules: UnicodeRules) -> [Edit] {
    var edits: [Edit] = []
    forEach(in: line, skipping: { $0.beyondASCII(from: $1) }) { value, range in
      guard value >= 0x80, let (fold, text) = PlainForm.of(value, rules) else { return }
      append(range, text, fold, rules, to: &edits)
    }
    return edits
  }

  /// - Parameter end: where from an offset on characters end that need not be looked at.
  @inline(__always)
  private static func forEach(
    in line: Span<UInt8>, skipping end: (Span<UInt8>, Int) -> Int,
    _ body: (UInt32, TextRange) -> Void
  ) {
    var offset = end(line, 0)
    while offset < line.count {
      let scalar = ScalarReader.read(line, at: offset)
      let range = TextRange(offset, offset + scalar.byteCount)
      if !scalar.isIllFormed { body(scalar.value, range) }
      offset = end(line, range.end)
    }
  }

  /// The offset from `start` on where ASCII without controls that are not white space ends, or one before it.
  private static func plainEnd(of line: Span<UInt8>, from start: Int) -> Int {
    unsafe line.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return start }
      return unsafe Int(dross_scan_plain(base, Int64(start), Int64(buffer.count)))
    }
  }

  private static func append(
    _ range: TextRange, _ replacement: [UInt8], _ rule: UnicodeRule, _ rules: UnicodeRules,
    to edits: inout [Edit]
  ) {
    guard rules.contains(rule) else { return }
    edits.append(Edit(range, replacement: replacement, rule: rule.id))
  }

  /// What stands for a line break that is no line feed; nothing for the CR of a CR LF.
  private static func lineBreak(_ value: UInt32, before next: UInt8) -> [UInt8]? {
    switch value {
    case 0x0D: next == 0x0A ? [] : [0x0A]
    case 0x0B, 0x0C, 0x85, 0x2028, 0x2029: [0x0A]
    default: nil
    }
  }

  /// Whether the character does nothing in text: the controls of ASCII that are no white space, the
  /// deprecated format characters, interlinear annotation and the object replacement character.
  static func isControl(_ value: UInt32) -> Bool {
    switch value {
    case 0...0x08, 0x0E...0x1F, 0x7F, 0x206A...0x206F, 0xFFF9...0xFFFC: true
    default: false
    }
  }
}

/// Plainer characters for such as are a matter of taste.
enum PlainForm {
  /// The fold of a character above ASCII that is among `rules`, and what it gives.
  static func of(_ value: UInt32, _ rules: UnicodeRules) -> (UnicodeRule, [UInt8])? {
    guard let (rule, text) = all(value), rules.contains(rule) else {
      guard rules.contains(.width), let wide = width(value) else { return nil }
      return (.width, wide)
    }
    return (rule, Array(text.utf8))
  }

  /// Whether the character may have a fold.
  static func isCandidate(_ value: UInt32) -> Bool {
    switch value {
    case 0xA0, 0x132, 0x133, 0x149, 0x1C4...0x1CC, 0x1F1...0x1F3, 0x1680, 0x2000...0x205F, 0x2212,
      0x3000, 0xFB00...0xFB06, 0xFF01...0xFFEF:
      true
    default: false
    }
  }

  private static func all(_ value: UInt32) -> (UnicodeRule, String)? {
    switch value {
    // Not the letters U+02BB and U+02BC, primes or guillemets.
    case 0x2018...0x201B: (.quotes, "'")
    case 0x201C...0x201F: (.quotes, "\"")
    case 0x2010...0x2015, 0x2212: (.dashes, "-")
    case 0x2026: (.ellipsis, "...")
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: (.spaces, " ")
    default: ligature(value).map { (.ligatures, $0) }
    }
  }

  /// The letters of a ligature or digraph that is one for reasons of typography or old encodings; not æ
  /// and œ, which are letters.
  private static func ligature(_ value: UInt32) -> String? {
    switch value {
    case 0x132: "IJ"
    case 0x133: "ij"
    // The Afrikaans article; U+02BC, which Unicode has for it, is what nobody types.
    case 0x149: "\u{2019}n"
    case 0x1C4: "D\u{17D}"
    case 0x1C5: "D\u{17E}"
    case 0x1C6: "d\u{17E}"
    case 0x1C7: "LJ"
    case 0x1C8: "Lj"
    case 0x1C9: "lj"
    case 0x1CA: "NJ"
    case 0x1CB: "Nj"
    case 0x1CC: "nj"
    case 0x1F1: "DZ"
    case 0x1F2: "Dz"
    case 0x1F3: "dz"
    case 0xFB00: "ff"
    case 0xFB01: "fi"
    case 0xFB02: "fl"
    case 0xFB03: "ffi"
    case 0xFB04: "ffl"
    case 0xFB05: "\u{17F}t"
    case 0xFB06: "st"
    default: nil
    }
  }

  private static func width(_ value: UInt32) -> [UInt8]? {
    if value == 0x3000 { return [0x20] }
    // The fullwidth macron is a space and a mark.
    if value == 0xFFE3 { return Array(" \u{304}".utf8) }
    let narrow = dross_width(value)
    return narrow == 0 ? nil : ScalarWriter.bytes(UInt32(narrow))
  }
}
