import DrossRuleFiles
import DrossRules
import DrossText
import Testing

@Suite struct RuleLibraryTests {
  private func load(_ files: [(String, String)], known: [String] = []) -> RuleLibrary {
    RuleLibrary.load(
      files.map { (path: $0.0, bytes: Array($0.1.utf8)) }, root: "rules", knownLexicons: known)
  }

  private func messages(_ library: RuleLibrary) -> [String] {
    library.diagnostics.map { "\($0.place?.path ?? "")|\(described([$0]))" }
  }

  @Test func sortsWhatItReads() {
    let files = [
      ("spam/offer.yaml", SampleRule.text()), ("lexicons/b.txt", "x\n"),
      ("caption/photo.yaml", SampleRule.text()), ("lexicons/a.txt", "y\n"),
      ("caption/credit.yaml", SampleRule.text()), ("README.md", "words"),
      ("rule.schema.json", "{}"), (".hidden/a.yaml", "x"), ("caption/.x.yaml", "x"),
      ("caption/notes.txt", "x"),
    ]
    for order in [files, files.reversed()] {
      let library = load(order)
      #expect(
        library.rules.map(\.id.description) == ["caption/credit", "caption/photo", "spam/offer"])
      #expect(library.lexicons.map(\.name) == ["a", "b"])
      #expect(messages(library) == [])
    }
  }

  @Test func oneBadFileDisablesNoOther() {
    let library = load([
      ("a/bad.yaml", "schema: ["), ("a/good.yaml", SampleRule.text()), ("lexicons/bad.txt", ""),
      ("lexicons/good.txt", "x"), ("b/bad.yaml", SampleRule.text("fix", "fix: maybe")),
    ])
    #expect(library.rules.map(\.id.description) == ["a/good"])
    #expect(library.lexicons.map(\.name) == ["good"])
    #expect(
      messages(library) == [
        "rules/a/bad.yaml|2:1: did not find expected node content\n"
          + "  while parsing a flow node that starts at line 2, column 1",
        "rules/b/bad.yaml|8:6: 'fix' cannot be 'maybe'\n  one of: none, unsafe, safe",
        "rules/lexicons/bad.txt|1:1: the lexicon holds no phrase",
      ])
  }

  @Test func refusesFilesInOtherPlaces() {
    let library = load([
      ("credit.yaml", SampleRule.text()), ("a/b/credit.yaml", SampleRule.text()),
      ("a/credit.yml", SampleRule.text()), ("lexicons/x.yaml", SampleRule.text()),
      ("A/Photo_Credit.yaml", SampleRule.text()), ("lexicons/Big.txt", "x"),
    ])
    #expect(library.rules.isEmpty)
    let depth =
      "| a rule file must stand in a folder of its family\n"
      + "  move it to FAMILY/NAME.yaml, such as caption/photo-credit.yaml"
    #expect(
      messages(library) == [
        "rules/A/Photo_Credit.yaml| 'A/Photo_Credit' cannot be the id of a rule\n"
          + "  use lower-case letters, digits and hyphens, such as caption/photo-credit.yaml",
        "rules/a/b/credit.yaml" + depth,
        "rules/a/credit.yml| a rule file must end in .yaml\n  rename it to credit.yaml",
        "rules/credit.yaml" + depth,
        "rules/lexicons/Big.txt| 'Big' cannot be the name of a lexicon\n"
          + "  use lower-case letters, digits and hyphens",
        "rules/lexicons/x.yaml| a rule cannot stand under lexicons\n  move it to FAMILY/NAME.yaml",
      ])
  }

  @Test func refusesASecondFileOfOneName() {
    let library = load([
      ("a/b.yaml", SampleRule.text()), ("./a/b.yaml", SampleRule.text()), ("lexicons/x.txt", "x"),
      ("./lexicons/x.txt", "y"),
    ])
    #expect(library.rules.count == 1)
    #expect(library.lexicons == [Lexicon(name: "x", phrases: ["y"])])
    #expect(
      messages(library) == [
        "rules/a/b.yaml| the rule 'a/b' stands twice\n  it stands first in rules/./a/b.yaml",
        "rules/lexicons/x.txt| the lexicon 'x' stands twice\n  keep one of the files",
      ])
  }

  @Test func looksLexiconsUp() {
    let library = load(
      [
        ("a/good.yaml", SampleRule.text("match", "match: {lexicon: spam-offers}")),
        ("a/outside.yaml", SampleRule.text("match", "match: {lexicon: elsewhere}")),
        ("a/slip.yaml", SampleRule.text("match", "match: {lexicon: {name: spam-ofers}}")),
        ("a/unknown.yaml", SampleRule.text("match", "match: {not: [{lexicon: zoo}]}")),
        ("a/faulty.yaml", SampleRule.text("where", "where: {words: x}\nid: {lexicon: faulty}")),
        ("a/on-faulty.yaml", SampleRule.text("match", "match: {lexicon: faulty}")),
        ("lexicons/spam-offers.txt", "x"), ("lexicons/faulty.txt", "[x"),
      ], known: ["elsewhere"])
    #expect(library.rules.map(\.id.description) == ["a/good", "a/outside"])
    #expect(
      messages(library) == [
        "rules/a/faulty.yaml|10:16: 'words' must be a whole number, not 'x'",
        "rules/a/faulty.yaml|11:5: 'id' must be text, not a mapping",
        "rules/a/on-faulty.yaml|6:18: the lexicon 'faulty' has errors of its own",
        "rules/a/slip.yaml|6:25: unknown lexicon 'spam-ofers'\n  did you mean 'spam-offers'?",
        "rules/a/unknown.yaml|6:25: unknown lexicon 'zoo'\n  there is no file lexicons/zoo.txt",
        "rules/lexicons/faulty.txt|1:1: '[x' is not a section\n"
          + "  write a BCP 47 tag between brackets, such as [en], or [*]",
      ])
  }

  @Test func worksWithoutARoot() {
    let library = RuleLibrary.load([(path: "a/b.yaml", bytes: [])], root: "")
    #expect(messages(library) == ["a/b.yaml|1:1: the file is empty"])
    #expect(RuleLibrary.load([], root: "x").rules.isEmpty)
  }
}
