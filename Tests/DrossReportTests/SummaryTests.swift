import DrossReport
import DrossRules
import DrossText
import Testing

@Test func aSummaryCountsByActionAndRule() {
  let stop = RuleID(family: "caption", name: "a-stop")
  let tail = RuleID(family: "tail", name: "share")
  var left = Summary()
  left.add([
    finding(0, 1), finding(1, 2, .remove, .unsafe), finding(2, 3, .flag, .none, rule: tail),
  ])
  left.add([])
  var right = Summary()
  right.add([finding(0, 1, rule: stop)])
  right.addEdits(EditPlan(sorted: [Edit(TextRange(0, 1), rule: "caption/a-stop")]))
  right.addEdits(EditPlan())
  var reversed = right
  left.merge(right)
  #expect(left.documents == 3)
  #expect(left.documentsWithFindings == 2)
  #expect(left.documentsChanged == 1)
  #expect(left.findings == 4)
  #expect(left.edits == 1)
  #expect(left.count(.remove) == 3)
  #expect(left.count(.remove, .unsafe) == 1)
  #expect(left.count(.replace) == 0)
  #expect(
    left.byRule.map(\.rule.description) == ["caption/a-stop", "caption/photo-credit", "tail/share"])
  #expect(left.byRule.map(\.count) == [1, 2, 1])
  reversed.merge(Summary())
  #expect(reversed == right)
}
