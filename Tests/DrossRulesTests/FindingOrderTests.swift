import DrossText
import Testing

@testable import DrossRules

@Suite struct FindingOrderTests {
  private func finding(
    _ name: String, class: String, _ action: Action.Kind, _ fix: FixSafety, _ start: Int, _ end: Int
  ) -> Finding {
    Finding(
      rule: RuleID(family: "test", name: name), class: `class`, action: action, fix: fix,
      range: TextRange(start, end), message: "")
  }

  private func kept(_ findings: [Finding]) -> [String] {
    FindingOrder.resolved(findings).map(\.rule.name)
  }

  @Test func aSafeRemovalHidesEveryFlagInIt() {
    let line = finding("line", class: "caption", .remove, .safe, 0, 20)
    let word = finding("word", class: "spun", .flag, .none, 4, 9)
    #expect(kept([word, line]) == ["line"])
  }

  @Test func anUnsafeRemovalHidesFlagsOfItsOwnKindAlone() {
    let line = finding("line", class: "model", .remove, .unsafe, 0, 20)
    let spun = finding("spun", class: "spun", .flag, .none, 4, 9)
    let same = finding("same", class: "model", .flag, .none, 10, 12)
    let behind = finding("behind", class: "model", .flag, .none, 18, 25)
    #expect(kept([spun, line, same, behind]) == ["line", "spun", "behind"])
  }

  @Test func ofTwoRemovalsOfTheSameTextTheSaferOneIsKept() {
    let safe = finding("safe", class: "caption", .remove, .safe, 0, 20)
    let unsafe = finding("unsafe", class: "model", .remove, .unsafe, 0, 20)
    #expect(kept([unsafe, safe]) == ["safe"])
  }
}
