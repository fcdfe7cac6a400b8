import DrossKit
import Testing

@Suite struct BaselineTests {
  private let cleaner: Cleaner = {
    let rule = Rule(
      id: RuleID(family: "test", name: "junk"), title: "junk", why: "junk", class: "test",
      languages: ["*"], scope: .line, body: .match(.phrase(["junk"])),
      action: Action(.flag, .match),
      fix: .none)
    return Cleaner(rules: RuleCatalog(rules: [rule], lexicons: []))
  }()

  private func keys(_ text: String) -> [Baseline.Key] {
    let result = cleaner.clean(text)
    return result.findings.map { Baseline.key(of: $0, in: result) }
  }

  @Test func movedLinesAndFoldedTextKeepTheirKey() {
    let key = keys("some junk here\n")
    #expect(key.count == 1)
    #expect(keys("first\n\nsome junk here\nlast\n") == key)
    #expect(keys("Some JUNK here") == key)
    #expect(keys("other junk here\n") != key)
    #expect(keys("some junk there\n") != key)
    // What stands far away on the line does not count.
    let far = String(repeating: "words and more of them ", count: 4)
    #expect(keys("x \(far)junk \(far)x") == keys("y \(far)junk \(far)y"))
  }

  @Test func copiesAreCounted() throws {
    let key = try #require(keys("junk\n").first)
    var baseline = Baseline()
    for _ in 0..<2 { baseline.add(key, text: Array("junk".utf8)[...]) }
    #expect(baseline.unmet.count == 1)
    let first = baseline.isKnown(key)
    #expect(first)
    #expect(baseline.unmet.count == 1)
    let second = baseline.isKnown(key)
    let third = baseline.isKnown(key)
    #expect(second && !third)
    #expect(baseline.unmet.isEmpty)
  }

  @Test func textIsCutBetweenCharacters() throws {
    let key = try #require(keys("junk\n").first)
    var baseline = Baseline()
    let text = "x" + String(repeating: "é", count: 60)
    baseline.add(key, text: Array(text.utf8)[...])
    let shown = baseline.entries[key]?.text ?? []
    #expect(
      String(validating: shown, as: UTF8.self) == "x" + String(repeating: "é", count: 39) + "…")
  }
}
