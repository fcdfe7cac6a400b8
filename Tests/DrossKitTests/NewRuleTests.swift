import DrossKit
import DrossTestSupport
import Synchronization
import Testing

@Test func newRulesFailUntilTheyAreWritten() throws {
  let folder = try TemporaryFolder()
  let id = RuleID(family: "mine", name: "read-on")
  let rules = folder("rules")
  #expect(NewRule.write(id, in: rules) == [])
  let catalog = RuleCatalog.folder(rules, over: .builtIn())
  #expect(catalog.diagnostics == [])
  let words = RuleTester.test(catalog).map(\.word)
  #expect(words == [.validated, .missing, .validated, .validated])
  let before = try folder.read("rules/mine/read-on.yaml")
  #expect(NewRule.write(id, in: rules).map(\.message) == ["the rule is there already"])
  #expect(try folder.read("rules/mine/read-on.yaml") == before)
}

/// What is timed must not change what is found, and must be counted.
@Test func cleanersTakeTheTimeOfRules() {
  let ticks = Ticks()
  let timed = Cleaner(clock: { ticks.next() })
  let text = "Photo: A. Person / Agency\n\nThe bridge opened on Monday.\n"
  #expect(timed.clean(text).plan == Cleaner().clean(text).plan)
  let times = timed.ruleTimes
  #expect(times.map(\.rule) == timed.rules.map(\.id))
  #expect(times.contains { $0.time > 0 })
  #expect(timed.totalTime > times.reduce(0) { $0 + $1.time })
  #expect(Cleaner().ruleTimes.isEmpty)
}

/// A clock that goes on by one whenever it is looked at.
private final class Ticks: Sendable {
  private let count = Mutex<UInt64>(0)
  func next() -> UInt64 {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}
