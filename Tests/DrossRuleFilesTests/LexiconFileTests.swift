import DrossRuleFiles
import DrossRules
import DrossText
import Testing

@Suite struct LexiconFileTests {
  private func parse(_ bytes: [UInt8]) -> (lexicon: Lexicon?, diagnostics: [Diagnostic]) {
    LexiconFile.parse(bytes, path: "rules/lexicons/spam.txt", name: "spam")
  }

  private func phrases(_ text: String) -> [String]? { parse(Array(text.utf8)).lexicon?.phrases }

  @Test func readsOnePhraseALine() {
    let file = parse(Array("free spins\nno credit check\n".utf8))
    #expect(file.lexicon == Lexicon(name: "spam", phrases: ["free spins", "no credit check"]))
    #expect(file.diagnostics.isEmpty)
    #expect(phrases("a\r\nb\r\n\r\nc") == ["a", "b", "c"])
    #expect(phrases("\u{FEFF}a\nb") == ["a", "b"])
    #expect(phrases("  a b \t\n") == ["a b"])
  }

  @Test func readsWhatPhrasesStandFor() {
    let file = parse(
      Array("mediate east => Middle East\nplain\nfirm *=>strong *  # note\n! firm stand\n".utf8))
    #expect(
      file.lexicon
        == Lexicon(
          name: "spam", phrases: ["mediate east", "plain", "firm *", "! firm stand"],
          expected: [0: "Middle East", 2: "strong *"]))
    #expect(file.diagnostics.isEmpty)
  }

  @Test func refusesHalfAnExpectation() {
    let file = parse(Array("a =>\n=> b\na * => b\na => b *\n".utf8))
    #expect(file.lexicon == nil)
    let note = "  write 'strategical => strategic', or ' *' at the end of both sides"
    let lines = ["a =>", "=> b", "a * => b", "a => b *"].enumerated().flatMap { index, text in
      ["\(index + 1):1: '\(text)' is not a phrase and what it stands for", note]
    }
    #expect(described(file.diagnostics) == lines.joined(separator: "\n"))
  }

  @Test func leavesCommentsOut() {
    #expect(phrases("# about\n  # indented\na\n") == ["a"])
    #expect(phrases("a  # note\nb   # note # more\n") == ["a", "b"])
    #expect(phrases("c# \nfor #1\nd#e\n") == ["c#", "for #1", "d#e"])
  }

  @Test func checksSections() {
    #expect(phrases("x\n[en]\na\n[zh-Hant]\nb\n[*]\nc\n") == ["x", "a", "b", "c"])
    let file = parse(Array("[english]\na\n [de\n[]\n[\n".utf8))
    #expect(file.lexicon == nil)
    let note = "  write a BCP 47 tag between brackets, such as [en], or [*]"
    #expect(
      described(file.diagnostics) == """
        1:1: '[english]' is not a section
        \(note)
        3:2: '[de' is not a section
        \(note)
        4:1: '[]' is not a section
        \(note)
        5:1: '[' is not a section
        \(note)
        """)
  }

  @Test func warnsAboutDuplicates() {
    let file = parse(Array("foto\nbild\nFoto\n[es]\nfoto\n  foto\n".utf8))
    #expect(file.lexicon?.phrases == ["foto", "bild"])
    #expect(
      described(file.diagnostics) == """
        3:1: 'Foto' stands twice
          it stands first in line 1
        6:3: 'foto' stands twice
          it stands first in line 5
        """)
    #expect(file.diagnostics.allSatisfy { $0.severity == .warning })
  }

  @Test func namesEveryLineThatIsNotUTF8() {
    let file = parse(Array("é\na".utf8) + [0xE9, 0x0A] + Array("ok\n".utf8) + [0xC3, 0x0A])
    #expect(file.lexicon == nil)
    #expect(
      file.diagnostics == [
        Diagnostic(
          .error,
          at: Diagnostic.Place(path: "rules/lexicons/spam.txt", line: 2, column: 2, byte: 4),
          "not valid UTF-8", notes: ["save the file as UTF-8"]),
        Diagnostic(
          .error,
          at: Diagnostic.Place(path: "rules/lexicons/spam.txt", line: 4, column: 1, byte: 9),
          "not valid UTF-8", notes: ["save the file as UTF-8"]),
      ])
  }

  @Test func refusesAFileWithoutPhrases() {
    for text in ["", "# only\n", "[en]\n\n"] {
      let file = parse(Array(text.utf8))
      #expect(file.lexicon == nil)
      #expect(described(file.diagnostics) == "1:1: the lexicon holds no phrase")
    }
  }
}
