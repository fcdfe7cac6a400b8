import DrossTestSupport
import Testing

/// Other programs' parsers read the reports of dross, and carry out what they propose.
@Test(.timeLimit(.minutes(30))) func pythonReadsReportsBack() throws {
  let script = "\(Project.root)/scripts/formats/read_back.py"
  let outcome = try Command(["python3", script, DrossBinary.path], in: "/").run()
  #expect(outcome.ending == .exit(0), "\(outcome.errorText)")
  let end = " findings read back from sarif, rdjson, junit and github\n"
  #expect(outcome.text.utf8.suffix(end.utf8.count).elementsEqual(end.utf8), "\(outcome.text)")
}
