import DrossRuleFiles
import DrossRules
import Testing

@Suite struct ConfigurationFileTests {
  private func parse(_ text: String) -> (file: ConfigurationFile?, said: String) {
    let (file, diagnostics) = ConfigurationFile.parse(Array(text.utf8), path: ".dross.yaml")
    return (file, described(diagnostics))
  }

  @Test func everyFieldIsRead() throws {
    let (file, said) = parse(
      """
      extends: [base.yaml, ../other.yaml]
      rules: mine
      select: [caption, cta/follow]
      ignore: nav
      language: [en, zh-Hant]
      fix: unsafe
      max_removed: 0.25
      exclude: ["*.bak", /drafts/]
      overrides:
        caption/photo-credit: {fix: none}
        cta: {fix: safe}
      """)
    #expect(said == "")
    let read = try #require(file)
    #expect(read.extends.map(\.value) == ["base.yaml", "../other.yaml"])
    #expect(read.rules.map(\.value) == ["mine"])
    #expect(read.select?.map(\.value) == ["caption", "cta/follow"])
    #expect(read.ignore.map(\.value) == ["nav"])
    #expect(read.languages?.map(\.value) == ["en", "zh-Hant"])
    #expect(read.fix?.value == .unsafe)
    #expect(read.maxRemoved?.value == 0.25)
    #expect(read.exclude.map(\.value) == ["*.bak", "/drafts/"])
    #expect(read.exclude.map(\.mark) == [.init(line: 8, column: 11), .init(line: 8, column: 20)])
    #expect(read.overrides.map(\.value.name) == ["caption/photo-credit", "cta"])
    #expect(read.overrides.map(\.value.fix) == [.none, .safe])
    #expect(read.overrides.map(\.mark.line) == [10, 11])
  }

  @Test func nothingIsRight() throws {
    for text in ["", "# a comment\n", "\n  \n# b\n"] {
      let (file, said) = parse(text)
      #expect(said == "")
      #expect(file?.select == nil && file?.rules.isEmpty == true)
    }
  }

  @Test func mistakesHaveAPlace() {
    for (text, expected) in [
      ("slect: a", "1:1: unknown field 'slect'\n  did you mean 'select'?"),
      (
        "- a",
        "1:1: a configuration file must be a mapping, not a list\n  its fields: extends, "
          + "rules, select, ignore, packs, language, fix, exclude, overrides, max_removed"
      ),
      ("fix: on", "1:6: 'fix' cannot be 'on'\n  one of: none, unsafe, safe"),
      ("max_removed: 60", "1:14: 'max_removed' must be a number from 0 to 1, not 60"),
      (
        "max_removed: '0.5'",
        "1:14: 'max_removed' must be a number from 0 to 1, not text\n  leave the quotes out: 0.5"
      ),
      (
        "ignore: [no]",
        "1:10: an item of 'ignore' must be text, but 'no' without quotes is a truth value\n"
          + "  quote it: 'no'"
      ),
      ("select: []", "1:9: 'select' must not be empty\n  write at least one item"),
      (
        "select: [A/b]",
        "1:10: 'A/b' cannot be the name of a rule or family\n"
          + "  write an id such as caption/photo-credit, or a family such as caption"
      ),
      (
        "language: english",
        "1:11: 'english' is not a language tag\n"
          + "  use BCP 47 tags such as en or zh-Hant"
      ),
      ("language: [en, de_AT]", "1:16: 'de_AT' is not a language tag\n  write de-AT"),
      (
        "overrides: {}",
        "1:12: 'overrides' must not be empty\n  its fields: caption/photo-credit: {fix: unsafe}"
      ),
      ("overrides: {cta: {}}", "1:18: 'cta' must not be empty\n  its fields: fix"),
      (
        "overrides: {cta: {fx: safe}}",
        "1:18: missing field 'fix'\n  how safe it is: safe, unsafe or none\n"
          + "1:19: unknown field 'fx'\n  did you mean 'fix'?"
      ),
      (
        "fix: safe\nfix: none",
        "2:1: duplicate key 'fix'\n  it stands first at line 1, column 1"
      ),
    ] {
      let (file, said) = parse(text)
      #expect(said == expected)
      #expect(file == nil)
    }
  }
}
