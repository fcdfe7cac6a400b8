import CDrossICU

/// How each code point is folded for matching; the numbers are explained in CDrossTables.h.
struct FoldTable {
  private enum Action: UInt32 {
    case keep, replace, drop, space, expand
  }

  /// The UTF-8 of folds to several code points, each stored once.
  private(set) var expansions: [UInt8] = []
  private var places: [[UInt8]: Int] = [:]

  /// The fold of `point` alone, before white space is looked at.
  static func fold(_ point: CodePoint) -> [UInt32] {
    if let sign = plainSign(point.value) { return [sign] }
    // Capitals do not tell the two letters i of Turkish apart.
    if point.value == 0x130 || point.value == 0x131 { return [0x69] }
    var scalars = point.nfkcCasefold.map { plainSign($0) ?? $0 }
    // A spacing accent is a space and a mark; the space would cut a word in two.
    if scalars.count > 1, scalars.first == 0x20 { scalars.removeFirst() }
    return scalars
  }

  /// Quotation marks and dashes as ASCII writes them.
  private static func plainSign(_ value: UInt32) -> UInt32? {
    switch value {
    case 0x2018...0x201B, 0x02BC, 0x2032, 0x00B4: 0x27
    case 0x201C...0x201F, 0x2033: 0x22
    case 0x2010...0x2015, 0x2212: 0x2D
    default: nil
    }
  }

  mutating func entry(for point: CodePoint) -> UInt32 {
    if point.isSurrogate || point.value > 0x10FFFF { return 0 }
    let folded = Self.fold(point)
    if point.isWhiteSpace || folded == [0x20] { return Action.space.rawValue }
    guard let first = folded.first else { return Action.drop.rawValue }
    let target = CodePoint(value: first)
    let joins = dross_icu_nfkc_casefold_has_boundary_before(point.value) ? UInt32(0) : 64
    if folded.count > 1 {
      return Action.expand.rawValue | joins | UInt32(place(of: folded)) << 8
    }
    let letterClass = Self.letterClass(target) << 3
    let isUnchanged = first == point.value
    let action = isUnchanged ? Action.keep : Action.replace
    let payload = isUnchanged ? UInt32(point.combiningClass) : first
    let isPlain =
      joins == 0
      ? target.combiningClass == 0
      : isUnchanged && point.combiningClass > 0 && dross_icu_is_nfkc_casefold_yes(point.value)
    return action.rawValue | letterClass | joins | (isPlain ? 128 : 0) | payload << 8
  }

  /// The offset times 64 plus the number of bytes.
  private mutating func place(of scalars: [UInt32]) -> Int {
    let bytes = scalars.compactMap(Unicode.Scalar.init).flatMap { Array(String($0).utf8) }
    if let place = places[bytes] { return place }
    let place = expansions.count * 64 + bytes.count
    precondition(bytes.count < 64 && bytes.last != 0x20, "an expansion is short and ends in a sign")
    places[bytes] = place
    expansions += bytes
    return place
  }

  private static func letterClass(_ point: CodePoint) -> UInt32 {
    if point.isMark { return 4 }
    guard point.isLetter else { return 0 }
    return ["Latn": 1, "Cyrl": 2, "Grek": 3][point.script] ?? 0
  }

  /// For each code point of two bytes of UTF-8 what the fast loop needs; see CDrossTables.h.
  func pairs(_ table: TwoStageTable<UInt32>) -> [UInt32] {
    (UInt32(0)..<2048).map { value in
      let entry = table[value]
      let isPlainMark = entry & 0xC7 == 0xC0
      let isPlain = entry & 128 != 0
      let folded: UInt32
      switch Action(rawValue: entry & 7) {
      case .keep: folded = isPlain ? value : 0
      case .replace: folded = isPlain && entry & 64 == 0 ? entry >> 8 : 0
      default: folded = 0
      }
      guard value >= 0x80, (0x80...0x7FF).contains(folded) else { return 0 }
      let mark = isPlainMark ? 1 << 19 | (entry >> 8) << 20 : 0
      return 0xC0 | folded >> 6 | (0x80 | folded & 63) << 8 | (entry >> 3 & 7) << 16 | mark
    }
  }
}
