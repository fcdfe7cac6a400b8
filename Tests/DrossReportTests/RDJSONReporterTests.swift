import DrossReport
import DrossRules
import DrossText
import Testing

@Test func rdjsonCountsColumnsInBytes() {
  var reported = document("é Photo: A.\nEnd\n", [finding(3, 12)])
  reported.plan = EditPlan(sorted: [
    Edit(TextRange(3, 13), replacement: [0x2E], rule: "caption/photo-credit")
  ])
  expectOutput(
    """
    {"message":"photo credit: Photo: A.","location":{"path":"a.txt",\
    "range":{"start":{"line":1,"column":4},"end":{"line":1,"column":13}}},"severity":"WARNING",\
    "code":{"value":"caption/photo-credit"},"suggestions":[{"range":{"start":{"line":1,"column":4},\
    "end":{"line":2,"column":1}},"text":"."}]}

    """
  ) { RDJSONReporter().write(reported, to: &$0) }
}

@Test func rdjsonTellsOneEditOnce() {
  var reported = document("one two\n", [finding(0, 3), finding(4, 7), finding(4, 7, .flag, .none)])
  reported.plan = EditPlan(sorted: [Edit(TextRange(0, 8), rule: "caption/photo-credit")])
  var output: [UInt8] = []
  RDJSONReporter().write(reported, to: &output)
  let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
  #expect(lines.map { $0.contains("suggestions") } == [true, false, false])
  #expect(lines[2].contains("\"severity\":\"INFO\""))
}

@Test func rdjsonOfARecordHasItsLine() {
  var reported = document("x", path: "r.jsonl", id: "r1", [finding(0, 1)])
  reported.recordLine = 7
  reported.plan = EditPlan(sorted: [Edit(TextRange(0, 1), rule: "caption/photo-credit")])
  expectOutput(
    """
    {"message":"photo credit: x","location":{"path":"r.jsonl","range":{"start":{"line":7},\
    "end":{"line":7}}},"severity":"WARNING","code":{"value":"caption/photo-credit"}}

    """
  ) { RDJSONReporter().write(reported, to: &$0) }
}
