import DrossText
import Testing

@testable import DrossUnicode

@Suite struct InvisibleRepairTests {
  private func rules(_ text: String) throws -> [String] {
    let outcome = try UnicodeRepair().repair(Array(text.utf8))
    return outcome.plan.edits.map(\.rule) + outcome.reports.map { "? \($0.rule.id)" }
  }

  @Test func takesOutWhatMeansNothing() throws {
    let cases = [
      ("pay\u{200B}ment", "unicode/zero-width"), ("a\u{200D}b", "unicode/zero-width"),
      ("a \u{200C} b", "unicode/zero-width"), ("👩\u{200D}", "unicode/zero-width"),
      ("a\u{2060}b", "unicode/zero-width"), ("a\u{FEFF}b", "unicode/zero-width"),
      ("hy\u{AD}phen", "unicode/soft-hyphen"), ("пере\u{AD}нос", "unicode/soft-hyphen"),
      ("a\u{FE0F}b", "unicode/variation-selector"), ("pay\u{200E}pal", "unicode/bidi-mark"),
    ]
    for (text, expected) in cases { #expect(try rules(text) == [expected], "\(text)") }
  }

  @Test func tellsWhatMayBeMeant() throws {
    let cases = [
      ("Auf\u{200C}lage", "? unicode/non-joiner"), ("1\u{AD}2", "? unicode/soft-hyphen"),
      ("a \u{202E}b\u{202C}", "? unicode/bidi-override"),
      ("א \u{2066}b", "? unicode/bidi-override"),
      ("a\u{E0041}\u{E0042}", "? unicode/hidden-text"),
      ("a\u{FE01}\u{E0105}", "? unicode/hidden-text"),
      ("a\u{3164}b", "? unicode/filler"), ("a\u{2800}", "? unicode/filler"),
      ("\u{E000}\u{F8FF}", "? unicode/private-use"),
    ]
    for (text, expected) in cases {
      let found = try rules(text)
      #expect(Set(found) == [expected], "\(text): \(found)")
    }
  }
}
