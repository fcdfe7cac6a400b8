import DrossKit
import DrossRules
import DrossUnicode
import Testing

@Suite struct CleanerTests {
  @Test func nothingToDoIsNothingDone() {
    let cleaner = Cleaner(rules: RuleCatalog(rules: [], lexicons: []))
    let result = cleaner.clean("The bridge opened on Monday.\n")
    #expect(result.bytes == result.source)
    #expect(result.findings.isEmpty)
  }

  /// Without rule files, cleaning is what normalizing is, but for line endings and the mark of the file.
  @Test func charactersAreRepairedAsNormalizingDoes() {
    let cleaner = Cleaner(rules: RuleCatalog(rules: [], lexicons: []))
    var rules = UnicodeRules(UnicodeSelection.known)
    let texts = [
      "HÃ´tel de Police &amp; CafÃ©\r\nsecond", "\u{FEFF}\u{FEFF}a\u{200B} \u{200B} b\u{7}\n",
      "\u{7}\n",
      "a \u{1B}[1mbold\u{1B}[0m  \n\n\n word\u{AD}s", "<b>&amp;</b>\n", "l\u{2028}s\u{85}\u{C}x",
      "cafe\u{301} &Atilde;&copy; âœ” \u{202E}abc",
    ].map { Array($0.utf8) }
    for fix in [FixSafety.safe, .unsafe] {
      rules.remove(.byteOrderMark)
      let normalizer = Normalizer(options: .init(rules: rules, fix: fix))
      let cleaner = Cleaner(
        rules: RuleCatalog(rules: [], lexicons: []), options: Cleaner.Options(fix: fix))
      for text in texts {
        let result = cleaner.clean(text)
        #expect(result.bytes == normalizer.normalize(text).bytes, "\(result.text)")
        #expect(result.restored() == text)
        #expect(cleaner.clean(result.bytes).plan.isEmpty)
      }
    }
    #expect(cleaner.clean(texts[0]).text == "Hôtel de Police & Café\r\nsecond")
  }

  /// Letters of UTF-16 look like controls, and repairing these would be the end of the text.
  @Test func markedUTF16IsToldAndLeftAlone() {
    let cleaner = Cleaner(rules: RuleCatalog(rules: [], lexicons: []))
    let units = "\u{FEFF}Der alte Hafen\n".utf16
    let little = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    for (bytes, name) in [(little, "UTF-16LE"), (big, "UTF-16BE")] {
      let result = cleaner.clean(bytes)
      #expect(result.bytes == bytes)
      #expect(result.findings.isEmpty)
      #expect(result.diagnostics.map(\.message) == ["the text is \(name), not UTF-8"])
      #expect(result.diagnostics.allSatisfy { $0.severity == .error })
    }
  }

  /// A repair makes a line one that a rule knows; a removal takes the tag away that kept references.
  @Test func rulesAndRepairsFeedEachOther() {
    let rule = Rule(
      id: RuleID(family: "a", name: "credit"), title: "", why: "", class: "caption",
      languages: ["*"],
      scope: .line, body: .match(.phrase(["photo & agency"])), action: Action(.remove, .line),
      fix: .safe)
    let cleaner = Cleaner(rules: RuleCatalog(rules: [rule], lexicons: []))
    let text = Array("Photo & agency <b>\nThis &amp; that\nPhoto &amp; agency\n".utf8)
    let result = cleaner.clean(text)
    #expect(result.text == "This & that\n")
    #expect(result.restored() == text)
  }
}
