import DrossRuleFiles
import DrossRules
import DrossText
import Testing

@Suite struct NodeReaderBarsTests {
  private func condition(_ bars: String) -> String {
    "schema: 1\ntitle: Quoted\nwhy: Somebody says it.\ncondition: {regex: '^\"'}\n\(bars)\n"
  }

  private func load(
    _ files: [(String, String)], known: [String: String] = [:],
    rules: [(RuleID, String)] = []
  ) -> RuleLibrary {
    RuleLibrary.load(
      files.map { (path: $0.0, bytes: Array($0.1.utf8)) }, root: "rules",
      knownRules: RuleLibrary.KnownRules(names: rules.map(\.0.description)) { id in
        rules.first { $0.0 == id }.map { (path: "elsewhere/\(id).yaml", bytes: Array($0.1.utf8)) }
      },
      knownConditions: RuleLibrary.KnownConditions(names: known.keys.sorted()) { name in
        known[name].map { (path: "elsewhere/\(name).yaml", bytes: Array($0.utf8)) }
      })
  }

  /// The rules with the names of what bars each.
  private func bars(_ library: RuleLibrary) -> [String] {
    library.rules.map { "\($0.id): \($0.bars.map(\.name).joined(separator: " "))" }
  }

  private func messages(_ library: RuleLibrary) -> [String] {
    library.diagnostics.map { "\($0.place?.path ?? "")|\(described([$0]))" }
  }

  @Test func barWholeFamilies() {
    let library = load([
      ("cta/a.yaml", SampleRule.text()), ("nav/b.yaml", SampleRule.text()),
      ("spam/c.yaml", SampleRule.text()), ("conditions/quoted.yaml", condition("bars: [cta, nav]")),
      ("conditions/asked.yaml", condition("bars: nav")),
      ("conditions/other.yaml", condition("")),
    ])
    #expect(messages(library) == [])
    #expect(bars(library) == ["cta/a: quoted", "nav/b: asked quoted", "spam/c: "])
  }

  /// A flag changes nothing, and of a run or a block the condition says nothing.
  @Test func barOnlyRemovalsOfLines() {
    let flag = SampleRule.text("action", "action: flag").replacing("fix: safe\n", with: "")
    let library = load([
      ("cta/flag.yaml", flag),
      ("cta/part.yaml", SampleRule.text("action", "action: {kind: remove, target: match}")),
      ("cta/block.yaml", SampleRule.text("scope", "scope: block")),
      ("conditions/quoted.yaml", condition("bars: cta")),
    ])
    #expect(messages(library) == [])
    #expect(bars(library) == ["cta/block: ", "cta/flag: ", "cta/part: quoted"])
  }

  @Test func aRuleMayLiftThem() {
    let library = load([
      ("cta/all.yaml", SampleRule.text("despite", "despite: [asked, quoted]")),
      ("cta/one.yaml", SampleRule.text("despite", "despite: asked")),
      ("conditions/quoted.yaml", condition("bars: cta")),
      ("conditions/asked.yaml", condition("bars: cta")),
    ])
    #expect(messages(library) == [])
    #expect(bars(library) == ["cta/all: ", "cta/one: quoted"])
  }

  @Test func theyMayStandElsewhere() {
    let base = (RuleID(family: "cta", name: "base"), SampleRule.text())
    let known = ["quoted": condition("bars: cta"), "asked": condition("bars: cta")]
    let library = load(
      [
        ("cta/new.yaml", SampleRule.text()),
        ("mine/new.yaml", SampleRule.text()),
        // It is a rule of both families.
        ("mine/more.yaml", "extends: cta/base\ntitle: More\n"),
        ("cta/less.yaml", "extends: cta/base\ndespite: quoted\n"),
        // In place of the one from elsewhere, for the rules of the folder.
        ("conditions/asked.yaml", condition("")),
      ], known: known, rules: [base])
    #expect(messages(library) == [])
    #expect(
      bars(library) == ["cta/less: ", "cta/new: quoted", "mine/more: quoted", "mine/new: "])
  }

  @Test func saysWhatIsWrong() {
    let library = load([
      ("cta/list.yaml", SampleRule.text("despite", "despite: {a: b}")),
      ("cta/slip.yaml", SampleRule.text("despite", "despite: [qouted]")),
      ("spam/free.yaml", SampleRule.text("despite", "despite: quoted")),
      ("conditions/list.yaml", condition("bars: {cta: yes}")),
      ("conditions/none.yaml", condition("bars: [zoology]")),
      ("conditions/quoted.yaml", condition("bars: [cta, spma]")),
    ])
    #expect(
      messages(library) == [
        "rules/conditions/list.yaml|5:7: 'bars' must be text or a list of texts, not a mapping\n"
          + "  put the items between [ and ], or each behind '- '",
        "rules/conditions/none.yaml|5:8: unknown family 'zoology'\n  there is no rule zoology/NAME",
        "rules/conditions/quoted.yaml|5:13: unknown family 'spma'\n  did you mean 'spam'?",
        "rules/cta/list.yaml|10:10: 'despite' must be text or a list of texts, not a mapping\n"
          + "  put the items between [ and ], or each behind '- '",
        "rules/cta/slip.yaml|10:11: 'qouted' does not bar this rule\n  what does: quoted",
        "rules/spam/free.yaml|10:10: 'quoted' does not bar this rule\n"
          + "  nothing does; leave the field out",
      ])
  }

  /// What is wrong with the pattern of a bar is told in the rule, which holds no word of it.
  @Test func mistakesThatShowInTheRuleAreToldThere() {
    let faulty = condition("bars: cta").replacing("'^\"'", with: "'(a'")
    let library = load([("cta/a.yaml", SampleRule.text()), ("conditions/faulty.yaml", faulty)])
    #expect(messages(library) == [])
    let problems = RuleSet.make(library.rules, lexicons: []).problems
    #expect(problems.map(\.mark) == [RuleMark(line: 1, column: 1)])
  }
}
