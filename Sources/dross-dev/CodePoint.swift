import CDrossICU

/// What ICU knows about one code point.
struct CodePoint {
  let value: UInt32

  static var all: [CodePoint] { (0...0x10FFFF).map { CodePoint(value: $0) } }

  /// Two letters, as Unicode writes the general category.
  var category: String {
    let names = [
      "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp",
      "Cc", "Cf", "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf",
    ]
    let index = Int(dross_icu_category(value))
    return names.indices.contains(index) ? names[index] : "Cn"
  }

  /// Four letters, as Unicode writes the script.
  var script: String { Self.name(dross_icu_script(value)) }

  var isLetter: Bool { category.hasPrefix("L") }
  var isMark: Bool { category.hasPrefix("M") }
  var isSurrogate: Bool { (0xD800...0xDFFF).contains(value) }
  var isWhiteSpace: Bool { dross_icu_is_white_space(value) }
  var isDefaultIgnorable: Bool { dross_icu_is_default_ignorable(value) }
  var isSentenceTerminal: Bool { dross_icu_is_sentence_terminal(value) }
  var isIdeographic: Bool { dross_icu_is_ideographic(value) }
  var isLower: Bool { dross_icu_is_lowercase(value) }
  var isUpper: Bool { dross_icu_is_uppercase(value) }
  var combiningClass: Int { Int(dross_icu_combining_class(value)) }

  /// Whether `script`, in four letters, uses the code point.
  func isUsed(in script: String) -> Bool {
    dross_icu_is_used_in(value, script.utf8.reduce(0) { $0 << 8 | UInt32($1) })
  }

  /// NFKC_Casefold of this code point alone.
  var nfkcCasefold: [UInt32] {
    guard let scalar = Unicode.Scalar(value) else { return [value] }
    let text = Array(String(scalar).utf8)
    var output = [UInt8](repeating: 0, count: 128)
    var status: Int32 = 0
    let count = unsafe dross_nfkc_casefold(
      text, Int32(text.count), &output, Int32(output.count), &status)
    precondition(status <= 0, "ICU folds U+\(String(value, radix: 16))")
    return String(decoding: output[..<Int(count)], as: UTF8.self).unicodeScalars.map(\.value)
  }

  private static func name(_ letters: UInt32) -> String {
    let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: letters >> $0) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
