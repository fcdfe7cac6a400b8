import DrossReport
import DrossRules
import DrossText
import Testing

@Test func sarifOfAFinding() {
  let text = "Été.\r\nÄ é Photo: A.\nEnd\n"
  let evidence = [
    Finding.Evidence(range: TextRange(11, 20), why: "all of it"),
    Finding.Evidence(range: TextRange(14, 19), why: "label [1] {x}"),
  ]
  var reported = document(
    text, path: "./a b,é.txt", [finding(11, 20, confidence: 0.97, evidence: evidence)])
  reported.plan = EditPlan(sorted: [Edit(TextRange(10, 24), rule: "caption/photo-credit")])
  expectOutput(
    """
    {"ruleId":"caption/photo-credit","level":"warning","message":{"text":"photo credit"},\
    "locations":[{"physicalLocation":{"artifactLocation":{"uri":"a%20b%2C%C3%A9.txt"},\
    "region":{"startLine":2,"startColumn":3,"endLine":2,"endColumn":11,"byteOffset":11,\
    "byteLength":9,"snippet":{"text":"é Photo:"}}}}],\
    "relatedLocations":[{"id":1,"physicalLocation":{"artifactLocation":{"uri":"a%20b%2C%C3%A9.txt"},\
    "region":{"startLine":2,"startColumn":5,"endLine":2,"endColumn":10,"byteOffset":14,\
    "byteLength":5}},"message":{"text":"label \\\\[1\\\\] {{x}}"}}],\
    "partialFingerprints":{"primaryLocationLineHash":"751d5b4fce0a0bf5:1"},\
    "fixes":[{"artifactChanges":[{"artifactLocation":{"uri":"a%20b%2C%C3%A9.txt"},\
    "replacements":[{"deletedRegion":{"startLine":2,"startColumn":2,"endLine":3,"endColumn":1,\
    "byteOffset":10,"byteLength":14},"insertedContent":{"text":""}}]}]}],\
    "rank":97.0,"properties":{"action":"remove","fix":"safe"}}

    """
  ) { SARIFReporter().write(reported, to: &$0) }
}

@Test func sarifOfARecordHasItsLine() {
  var reported = document("x y", path: "/data/r.jsonl", id: "r1", [finding(0, 1, .flag, .none)])
  reported.recordLine = 7
  reported.plan = EditPlan(sorted: [Edit(TextRange(0, 1), rule: "caption/photo-credit")])
  expectOutput(
    """
    {"ruleId":"caption/photo-credit","level":"note","message":{"text":"photo credit"},\
    "locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///data/r.jsonl"},\
    "region":{"startLine":7,"snippet":{"text":"x"}}},\
    "logicalLocations":[{"name":"r1","kind":"object"}],"properties":{"start":0,"end":1}}],\
    "partialFingerprints":{"primaryLocationLineHash":"2ecbfb245115fa25:1"},\
    "properties":{"action":"flag","fix":"none"}}

    """
  ) { SARIFReporter().write(reported, to: &$0) }
}

@Test func sarifFingerprintsAreOfRuleAndContent() throws {
  func fingerprints(_ text: String, _ findings: [Finding]) -> [String] {
    var output: [UInt8] = []
    SARIFReporter().write(document(text, findings), to: &output)
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map { line in
      let key = "\"primaryLocationLineHash\":\""
      return String(line.split(separator: key, maxSplits: 1)[1].prefix { $0 != "\"" })
    }
  }
  let first = fingerprints("one two one", [finding(0, 3), finding(4, 7), finding(8, 11)])
  #expect(first.count == 3)
  #expect(first[0].hasSuffix(":1") && first[2].hasSuffix(":2"))
  #expect(first[0].prefix(16) == first[2].prefix(16))
  #expect(first[0].prefix(16) != first[1].prefix(16))
  // Lines that move change nothing; another rule does.
  #expect(fingerprints("\n\n\none", [finding(3, 6)]) == [first[0]])
  let other = RuleID(family: "caption", name: "other")
  #expect(fingerprints("one", [finding(0, 3, rule: other)]) != [first[0]])
}

@Test func sarifTailHasRulesAndWhatIsLeftOut() {
  let rule = ReportedRule(
    id: "unicode/nfc", title: "NFC", why: "Because.", kind: "unicode", isFlag: false,
    confidence: 0.9)
  expectOutput(
    """

    ],"tool":{"driver":{"name":"dross","version":"1.2.3","rules":[{"id":"unicode/nfc",\
    "shortDescription":{"text":"NFC"},"fullDescription":{"text":"Because."},\
    "help":{"text":"Because.\\n\\nMore: dross explain unicode/nfc"},\
    "defaultConfiguration":{"level":"warning"},\
    "properties":{"tags":["unicode"],"precision":"high"}}]}},\
    "invocations":[{"executionSuccessful":false,"toolExecutionNotifications":[{"level":"warning",\
    "message":{"text":"1 more result is left out"}}]}]}]}

    """
  ) {
    SARIFReporter().writeTail(
      version: "1.2.3", rules: [rule], omitted: 1, isComplete: false, to: &$0)
  }
}
