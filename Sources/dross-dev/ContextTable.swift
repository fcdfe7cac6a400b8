import CDrossICU

/// What stands around invisible characters; the bits are explained in CDrossRepairTables.h.
enum ContextTable {
  static func flags(of point: CodePoint) -> UInt16 {
    if point.isSurrogate { return 0 }
    let script = point.script
    let category = point.category
    let isWord = "LN".contains(category.prefix(1))
    let holds = [
      dross_icu_is_pictographic(point.value), dross_icu_is_emoji(point.value),
      point.isLetter && hyphenated.contains(script), isJoined(point, script),
      unspaced.contains(script) || (0x3000...0x303F).contains(point.value)
        || (0xFF00...0xFFEF).contains(point.value),
      point.isIdeographic, dross_icu_is_right_to_left(point.value), point.isMark, isWord,
      category == "Co", category == "Cn",
      "SP".contains(category.prefix(1)) || dross_icu_is_emoji(point.value) || point.isIdeographic
        || variable.contains(script) || isWord && script == "Zyyy",
      category == "Mn" && script == "Zinh", point.isLetter && script == "Latn",
      point.isLetter && script == "Cyrl", point.isLetter && script == "Grek",
    ]
    return holds.enumerated().reduce(0) { $0 | ($1.element ? 1 << UInt16($1.offset) : 0) }
  }

  /// Whether zero-width joiners and non-joiners have a meaning beside the code point.
  private static func isJoined(_ point: CodePoint, _ script: String) -> Bool {
    // 0 does not join, 5 is transparent (UJoiningType).
    let joining = dross_icu_joining_type(point.value)
    let joins = joining != 0 && joining != 5 && point.value != 0x200D
    return joins || point.combiningClass == 9 || joinedScripts.contains(script)
  }

  private static let hyphenated: Set<String> = ["Latn", "Cyrl", "Grek", "Armn", "Geor"]

  private static let joinedScripts: Set<String> = [
    "Adlm", "Arab", "Bali", "Beng", "Brah", "Cakm", "Deva", "Gran", "Gujr", "Guru", "Java", "Khmr",
    "Knda", "Lana", "Limb", "Mand", "Mani", "Mlym", "Modi", "Mong", "Mymr", "Newa", "Nkoo", "Orya",
    "Phag", "Rohg", "Sidd", "Sinh", "Sogd", "Sund", "Syrc", "Taml", "Telu", "Tibt", "Tirh",
  ]

  private static let unspaced: Set<String> = [
    "Bali", "Bopo", "Hang", "Hani", "Hira", "Java", "Kana", "Khmr", "Lana", "Laoo", "Mymr", "Tale",
    "Talu", "Tavt", "Thai", "Tibt", "Yiii",
  ]

  /// Scripts with standardized variants of their letters.
  private static let variable: Set<String> = ["Egyp", "Mani", "Mong", "Mymr", "Phag"]

  /// NFKC of halfwidth and fullwidth forms, where it is one other code point.
  static var widths: [UInt16] {
    (UInt32(0xFF01)...0xFFEF).map { scalar in
      var units: [UInt16] = [0, 0, 0, 0]
      let count = unsafe dross_icu_nfkc(scalar, &units, 4)
      return count == 1 && UInt32(units[0]) != scalar ? units[0] : 0
    }
  }
}
