import DrossReport
import DrossRules
import DrossText
import Testing

@Test func aFindingIsALineAndItsText() {
  let text = "One.\nPhoto:\tA.\u{A0}Person\nEnd.Next\n"
  let space = RuleID(family: "spacing", name: "sentence")
  let findings = [
    finding(5, 22), finding(5, 10, .flag, .none), finding(5, 10, .remove, .unsafe),
    finding(5, 10, .remove, .none),
    finding(26, 28, .replace, rule: space, replacement: ". N"),
  ]
  expectOutput(
    """
    a.txt:2:1: caption/photo-credit remove photo credit
      Photo: A. Person
    a.txt:2:1: caption/photo-credit flag photo credit
      Photo
    a.txt:2:1: caption/photo-credit remove (unsafe) photo credit
      Photo
    a.txt:2:1: caption/photo-credit remove (report only) photo credit
      Photo
    a.txt:3:4: spacing/sentence replace photo credit
      .N → . N

    """
  ) { TextReporter().write(document(text, findings), to: &$0) }
}

@Test func aRecordStandsBehindThePath() {
  expectOutput("a.jsonl#r\\u{a}1:1:1: caption/photo-credit remove photo credit\n  x\n") {
    TextReporter().write(document("x", path: "a.jsonl", id: "r\n1", [finding(0, 1)]), to: &$0)
  }
}

@Test func aLongTextIsCutToTheWidth() {
  let text = "Photo: A. Person / Agency"
  expectOutput("a.txt:1:1: caption/photo-credit remove photo credit\n  Photo: A. Person …\n") {
    let reporter = TextReporter(.init(width: 20))
    reporter.write(document(text, [finding(0, 25)]), to: &$0)
  }
}

@Test func reasonsAreToldWhenAsked() {
  let evidence = [
    Finding.Evidence(range: TextRange(0, 5), why: "credit label", weight: 2.5),
    Finding.Evidence(range: TextRange(7, 8), why: "short", weight: -1),
    Finding.Evidence(range: TextRange(8, 8), why: "near the end"),
  ]
  let found = finding(0, 8, score: 7, confidence: 0.97, evidence: evidence)
  expectOutput(
    """
    a.txt:1:1: caption/photo-credit remove photo credit
      Photo: A
        why: credit label (+2.5): Photo
        why: short (-1.0): A
        why: near the end
        score 7.0, precision 0.97

    """
  ) { TextReporter(.init(isExplaining: true)).write(document("Photo: A", [found]), to: &$0) }
}

@Test func findingsInColour() {
  let reporter = TextReporter(.init(isColoured: true))
  expectOutput(
    "\u{1B}[1ma.txt:1:1:\u{1B}[0m \u{1B}[36mcaption/photo-credit\u{1B}[0m "
      + "\u{1B}[32mreplace\u{1B}[0m photo credit\n"
      + "  \u{1B}[31mx\u{1B}[0m → \u{1B}[32my\u{1B}[0m\n"
  ) {
    reporter.write(document("x", [finding(0, 1, .replace, replacement: "y")]), to: &$0)
  }
}

@Test func anEditIsALine() {
  let text = "One.\n\nPhoto: A.\nEnd.Next \n"
  let plan = EditPlan(sorted: [
    Edit(TextRange(4, 15), rule: "caption/photo-credit"),
    Edit(TextRange(20, 20), replacement: [0x20], rule: "spacing/sentence"),
    Edit(TextRange(20, 21), replacement: Array("n".utf8), rule: "spacing/case"),
    Edit(TextRange(24, 26), rule: "spacing/end"),
    Edit(TextRange(26, 26), replacement: Array("Bye\n".utf8), rule: "a/b"),
  ])
  expectOutput(
    """
    a.txt:3:1: caption/photo-credit removed Photo: A.
    a.txt:4:5: spacing/sentence inserted " "
    a.txt:4:5: spacing/case replaced N → n
    a.txt:4:9: spacing/end removed " \\u{a}"
    a.txt:5:1: a/b inserted Bye

    """
  ) { TextReporter().writeEdits(plan, of: document(text), to: &$0) }
}

@Test func editLinesFitTheWidthInColourToo() {
  let text = String(repeating: "word ", count: 40)
  let plan = EditPlan(sorted: [Edit(TextRange(0, 200), rule: "a/b")])
  expectOutput("a.txt:1:1: a/b removed word word word word…\n") {
    TextReporter(.init(width: 43)).writeEdits(plan, of: document(text), to: &$0)
  }
  expectOutput(
    "\u{1B}[1ma.txt:1:1:\u{1B}[0m \u{1B}[36ma/b\u{1B}[0m \u{1B}[31mremoved\u{1B}[0m "
      + "word word word word…\n"
  ) {
    let reporter = TextReporter(.init(width: 43, isColoured: true))
    reporter.writeEdits(plan, of: document(text), to: &$0)
  }
}

@Test func theSummaryIsOneLine() {
  let reporter = TextReporter()
  var summary = Summary()
  expectOutput("no findings in 0 documents\n") { reporter.writeSummary(summary, to: &$0) }
  summary.add([])
  expectOutput("no findings in 1 document\n") { reporter.writeSummary(summary, to: &$0) }
  expectOutput("no edits in 1 document\n") { reporter.writeEditSummary(summary, to: &$0) }
  summary.add([finding(0, 1)])
  expectOutput("1 finding in 1 of 2 documents: 1 remove (1 safe)\n") {
    reporter.writeSummary(summary, to: &$0)
  }
  summary.add([
    finding(0, 1), finding(0, 1, .remove, .unsafe), finding(0, 1, .replace, .none),
    finding(0, 1, .flag, .none), finding(0, 1, .flag, .none),
  ])
  summary.addEdits(EditPlan(sorted: [Edit(TextRange(0, 1), rule: "a/b")]))
  expectOutput(
    "6 findings in 2 of 3 documents: 3 remove (2 safe, 1 unsafe), 1 replace (1 report only), 2 flag\n"
  ) { reporter.writeSummary(summary, to: &$0) }
  expectOutput("1 edit in 1 of 3 documents\n") { reporter.writeEditSummary(summary, to: &$0) }
}
