import DrossRuleFiles
import DrossRules
import DrossText
import Testing

@Suite struct NamedConditionsTests {
  private static let short = """
    schema: 1
    title: Short line
    why: It holds little.
    condition:
      words: {max: 3}
      regex: 'ad\\.'
    """

  private func load(
    _ files: [(String, String)], known: [String: String] = [:]
  ) -> RuleLibrary {
    RuleLibrary.load(
      files.map { (path: $0.0, bytes: Array($0.1.utf8)) }, root: "rules",
      knownConditions: RuleLibrary.KnownConditions(names: known.keys.sorted()) { name in
        known[name].map { (path: "elsewhere/\(name).yaml", bytes: Array($0.utf8)) }
      })
  }

  private func naming(_ name: String) -> String {
    SampleRule.text("match", "match: {phrase: read, not: {named: \(name)}}")
  }

  private func messages(_ library: RuleLibrary) -> [String] {
    library.diagnostics.map { "\($0.place?.path ?? "")|\(described([$0]))" }
  }

  /// As if the condition stood in the rule, but for the places in messages about it.
  @Test func standForWhatTheySay() throws {
    let spelled = "match: {phrase: read, not: {words: {max: 3}, regex: 'ad\\.'}}"
    let library = load([
      ("a/named.yaml", naming("short")), ("a/spelled.yaml", SampleRule.text("match", spelled)),
      ("conditions/short.yaml", Self.short),
    ])
    #expect(messages(library) == [])
    #expect(library.rules.map(\.id.description) == ["a/named", "a/spelled"])
    let bodies = library.rules.map { rule in
      "\(rule.body)".replacing(/mark: [^)]*\)\)/, with: "")
    }
    #expect(bodies[0] == bodies[1])
    #expect("\(library.rules[0].body)".contains("RuleMark(line: 6, column: 36)"))
  }

  @Test func mayStandElsewhere() {
    let other = Self.short.replacing("max: 3", with: "max: 4")
    let library = load(
      [("a/b.yaml", naming("short")), ("a/c.yaml", naming("long"))],
      known: ["short": Self.short, "long": other])
    #expect(messages(library) == [])
    #expect(library.rules.count == 2)
  }

  @Test func ofTheFolderGoBeforeOthers() {
    let library = load(
      [("a/b.yaml", naming("short")), ("conditions/short.yaml", Self.short)],
      known: ["short": "schema: 1"])
    #expect(messages(library) == [])
    #expect(library.rules.count == 1)
  }

  @Test func unknownOnesAndFaultyOnesAreTold() {
    let library = load(
      [
        ("a/faulty.yaml", naming("faulty")), ("a/good.yaml", naming("short")),
        ("a/slip.yaml", naming("shrt")), ("a/unknown.yaml", naming("zoo")),
        ("conditions/Odd_Name.yaml", Self.short), ("conditions/empty.yaml", ""),
        ("conditions/faulty.yaml", Self.short.replacing("max", with: "mx")),
        ("conditions/list.yaml", "[1]"),
        ("conditions/nested.yaml", "schema: 1\ntitle: x\nwhy: x\ncondition: {named: short}"),
        ("conditions/short.yaml", Self.short), ("./conditions/short.yaml", Self.short),
        ("conditions/two.yaml", "schema: 2\ntitle: x\ncondition: {words: {max: 1}}\nfix: safe"),
      ])
    #expect(library.rules.map(\.id.description) == ["a/good"])
    #expect(
      messages(library) == [
        "rules/a/faulty.yaml|6:36: the condition 'faulty' has errors of its own",
        "rules/a/slip.yaml|6:36: unknown condition 'shrt'\n  did you mean 'short'?",
        "rules/a/unknown.yaml|6:36: unknown condition 'zoo'\n  there is no file conditions/zoo.yaml",
        "rules/conditions/Odd_Name.yaml| 'Odd_Name' cannot be the name of a condition\n"
          + "  use lower-case letters, digits and hyphens",
        "rules/conditions/empty.yaml|1:1: the file is empty",
        "rules/conditions/faulty.yaml|5:11: unknown field 'mx'\n  did you mean 'max'?",
        "rules/conditions/list.yaml|1:1: the file of a condition must be a mapping, not a list\n"
          + "  start with: schema: 1",
        "rules/conditions/nested.yaml|4:20: a named condition cannot name another one\n"
          + "  write out what it says",
        "rules/conditions/short.yaml| the condition 'short' stands twice\n  keep one of the files",
        "rules/conditions/two.yaml|1:1: missing field 'why'\n  what it tells apart, and how",
        "rules/conditions/two.yaml|1:9: schema 2 is not known\n"
          + "  this version of dross reads schema 1",
        "rules/conditions/two.yaml|4:1: unknown field 'fix'\n"
          + "  fields here: schema, title, why, condition, bars",
      ])
  }
}
