import DrossText
import DrossUnicode

/// What is wrong with the bytes and characters of a text, as findings like any other.
enum UnicodeFindings {
  /// The id of findings about bytes that are no UTF-8.
  static let illFormed = RuleID(family: "unicode", name: "ill-formed")
  /// The id of findings about text that is not in normal form C.
  static let notNFC = RuleID(family: "unicode", name: "nfc")

  /// Ill-formed parts, which are flagged and kept, and what normal form C would change.
  static func of(_ view: TextView) -> (findings: [Finding], diagnostics: [Diagnostic]) {
    let bytes = view.bytes
    let parts = UTF8Validation.illFormedRanges(in: bytes.span)
    var findings = parts.map {
      Finding(
        rule: illFormed, class: "unicode", action: .flag, fix: .none, range: $0,
        message: "bytes that are not UTF-8")
    }
    do {
      findings += try NFCRepair.edits(in: bytes.span, illFormed: parts).map {
        Finding(
          rule: notNFC, class: "unicode", action: .replace, fix: .safe, range: $0.range,
          replacement: $0.replacement, message: "characters not in normal form C")
      }
    } catch {
      let diagnostic = Diagnostic(.error, "ICU could not normalise the text: \(error)")
      return (findings, [diagnostic])
    }
    return (findings, [])
  }
}
