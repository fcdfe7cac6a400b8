import DrossKit
import DrossTestSupport
import Foundation
import Testing

/// Whether the pages in `docs/rules` say what the rules say.
@Suite struct RulePagesTests {
  private func text(_ path: String) throws -> String {
    try String(contentsOf: URL(filePath: Project.root).appending(path: path), encoding: .utf8)
  }

  @Test func pagesAreUpToDate() throws {
    let measures = RulePages.measures(in: try text("docs/rules/measured.txt"))
    let pages = RulePages(RuleCatalog.builtIn().rules, measures: measures)
    #expect(pages.families.count > 10)
    let stale = "is not what the rules say; run 'make rule-pages'"
    #expect(try text("docs/rules/README.md") == pages.index, "docs/rules/README.md \(stale)")
    for family in pages.families {
      let isFresh = try text("docs/rules/\(family).md") == pages.page(of: family)
      #expect(isFresh, "docs/rules/\(family).md \(stale)")
    }
    #expect(try text("README.md").contains(pages.languages), "the table in README.md \(stale)")
  }

  @Test func measuresAreReadLineByLine() {
    let measures = RulePages.measures(in: "# a comment\nnav/menu 9 1\nbroken line\ncta/share 3\n")
    #expect(measures == ["nav/menu": RulePages.Measure(right: 9, wrong: 1)])
  }

  @Test func aPageShowsExamplesAndPrecision() throws {
    let rule = try #require(RuleCatalog.builtIn().rules.first { "\($0.id)" == "nav/menu" })
    let page = RulePages([rule], measures: ["nav/menu": .init(right: 95, wrong: 5)])
      .page(of: "nav")
    #expect(page.contains("## nav/menu\n"))
    #expect(page.contains("precision 0.95"))
    #expect(page.contains("It finds:"))
    #expect(page.contains("It leaves alone:"))
    let few = RulePages([rule], measures: ["nav/menu": .init(right: 1, wrong: 0)]).page(of: "nav")
    #expect(few.contains("right about 1 line, wrong about 0 lines; precision –."))
  }
}
