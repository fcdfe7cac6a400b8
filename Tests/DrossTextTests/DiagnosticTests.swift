import DrossText
import Testing

@Suite struct DiagnosticTests {
  @Test func severitiesAreOrdered() {
    let severities: [Diagnostic.Severity] = [.error, .note, .warning]
    #expect(severities.sorted() == [.note, .warning, .error])
    #expect(severities.max() == .error)
  }

  @Test func whatIsNotKnownIsLeftOut() {
    let diagnostic = Diagnostic(.note, "nothing to do")
    #expect(diagnostic.place == nil)
    #expect(diagnostic.notes.isEmpty)
    let place = Diagnostic.Place(path: "a.txt", byte: 7)
    #expect(place.line == nil && place.column == nil)
    #expect(place.byte == 7)
  }
}
