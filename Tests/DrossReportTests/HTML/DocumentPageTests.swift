import DrossRules
import DrossText
import Testing

@testable import DrossReport

@Test func aDocumentOfThePageCountsUTF16() {
  let evidence = [Finding.Evidence(range: TextRange(5, 10), why: "label", weight: 3)]
  var reported = document(
    "😀 Photo: A.\n",
    [
      finding(5, 14, score: 7, confidence: 0.97, evidence: evidence),
      finding(0, 4, .replace, .unsafe, replacement: "</script>"),
    ])
  reported.plan = EditPlan(sorted: [
    Edit(TextRange(5, 15), replacement: [0x2E], rule: "caption/photo-credit")
  ])
  expectOutput(
    """
    {"text":"😀 Photo: A.\\n","findings":[{"rule":"caption/photo-credit","action":"remove",\
    "fix":"safe","message":"photo credit","line":1,"column":3,"start":5,"end":14,"score":7.0,\
    "confidence":0.97,"range":[3,12],"evidence":[{"why":"label","weight":3.0,"range":[3,8]}]},\
    {"rule":"caption/photo-credit","action":"replace","fix":"unsafe","message":"photo credit",\
    "line":1,"column":1,"start":0,"end":4,"replacement":"</script>","range":[0,2],"evidence":[]}],\
    "edits":[{"rule":"caption/photo-credit","range":[3,13],"replacement":"."}]}
    """
  ) { $0 += DocumentPage.json(of: reported) }
}
