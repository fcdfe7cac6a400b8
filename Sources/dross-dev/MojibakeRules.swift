/// The rules of `MojibakeTable` as text: a row of sets of characters each.
///
/// In a set, `{name}` stands for a class, `a-b` for a range, `\s` for white space, `\w` for letters and
/// numbers, `\.` for anything but a line feed and `\^` for the start of the text; `\-` first for all but.
enum MojibakeRules {
  private static let classes: [String: String] = [
    "common": "\u{A0}\u{AD}·´–—―…’",
    "c1": "\u{80}-\u{9F}",
    "bad": "¦¤¨¬¯¸ƒˆˇ˘˛˜†‡‰⌐◊\u{FFFD}ªº",
    "law": "¶§",
    "currency": "¢£¥₧€",
    "start": "¡«¿©\u{384}\u{385}‘‚“„•‹\u{F8FF}",
    "end": "®»˝”›™",
    "numeric": "²³¹±¼½¾×µ÷⁄∂∆∏∑√∞∩∫≈≠≡≤≥№",
    "kaomoji": "Ò-ÖÙ-Üò-öø-üŐŌŪŲ°",
    "upper": "À-ÑØÜÝĂĀĄĆČĎĐĘĚĒĖĞĢİĪĶĹĽŁĻŃŇŅŒŘŚŞŠŢŤŮŰŸŹŻŽҐ",
    "lower": "ßà-ñăąāćčďđęěēėğģįīķĺľłļœŕśşšťüźżžґﬁﬂ",
    "upperCommon": "ÞΑ-ΩΆΈΉΊΌΎΏΪΫЁ-Я",
    "lowerCommon": "α-ωάέήίΰа-џ",
    "box": "│┌┐┘├┤┬┼═-╬▀▄█▌▐░▒▓",
  ]

  static let all: [[String]] = [
    ["{c1}"],
    ["{bad}{lower}{upper}{box}{start}{end}{currency}{numeric}{law}", "{bad}"],
    ["a-zA-Z", "{lowerCommon}{upperCommon}", "{bad}"],
    ["{bad}", "{lower}{upper}{box}{start}{end}{currency}{numeric}{law}"],
    ["{lower}{lowerCommon}{box}{end}{currency}{numeric}", "{upper}"],
    ["{box}{end}{currency}{numeric}", "{lower}"],
    ["{lower}{box}{end}", "{currency}"],
    ["\\s", "{upper}", "{currency}"],
    ["{upper}{box}", "{numeric}{law}"],
    ["{lower}{upper}{box}{currency}{end}", "{start}", "{numeric}"],
    ["{lower}{upper}{currency}{numeric}{box}{law}", "{end}", "{start}"],
    ["{currency}{numeric}{box}", "{start}"],
    ["a-z", "{upper}", "{start}{currency}"],
    ["{box}", "{kaomoji}"],
    ["{lower}{upper}{currency}{numeric}{start}{end}{law}", "{box}"],
    ["{box}", "{end}"],
    ["{lower}{upper}", "{start}{end}", "\\w"],
    ["Œœ", "\\-A-Za-z"],
    ["{upper}", "°"],
    ["ÂÃÎÐ", "€œŠš¢£Ÿž\u{A0}\u{AD}®©°·»{start}{end}–—´"],
    ["×", "²³"],
    // Arabic words are made of common characters, so four in a row are asked for.
    [
      "ØÙ", "{common}{currency}{bad}{numeric}{start}ŸŠ®°µ»", "ØÙ",
      "{common}{currency}{bad}{numeric}{start}ŸŠ®°µ»",
    ],
    // South Asian scripts in Windows-1252.
    ["à", "²µ¹¼½¾"],
    // MacRoman.
    ["√", "±∂†≠®™´≤≥¥µø"],
    ["≈", "°¢"],
    ["‚", "Ä", "ìîïòôúùû†°¢π"],
    ["‚", "âó", "àä°ê"],
    // Windows-1251: signs of the block U+2000, then Latin-1 or Cyrillic.
    ["в", "Ђ"],
    ["ВГРС", "{c1}{bad}{start}{end}{currency}°µ", "ВГРС"],
    ["Г", "ў", "В", "Ђ", "В", "\\."],
    // Windows-1252: à and á, and the space without a break.
    ["Ã", "\u{A0}¡"],
    ["a-z", "ÃÂ", " "],
    ["a-z", "\\s", "ÃÂ", " "],
    ["\\^", "ÃÂ", " "],
    ["a-z.,?!{end}", "Â", " {start}{end}"],
    // Windows-1253: signs of the block U+2000, then Latin-1 or Greek.
    ["β", "€", "™\u{A0}\u{386}\u{AD}®°"],
    ["ΒΓΞΟ", "{c1}{bad}{start}{end}{currency}°", "ΒΓΞΟ"],
    // Windows-1257.
    ["ā", "€"],
  ]

  /// Reads one set.
  static func place(_ text: String) -> MojibakeTable.Place {
    var scalars: Set<UInt32> = []
    var properties = ""
    var isNegated = false
    var rest = Array(text.unicodeScalars.map(\.value))[...]
    while let scalar = rest.popFirst() {
      if scalar == 0x5C, let property = rest.popFirst() {
        if property == 0x2D {
          isNegated = true
        } else if let letter = Unicode.Scalar(property) {
          properties.unicodeScalars.append(letter)
        }
      } else if scalar == 0x7B, let end = rest.firstIndex(of: 0x7D) {
        let name = String(String.UnicodeScalarView(rest[..<end].compactMap(Unicode.Scalar.init)))
        guard let members = classes[name] else { preconditionFailure("no class \(name)") }
        scalars.formUnion(place(members).scalars)
        rest = rest[(end + 1)...]
      } else if rest.count >= 2, rest.first == 0x2D, let last = rest.dropFirst().first {
        scalars.formUnion(scalar...last)
        rest = rest.dropFirst(2)
      } else {
        scalars.insert(scalar)
      }
    }
    return MojibakeTable.Place(
      scalars: scalars, properties: properties, isNegated: isNegated)
  }
}
