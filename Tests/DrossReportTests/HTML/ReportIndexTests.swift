import DrossText
import Testing

@testable import DrossReport

@Test func theIndexHasARowForEachDocument() {
  var changed = document("one two", path: "a.txt", id: "r1", [finding(0, 3), finding(4, 7)])
  changed.recordLine = 7
  changed.plan = EditPlan(sorted: [Edit(TextRange(0, 4), rule: "caption/photo-credit")])
  let index = ReportIndex(
    overviews: [DocumentOverview(changed), DocumentOverview(document("x", path: "b.txt"))],
    rules: [
      ReportedRule(
        id: "caption/photo-credit", title: "Credit", why: "Because.", kind: "caption", isFlag: false
      )
    ], hasDuplicates: true, version: "1.2.3")
  expectOutput(
    """
    {"version":"1.2.3","blockSize":32,"hasDuplicates":true,"rules":[{"id":"caption/photo-credit",\
    "title":"Credit","why":"Because.","kind":"caption","confidence":null}],\
    "documents":[["a.txt","r1",7,7,2,1,[0,2,4],[]],["b.txt",null,0,1,1,0,[],[]]]}
    """
  ) { $0 += index.json }
}
