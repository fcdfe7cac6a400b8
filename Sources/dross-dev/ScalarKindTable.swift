/// The values of `ScalarKind` and `Script` in DrossUnicode, in the same order.
enum ScalarKindTable {
  private enum Kind: UInt8 {
    case other, lowerLetter, upperLetter, uncasedLetter, ideograph, mark, digit, space, lineBreak
    case terminal, openPunctuation, closePunctuation, quote, bullet, punctuation, symbol
    case invisible, control
  }

  static func kind(of point: CodePoint) -> UInt8 { decide(point).rawValue }

  private static func decide(_ point: CodePoint) -> Kind {
    if let kind = listed(point.value) { return kind }
    if point.isWhiteSpace { return .space }
    if point.isDefaultIgnorable { return .invisible }
    if point.isLetter || point.category == "Nl" { return letter(point) }
    if point.isSentenceTerminal { return .terminal }
    switch point.category {
    case "Mn", "Mc", "Me": return .mark
    case "Nd": return .digit
    case "Ps", "Pi": return .openPunctuation
    case "Pe", "Pf": return .closePunctuation
    case "Pc", "Pd", "Po": return .punctuation
    case "No", "Sm", "Sc", "Sk", "So": return .symbol
    case "Cc": return .control
    default: return .other
    }
  }

  /// Kinds that dross decides for itself.
  private static func listed(_ value: UInt32) -> Kind? {
    switch value {
    case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: return .lineBreak
    case 0x22, 0x27, 0xFF02, 0xFF07: return .quote
    case 0x2026: return .terminal
    // Interlinear annotation.
    case 0xFFF9...0xFFFB: return .invisible
    default: return bullets.contains(value) ? .bullet : nil
    }
  }

  /// Signs that stand before an item of a list, as scrapers leave them.
  private static let bullets: Set<UInt32> = [
    0x00B7, 0x00BB, 0x203A, 0x2022, 0x2023, 0x2043, 0x204C, 0x204D, 0x2219, 0x22C5, 0x25A0, 0x25A1,
    0x25AA, 0x25AB, 0x25B6, 0x25B7, 0x25B8, 0x25B9, 0x25BA, 0x25BB, 0x25C6, 0x25C7, 0x25C8, 0x25C9,
    0x25CA, 0x25CB, 0x25CF, 0x25D8, 0x25D9, 0x25E6, 0x25FB, 0x25FC, 0x25FD, 0x25FE, 0x2605, 0x2606,
    0x2610, 0x2611, 0x2612, 0x2713, 0x2714, 0x2705, 0x2726, 0x2727, 0x2756, 0x2765, 0x2767, 0x2794,
    0x2799, 0x279B, 0x279C, 0x279D, 0x279E, 0x27A1, 0x27A2, 0x27A3, 0x27A4, 0x27A5, 0x27A6, 0x29BE,
    0x29BF, 0x2B1B, 0x2B1C, 0x30FB, 0xFF65, 0xF0A7, 0xF0B7, 0xF0D8, 0xF0FC,
  ]

  private static func letter(_ point: CodePoint) -> Kind {
    if ["Hira", "Kana"].contains(where: point.isUsed) { return .ideograph }
    if writtenWithoutSpaces.contains(point.script) || point.isIdeographic {
      return .ideograph
    }
    if point.isLower { return .lowerLetter }
    if point.isUpper || point.category == "Lt" { return .upperLetter }
    return .uncasedLetter
  }

  private static let writtenWithoutSpaces: Set<String> = [
    "Bopo", "Hani", "Hira", "Kana", "Khmr", "Kits", "Lana", "Laoo", "Mymr", "Nshu", "Tale", "Talu",
    "Tang", "Tavt", "Thai", "Yiii",
  ]

  /// `Script`.
  static func script(of point: CodePoint) -> UInt8 {
    if let place = scripts.firstIndex(where: { $0.contains(point.script) }) {
      return UInt8(place)
    }
    return UInt8(scripts.count)
  }

  private static let scripts: [Set<String>] = [
    ["Zyyy", "Zinh"], ["Latn"], ["Cyrl"], ["Grek"], ["Armn"], ["Geor"], ["Hebr"], ["Arab"],
    ["Deva"], ["Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh"], ["Thai"],
    ["Hani"], ["Hira"], ["Kana"], ["Hang"],
  ]
}
