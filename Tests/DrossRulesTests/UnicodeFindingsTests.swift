import DrossText
import DrossUnicode
import Testing

@testable import DrossRules

@Suite struct UnicodeFindingsTests {
  private let text = Array("CafÃ© &amp; zero\u{200B}width\u{7}.\nа pаge\n".utf8) + [0xFF, 0x0A]

  private func seen(
    _ fix: FixSafety, _ overrides: [UnicodeRule: FixSafety] = [:], _ selected: [String] = []
  ) -> [String] {
    var selection = UnicodeSelection().keeping(selected, without: [])
    for (rule, fix) in overrides {
      let can = selection.override(rule, fix: fix)
      #expect(can)
    }
    let outcome = UnicodeFindings(selection, fix: fix).findings(in: text)
    #expect(outcome.diagnostics.isEmpty)
    return outcome.findings.map {
      "\($0.rule.name) \($0.action.rawValue) \($0.fix.rawValue) \($0.range.start)"
    }
  }

  @Test func repairsAndOdditiesAreFindings() {
    let repairs = [
      "mojibake replace safe 3", "entity replace safe 8", "zero-width replace safe 18",
      "control replace safe 26", "look-alike flag none 32",
    ]
    #expect(seen(.safe) == repairs + ["ill-formed flag unsafe 38"])
    #expect(seen(.none) == seen(.safe))
    #expect(seen(.unsafe) == repairs + ["ill-formed replace unsafe 38"])
    #expect(seen(.safe, [:], ["unicode/control", "caption"]) == ["control replace safe 26"])
    #expect(seen(.safe, [:], ["caption"]) == [])
  }

  @Test func whatMustNotBeMadeIsTold() {
    let expected = [
      "mojibake replace none 3", "entity replace safe 8", "zero-width replace unsafe 18",
      "control replace safe 26", "look-alike flag none 32", "ill-formed flag none 38",
    ]
    #expect(seen(.safe, [.mojibake: .none, .zeroWidth: .unsafe, .illFormed: .none]) == expected)
    #expect(seen(.unsafe, [.mojibake: .none, .zeroWidth: .unsafe, .illFormed: .none]) == expected)
  }

  /// A repair that must not be made has no part in others.
  @Test func repairsDoNotFeedOnWhatIsOnlyTold() {
    let text = Array("caf&Atilde;&copy;\n".utf8)
    var selection = UnicodeSelection()
    let can = selection.override(.entity, fix: .none)
    #expect(can)
    let found = UnicodeFindings(selection, fix: .safe).findings(in: text).findings
    #expect(found.map(\.fix) == [.none, .none])
    #expect(found.map(\.rule) == [UnicodeRule.entity.ruleID, UnicodeRule.entity.ruleID])
  }
}
