import DrossReport
import DrossRules
import DrossText
import Testing

/// Expects that `write` appends exactly the bytes of `text`.
func expectOutput(
  _ text: String, sourceLocation: SourceLocation = #_sourceLocation,
  _ write: (inout [UInt8]) -> Void
) {
  var output: [UInt8] = Array("kept|".utf8)
  write(&output)
  let expected = Array("kept|".utf8) + Array(text.utf8)
  let isEqual = output == expected
  #expect(
    isEqual, "\(String(decoding: output, as: UTF8.self).debugDescription)",
    sourceLocation: sourceLocation)
}

/// A document with the given findings.
func document(
  _ text: String, path: String = "a.txt", id: String? = nil, _ findings: [Finding] = []
) -> ReportedDocument {
  ReportedDocument(
    Source(name: path, recordID: id, bytes: Array(text.utf8)), findings: findings)
}

/// A finding of the rule `caption/photo-credit`.
func finding(
  _ start: Int, _ end: Int, _ action: Action.Kind = .remove, _ fix: FixSafety = .safe,
  rule: RuleID = RuleID(family: "caption", name: "photo-credit"), replacement: String = "",
  score: Double? = nil, confidence: Double? = nil, evidence: [Finding.Evidence] = []
) -> Finding {
  Finding(
    rule: rule, class: "caption", action: action, fix: fix, range: TextRange(start, end),
    replacement: Array(replacement.utf8), score: score, confidence: confidence,
    message: "photo credit", evidence: evidence)
}
