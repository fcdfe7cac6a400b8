import Foundation
import Testing

/// Whether the documents say what they promise to say.
@Suite struct DocumentTests {
  @Test func readmeNamesBothCommands() throws {
    let readme = try Project.text("README.md")
    #expect(readme.contains("make demo"))
    #expect(readme.contains("make test"))
  }

  /// The example at the top is a golden case: what stands before and after is its input and its output.
  @Test func readmeShowsWhatIsCleaned() throws {
    let blocks = try Project.text("README.md").components(separatedBy: "```\n")
    let folder = "testdata/golden/guides/readme"
    #expect(try Project.text("\(folder)/article.txt") == blocks[1])
    #expect(try Project.text("\(folder)/stdout") == blocks[3])
  }

  @Test func changelogStartsWithUnreleased() throws {
    let sections = try Project.lines("CHANGELOG.md").filter { $0.hasPrefix("## ") }
    #expect(sections.first == "## [Unreleased]")
  }

  @Test func decisionsAreNumberedAndWhole() throws {
    let files = try Project.files(below: "docs/adr", type: "md")
      .filter { $0 != "docs/adr/README.md" }
    #expect(!files.isEmpty)
    let index = try Project.lines("docs/adr/README.md").filter { $0.hasPrefix("- ") }
    #expect(index.count == files.count)
    // Numbers are given out before pages are written, so some may be missing; none stands twice.
    var last = 0
    for file in files {
      let padded = String(file.dropFirst("docs/adr/".count).prefix { $0 != "-" })
      let number = Int(padded) ?? 0
      #expect(padded.count == 4 && number > last, "\(file) has no number of its own")
      last = number
      let headings = try Project.lines(file).filter { $0.hasPrefix("#") }
      #expect(
        headings.first?.hasPrefix("# \(number). ") == true, "\(file) has another number inside")
      #expect(
        Array(headings.dropFirst()) == ["## Context", "## Decision", "## Consequences"], "\(file)")
      let title = (headings.first ?? "").dropFirst("# \(number). ".count)
      let link = "- \(number). [\(title)](\(file.dropFirst("docs/adr/".count)))"
      #expect(index.contains(link), "docs/adr/README.md does not list \(file)")
    }
  }

  @Test func everyPackageInstalledHasAReason() throws {
    let reasons = try Project.text("docs/dependencies.md")
    let lists = try Project.lines("scripts/dependencies.sh").filter { $0.contains("_packages=(") }
    #expect(lists.count == 2)
    for list in lists {
      for package in list.split(whereSeparator: { "()= ".contains($0) }).dropFirst() {
        #expect(reasons.contains("`\(package)`"), "docs/dependencies.md does not name \(package)")
      }
    }
  }

  /// What a guide shows as output is what the command prints.
  @Test func guidesShowWhatTheCommandPrints() throws {
    for (guide, golden, least) in [
      ("first-rule", "rules/first-rule", 25), ("cleaning", "guides/cleaning", 25),
      ("pre-commit", "guides/pre-commit", 4), ("spam-report", "guides/spam-report", 9),
    ] {
      let printed = Set(try Project.lines("testdata/golden/\(golden)/stdout"))
      var isOutput = false
      var count = 0
      for line in try Project.lines("docs/guides/\(guide).md") {
        if line.hasPrefix("```") {
          isOutput = line == "```console"
        } else if isOutput, !line.hasPrefix("$ ") {
          #expect(printed.contains(line), "\(guide): \(line)")
          count += 1
        }
      }
      #expect(count > least, "\(guide)")
    }
  }

  @Test func noDocumentHoldsMarksOfAMerge() throws {
    let marks = ["<<<<<<< ", ">>>>>>> "]
    for file in try documents() + Project.files(below: "rules", type: "yaml") {
      for (number, line) in try Project.lines(file).enumerated() {
        #expect(!marks.contains { line.hasPrefix($0) }, "\(file):\(number + 1)")
      }
    }
  }

  @Test func linksBetweenDocumentsLeadSomewhere() throws {
    for document in try documents() {
      let folder = Project.root.appending(path: document).deletingLastPathComponent()
      for link in try Project.text(document).matches(of: /\]\(([^)#]+)[^)]*\)/).map(\.output.1)
      where !link.hasPrefix("https://") {
        let target = folder.appending(path: String(link)).standardizedFileURL
        #expect(FileManager.default.fileExists(atPath: target.path), "\(document): \(link)")
      }
    }
  }

  private func documents() throws -> [String] {
    try ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "testdata/README.md"]
      + Project.files(below: "docs", type: "md")
  }
}
