import Testing

@testable import DrossUnicode

@Suite struct UnicodeRuleTests {
  @Test func everyRuleExplainsItself() {
    for rule in UnicodeRule.allCases {
      #expect(UnicodeRule(id: rule.id) == rule)
      #expect(UnicodeRules([rule]).contains(rule))
      #expect(UnicodeRules.all.contains(rule) != rule.isFold)
      #expect(!rule.title.isEmpty && rule.why.utf8.last == 0x2E && rule.what.utf8.last == 0x2E)
      for other in UnicodeRule.allCases where other != rule {
        #expect(!UnicodeRules([rule]).contains(other), "\(rule) and \(other)")
      }
    }
    #expect(UnicodeRule(id: "unicode/none") == nil)
    #expect(UnicodeRule(id: "nfc") == nil)
  }
}
