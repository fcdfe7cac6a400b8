import DrossRules
import DrossText
import Testing

@testable import DrossReport

/// A text that is spun, with findings of two families.
func summarised(recordLine: Int? = nil) -> ReportedDocument {
  let names = ["case-broken-name", "collocation", "function-word"]
  var findings = names.enumerated().map { index, name in
    finding(2 * index, 2 * index + 1, .flag, .none, rule: RuleID(family: "spun", name: name))
  }
  findings.append(finding(6, 7))
  var reported = document("a b c d", id: recordLine.map { _ in "r<1>" }, findings)
  reported.recordLine = recordLine
  reported.summary = DocumentSummary(of: findings, in: reported.bytes)
  // Only one is new to a baseline; the summary is of all.
  reported.findings = [findings[3]]
  return reported
}

/// The end of what `write` appends, from the first place of `start` on.
func end(from start: String, _ write: (inout [UInt8]) -> Void) -> String {
  var output: [UInt8] = []
  write(&output)
  let text = Array(String(decoding: output, as: UTF8.self).utf8)
  let start = Array(start.utf8)
  let index = text.indices.first { text[$0...].starts(with: start) } ?? text.endIndex
  return String(decoding: text[index...], as: UTF8.self)
}

@Test func aSummaryInWords() {
  #expect(
    summarised().summary?.lines == [
      "4 words, 4 findings", "caption: 1, 250.0 in 1,000 words",
      "spun: 3, 750.0 in 1,000 words; confirmed: 3 different exchanged words",
    ])
  #expect(DocumentSummary(of: [], in: [0x61]).lines == ["1 word, 0 findings"])
}

private let families = """
  "words":4,"findings":4,"families":[{"family":"caption","findings":1,"strong":1,"distinct":1,\
  "per_1000_words":250.0,"verdict":null,"reasons":[]},{"family":"spun","findings":3,"strong":3,\
  "distinct":3,"per_1000_words":750.0,"verdict":"confirmed",\
  "reasons":["3 different exchanged words"]}]
  """
private let message = """
  4 words, 4 findings\\ncaption: 1, 250.0 in 1,000 words\\n\
  spun: 3, 750.0 in 1,000 words; confirmed: 3 different exchanged words
  """

@Test func jsonLinesEndWithTheSummary() {
  let line = end(from: "{\"type\"") { JSONLinesReporter().write(summarised(), to: &$0) }
  #expect(line == "{\"type\":\"document\",\"path\":\"a.txt\",\"id\":null,\(families)}\n")
  let record = end(from: "{\"type\"") {
    JSONLinesReporter().write(summarised(recordLine: 7), to: &$0)
  }
  #expect(
    record
      == "{\"type\":\"document\",\"path\":\"a.txt\",\"id\":\"r<1>\",\"record\":7,\(families)}\n")
}

@Test func sarifTellsTheSummaryAsInformation() {
  let start = "{\"ruleId\":\"document/summary\""
  let line = end(from: start) { SARIFReporter().write(summarised(), to: &$0) }
  #expect(
    line == """
      {"ruleId":"document/summary","kind":"informational","level":"none",\
      "message":{"text":"\(message)"},"locations":[{"physicalLocation":{"artifactLocation":\
      {"uri":"a.txt"},"region":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":1,\
      "byteOffset":0,"byteLength":0}}}],\
      "partialFingerprints":{"primaryLocationLineHash":"e1f7eab22c7c386e:1"},\
      "properties":{\(families)}}

      """)
  let record = end(from: start) { SARIFReporter().write(summarised(recordLine: 7), to: &$0) }
  #expect(record.contains("\"region\":{\"startLine\":7}"))
  #expect(!record.contains("e1f7eab22c7c386e"), "records of a file have names of their own")
}

@Test func rdjsonTellsTheSummary() {
  let start = "{\"message\":\"4 words"
  let line = end(from: start) { RDJSONReporter().write(summarised(), to: &$0) }
  #expect(
    line == """
      {"message":"\(message)","location":{"path":"a.txt","range":{"start":{"line":1,"column":1},\
      "end":{"line":1,"column":1}}},"severity":"INFO","code":{"value":"document/summary"}}

      """)
  let record = end(from: start) { RDJSONReporter().write(summarised(recordLine: 7), to: &$0) }
  #expect(record.contains("\"range\":{\"start\":{\"line\":7},\"end\":{\"line\":7}}"))
}

@Test func workflowCommandsTellTheSummary() {
  let start = "::notice"
  let told = message.split(separator: "\\n").joined(separator: "%0A")
  #expect(
    end(from: start) { GitHubReporter().write(summarised(), to: &$0) }
      == "::notice file=a.txt,line=1,title=document/summary::\(told)\n")
  #expect(
    end(from: start) { GitHubReporter().write(summarised(recordLine: 7), to: &$0) }
      == "::notice file=a.txt,line=7,title=document/summary::\(told)\n")
}

@Test func junitHasTheSummaryAsPropertiesAndWords() {
  let text = end(from: "<testsuite ") { JUnitReporter().write(summarised(), to: &$0) }
  #expect(
    text == """
      <testsuite name="a.txt" tests="1" failures="1" errors="0">
        <properties>
          <property name="words" value="4"/>
          <property name="findings" value="4"/>
          <property name="caption.findings" value="1"/>
          <property name="caption.per_1000_words" value="250.0"/>
          <property name="spun.findings" value="3"/>
          <property name="spun.per_1000_words" value="750.0"/>
          <property name="spun.verdict" value="confirmed"/>
          <property name="spun.reasons" value="3 different exchanged words"/>
        </properties>
        <testcase classname="a.txt" name="caption/photo-credit at 1:7">
          <failure type="remove" message="photo credit">a.txt:1:7: d</failure>
        </testcase>
        <system-out>4 words, 4 findings
      caption: 1, 250.0 in 1,000 words
      spun: 3, 750.0 in 1,000 words; confirmed: 3 different exchanged words</system-out>
      </testsuite>

      """)
}

@Test func whatIsShownToReviewersHasNoSummaryOfATextWithoutFindings() {
  var reported = document("a b")
  reported.summary = DocumentSummary(of: [], in: reported.bytes)
  expectOutput("") { SARIFReporter().write(reported, to: &$0) }
  expectOutput("") { RDJSONReporter().write(reported, to: &$0) }
  expectOutput("") { GitHubReporter().write(reported, to: &$0) }
  expectOutput("a.txt: 2 words, 0 findings\n") { TextReporter().write(reported, to: &$0) }
}
