import Testing

@testable import DrossFormats

@Suite struct IgnoreListTests {
  private func verdict(_ text: String, _ path: String, folder: String = "/f") -> String {
    let list = IgnoreList(Array(text.utf8), folder: folder, path: ".gitignore")
    guard let verdict = list.verdict(on: Array(path.utf8), isFolder: false) else { return "none" }
    return "\(verdict.isIgnored) \(verdict.line)"
  }

  @Test func theLastLineDecides() {
    #expect(verdict("*.txt\n!keep.txt\n", "/f/a.txt") == "true 1")
    #expect(verdict("*.txt\n!keep.txt\n", "/f/keep.txt") == "false 2")
    #expect(verdict("!keep.txt\n*.txt", "/f/keep.txt") == "true 2")
    #expect(verdict("*.txt\n", "/f/a.md") == "none")
  }

  @Test func linesEndAtLineFeeds() {
    #expect(verdict("\u{FEFF}a\r\nb\r\n", "/f/a") == "true 1")
    #expect(verdict("a\r\nb\r\n", "/f/b") == "true 2")
    #expect(verdict("a\rb\n", "/f/b") == "none")
  }

  @Test func onlyWhatLiesBelowTheFolderCounts() {
    #expect(verdict("a", "/a") == "none")
    #expect(verdict("a", "/fa/a") == "none")
    #expect(verdict("a", "/f") == "none")
    #expect(verdict("a", "/a", folder: "/") == "true 1")
  }
}
