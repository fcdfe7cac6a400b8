import DrossReport
import DrossRules
import DrossText
import Testing

@Test func jsonLinesHaveTheFieldsOfTheContract() {
  let evidence = [
    Finding.Evidence(range: TextRange(11, 16), why: "credit label"),
    Finding.Evidence(range: TextRange(18, 20), why: "short", weight: -2),
  ]
  let text = "Été.\r\nÄ é Photo: A.\n"
  let found = finding(11, 20, score: 7, confidence: 0.97, evidence: evidence)
  expectOutput(
    """
    {"path":"a.txt","id":null,"rule":"caption/photo-credit","class":"caption","action":"remove",\
    "fix":"safe","start":11,"end":20,"line":2,"column":3,"text":"é Photo:","replacement":"",\
    "score":7.0,"confidence":0.97,"message":"photo credit",\
    "evidence":[{"start":11,"end":16,"why":"credit label"},\
    {"start":18,"end":20,"why":"short","weight":-2.0}]}

    """
  ) { JSONLinesReporter().write(document(text, [found]), to: &$0) }
}

@Test func jsonLinesWithoutScoreAreNull() {
  let found = finding(0, 1, .replace, .unsafe, replacement: "\"\n")
  expectOutput(
    """
    {"path":"-","id":"r\\u0001","rule":"caption/photo-credit","class":"caption","action":"replace",\
    "fix":"unsafe","start":0,"end":1,"line":1,"column":1,"text":"x","replacement":"\\"\\n",\
    "score":null,"confidence":null,"message":"photo credit","evidence":[]}

    """
  ) { JSONLinesReporter().write(document("x", path: "-", id: "r\u{1}", [found]), to: &$0) }
}

@Test func jsonLinesOfPathsAndTextThatAreNotUTF8() {
  let bytes: [UInt8] = [0x61, 0xFF, 0x62]
  let document = ReportedDocument(
    path: [0x64, 0xC3, 0x2F, 0x65], bytes: bytes, lines: LineTable(bytes.span),
    findings: [finding(1, 3, .flag, .none)])
  expectOutput(
    """
    {"path":"d\\ufffd/e","id":null,"rule":"caption/photo-credit","class":"caption","action":"flag",\
    "fix":"none","start":1,"end":3,"line":1,"column":2,"text":"\\ufffdb","replacement":"",\
    "score":null,"confidence":null,"message":"photo credit","evidence":[]}

    """
  ) { JSONLinesReporter().write(document, to: &$0) }
}

@Test func jsonLinesOfNoFindingsAreNothing() {
  expectOutput("") { JSONLinesReporter().write(document("x"), to: &$0) }
}
