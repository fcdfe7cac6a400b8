import DrossReport
import DrossText
import Testing

@Test func diagnosticsHavePlaceSeverityMessageAndNotes() {
  let renderer = DiagnosticRenderer()
  let place = Diagnostic.Place(path: "rules/caption/credit.yaml", line: 7, column: 12, byte: 90)
  expectOutput(
    """
    rules/caption/credit.yaml:7:12: error: unknown field 'replce'
    note: did you mean 'replace'?
    note: fields are listed in the schema

    """
  ) {
    let notes = ["did you mean 'replace'?", "fields are listed in the schema"]
    renderer.write(Diagnostic(.error, at: place, "unknown field 'replce'", notes: notes), to: &$0)
  }
}

@Test func diagnosticsSayOnlyWhatIsKnown() {
  let renderer = DiagnosticRenderer()
  let cases: [(Diagnostic, String)] = [
    (Diagnostic(.error, "no rules"), "dross: error: no rules\n"),
    (
      Diagnostic(.warning, at: .init(path: "-", line: 3), "not JSON"), "-:3: warning: not JSON\n"
    ),
    (
      Diagnostic(.error, at: .init(path: "a.txt"), "cannot read: permission denied"),
      "a.txt: error: cannot read: permission denied\n"
    ),
    (
      Diagnostic(.note, at: .init(path: "a.txt", byte: 12), "skipped"),
      "a.txt: note: skipped (at byte 12)\n"
    ),
    (
      Diagnostic(.error, at: .init(path: "a\n\u{1B}b"), "c\u{1B}[0m"),
      "a\\u{a}\\u{1b}b: error: c\\u{1b}[0m\n"
    ),
  ]
  for (diagnostic, text) in cases { expectOutput(text) { renderer.write(diagnostic, to: &$0) } }
}

@Test func diagnosticsInColour() {
  let diagnostic = Diagnostic(.error, at: .init(path: "a", line: 1), "b", notes: ["c"])
  expectOutput(
    "\u{1B}[1ma:1:\u{1B}[0m \u{1B}[31merror:\u{1B}[0m b\n\u{1B}[36mnote:\u{1B}[0m c\n"
  ) { DiagnosticRenderer(isColoured: true).write(diagnostic, to: &$0) }
}
