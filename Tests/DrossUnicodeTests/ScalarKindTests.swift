import Testing

@testable import DrossUnicode

@Suite struct ScalarKindTests {
  @Test func tellsKindsApart() {
    let kinds: [(String, ScalarKind)] = [
      ("azßéжωª", .lowerLetter), ("AZÉЖΩǅ", .upperLetter), ("אم가कʼ", .uncasedLetter),
      ("漢かカไລខမー々", .ideograph), ("\u{301}\u{94D}\u{93E}", .mark), ("09٣९", .digit),
      (" \t\u{A0}\u{3000}\u{202F}", .space), ("\n\r\u{0B}\u{0C}\u{85}\u{2028}\u{2029}", .lineBreak),
      (".!?。।؟…！", .terminal), ("([{“‘«„", .openPunctuation), (")]}”’", .closePunctuation),
      ("'\"", .quote), ("•‣◦⁃∙·▪■□●○▶►➤✓✔»›", .bullet), (",;:-–—/#&*¿§", .punctuation),
      ("+=$€©™½", .symbol), ("\u{200B}\u{AD}\u{FEFF}\u{202E}\u{FE0F}\u{3164}", .invisible),
      ("\0\u{1B}\u{7F}\u{9F}", .control), ("\u{E000}\u{378}", .other),
    ]
    for (text, kind) in kinds {
      for scalar in text.unicodeScalars {
        // "\r\n" would be one Character; here each code point stands for itself.
        #expect(ScalarKind.of(scalar.value) == kind, "U+\(String(scalar.value, radix: 16))")
      }
    }
    #expect(ScalarKind.of(0x110000) == .other)
    #expect(ScalarKind.of(.max) == .other)
  }

  @Test func tellsScriptsApart() {
    let scripts: [(String, Script)] = [
      ("aZé", .latin), ("жЇ", .cyrillic), ("ωᾳ", .greek), ("ա", .armenian), ("ა", .georgian),
      ("א", .hebrew), ("م", .arabic), ("क", .devanagari), ("কகක", .otherIndic), ("ก", .thai),
      ("漢々", .han), ("か", .hiragana), ("カ", .katakana), ("가", .hangul), ("ខᚠ", .other),
      ("1 .\u{301}", .common),
    ]
    for (text, script) in scripts {
      for scalar in text.unicodeScalars {
        #expect(Script.of(scalar.value) == script, "U+\(String(scalar.value, radix: 16))")
      }
    }
    #expect(Script.of(.max) == .common)
  }
}
