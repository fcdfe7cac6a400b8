import DrossKit
import DrossTestSupport
import Testing

@Suite struct RuleCatalogTests {
  private static func rule(naming condition: String) -> String {
    """
    schema: 1
    title: Label
    why: It is a label of the page.
    class: nav
    scope: line
    match:
      phrase: on this page
      not: {named: \(condition)}
    action: flag
    examples:
      match: ["On this page", "On this page:"]
      no_match: ["The bridge", "A page"]
    """
  }

  /// The user's own go before those that come with dross, in later folders as well.
  @Test func foldersMayNameConditions() throws {
    let folder = try TemporaryFolder()
    try folder.write("one/mine/label.yaml", Self.rule(naming: "manual-page"))
    try folder.write(
      "one/conditions/short.yaml",
      "schema: 1\ntitle: Short\nwhy: It is short.\ncondition: {words: {max: 3}}\n")
    try folder.write("two/mine/short-label.yaml", Self.rule(naming: "short"))
    let first = RuleCatalog.folder(folder("one"), over: .builtIn())
    #expect(first.diagnostics == [])
    let catalog = RuleCatalog.builtIn().adding(first)
    let second = RuleCatalog.folder(folder("two"), over: catalog)
    #expect(second.diagnostics == [])
    let rules = catalog.adding(second).selecting(["mine"], ignoring: [])
    let page = "NAME\ncat - joins files\nDESCRIPTION\nWhat it does on this page is told.\n"
    let found = Cleaner(rules: rules).clean(page).findings.map(\.rule.description)
    #expect(found == ["mine/short-label"])
  }

  @Test func foldersOfRulesAreTold() throws {
    let folder = try TemporaryFolder()
    let rule = try folder.write("more/mine/label.yaml", Self.rule(naming: "manual-page"))
    try folder.write("words/lexicons/names.txt", "a name\n")
    try folder.write("notes/readme.txt", "no rule\n")
    try folder.write("short/mine/label.yml", Self.rule(naming: "manual-page"))
    func told(_ path: String) -> [String] {
      RuleCatalog.folder(path, over: .builtIn()).diagnostics.flatMap {
        ["\($0.severity.rawValue): \($0.message)"] + $0.notes
      }.map { $0.replacing(folder.path, with: "F") }
    }
    #expect(told(folder("more")) == [])
    #expect(told(folder("words")) == [])
    #expect(told(folder("short")) == ["warning: passed over: rule files end in .yaml"])
    let above = ["error: not a folder of rules", "name the folder above the family: F/more"]
    #expect(told(folder("more/mine")) == above)
    #expect(told(folder("more/mine/")) == above)
    #expect(told(rule) == above)
    let advice = "name a folder with rules in FAMILY/NAME.yaml"
    #expect(told(folder("notes/readme.txt")) == ["error: not a folder of rules", advice])
    #expect(told("/dev/zero") == ["error: not a folder of rules", advice])
    #expect(told(folder("notes")) == ["warning: a folder without rules", advice])
    #expect(
      told(folder("none")) == ["error: cannot read: no such file or directory", "check the name"])
  }

  @Test func ruleFilesHaveALimit() throws {
    let folder = try TemporaryFolder()
    try folder.write("more/mine/long.yaml", [UInt8](repeating: 0x0A, count: 1 << 20 + 1))
    let told = RuleCatalog.folder(folder("more"), over: .builtIn()).diagnostics
    #expect(told.map(\.message) == ["cannot read: larger than 1 MiB"])
  }
}
