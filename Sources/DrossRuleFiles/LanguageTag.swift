/// The shape of BCP 47 language tags, as rule files, lexicons, configurations and flags use them.
package enum LanguageTag {
  /// Whether `text` is a language of two or three letters, perhaps with subtags, such as `zh-Hant`.
  static func isValid(_ text: some Collection<UInt8>) -> Bool {
    let parts = text.split(separator: 0x2D, omittingEmptySubsequences: false)
    guard let language = parts.first, (2...3).contains(language.count),
      language.allSatisfy(isLetter)
    else { return false }
    return parts.dropFirst().allSatisfy {
      (1...8).contains($0.count) && $0.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
    }
  }

  /// What to write instead of `text`; `nil` when it is a tag.
  package static func advice(on text: String) -> String? {
    if isValid(text.utf8) { return nil }
    // As the system names its locales.
    let dashed = text.utf8.map { $0 == 0x5F ? 0x2D : $0 }
    return isValid(dashed)
      ? "write \(String(decoding: dashed, as: UTF8.self))"
      : "use BCP 47 tags such as en or zh-Hant"
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
