import DrossReport
import DrossRules
import DrossText
import Testing

@Suite struct RuleStatisticsTests {
  static var sample: RuleStatistics {
    let credit = RuleID(family: "caption", name: "credit")
    let finding = Finding(
      rule: credit, class: "caption", action: .remove, fix: .safe, range: TextRange(0, 5),
      message: "x")
    var statistics = RuleStatistics()
    statistics.add(
      [finding, finding], plan: EditPlan(sorted: [Edit(TextRange(0, 6), rule: "caption/credit")]),
      byteCount: 2_000)
    statistics.add([], plan: EditPlan(), byteCount: 500_000)
    statistics.add(nanoseconds: 1_500, to: credit)
    statistics.add(nanoseconds: 1_000, to: credit)
    statistics.add(nanoseconds: 9_000, to: RuleID(family: "nav", name: "slow"))
    statistics.nanoseconds = 20_000
    return statistics
  }

  @Test func countsAreAdded() {
    let statistics = Self.sample
    #expect(statistics.documents == 2)
    #expect(statistics.bytes == 502_000)
    let rows = statistics.byTime
    #expect(rows.map(\.rule.name) == ["slow", "credit"])
    #expect(rows.map(\.hits) == [0, 2])
    #expect(rows.map(\.edits) == [0, 1])
    #expect(rows.map(\.bytes) == [0, 6])
    #expect(rows.map(\.nanoseconds) == [9_000, 2_500])
  }
}
