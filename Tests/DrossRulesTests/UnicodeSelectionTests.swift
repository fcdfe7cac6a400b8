import DrossRules
import DrossUnicode
import Testing

@Suite struct UnicodeSelectionTests {
  @Test func cleaningKnowsNoFoldsAndNothingAboutFiles() {
    #expect(UnicodeSelection.known.count == UnicodeRule.allCases.count - 9)
    for name in ["unicode", "unicode/nfc", "unicode/look-alike"] {
      #expect(UnicodeSelection.knows(name), "\(name)")
    }
    for name in ["unicode/quotes", "unicode/line-break", "unicode/encoding", "nfc", ""] {
      #expect(!UnicodeSelection.knows(name), "\(name)")
    }
  }

  @Test func namesChooseRules() {
    let all = UnicodeSelection()
    #expect(all.keeping([], without: []) == all)
    #expect(all.keeping(["unicode"], without: []) == all)
    #expect(all.keeping([], without: ["unicode"]).rules.isEmpty)
    #expect(all.keeping(["caption"], without: []).rules.isEmpty)
    #expect(
      all.keeping(["unicode/nfc", "unicode/entity"], without: ["unicode/nfc"]).rules == [.entity])
    #expect(all.rules(named: "unicode/nfc") == [.nfc])
    #expect(all.keeping(["caption"], without: []).rules(named: "unicode/nfc").isEmpty)
  }

  @Test func noRepairBecomesSafer() {
    var selection = UnicodeSelection()
    var can = false
    can = selection.override(.nfc, fix: .none)
    #expect(can)
    #expect(selection.fix(of: .nfc) == .none)
    can = selection.override(.nfc, fix: .safe)
    #expect(can)
    can = selection.override(.illFormed, fix: .safe)
    #expect(!can)
    #expect(selection.fix(of: .illFormed) == .unsafe)
    can = selection.override(.filler, fix: .unsafe)
    #expect(!can)
  }

  @Test func actionsAreThoseOfFindings() {
    for rule in UnicodeRule.allCases {
      #expect((rule.action == .flag) == (rule.safety == .none), "\(rule)")
      #expect(rule.ruleID.description.utf8.elementsEqual(rule.id.utf8))
    }
  }
}
