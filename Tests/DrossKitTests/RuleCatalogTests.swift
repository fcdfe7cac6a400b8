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
}
