import Testing

@testable import DrossFormats

@Suite struct IgnorePatternTests {
  private func pattern(_ text: String) -> IgnorePattern? {
    IgnorePattern(Array(text.utf8)[...], line: 1)
  }

  private func matches(_ text: String, _ path: String, isFolder: Bool = false) -> Bool {
    pattern(text)?.matches(Array(path.utf8)[...], isFolder: isFolder) ?? false
  }

  @Test func commentsAndBlankLinesSayNothing() {
    for text in ["", "# note", "   ", "/", "!", "a\\"] {
      #expect(pattern(text) == nil, "'\(text)'")
    }
    #expect(matches("\\#a", "#a"))
    #expect(matches("\\!a", "!a"))
    #expect(pattern("!a")?.isNegated == true)
  }

  @Test func aSlashAnchors() {
    for (text, path, expected) in [
      ("a", "a", true), ("a", "x/a", true), ("/a", "a", true), ("/a", "x/a", false),
      ("x/a", "x/a", true), ("x/a", "y/x/a", false), ("*.log", "x/y.log", true),
      ("/*.log", "x/y.log", false), ("x/*", "x/a", true), ("x/*", "x/a/b", false),
    ] {
      #expect(matches(text, path) == expected, "\(text) \(path)")
    }
  }

  @Test func aSlashAtTheEndIsForFolders() {
    #expect(!matches("a/", "a"))
    #expect(matches("a/", "a", isFolder: true))
    #expect(matches("a/", "x/a", isFolder: true))
    #expect(!matches("/a/", "x/a", isFolder: true))
  }

  @Test func spacesAtTheEndNeedABackslash() {
    #expect(matches("a  ", "a"))
    #expect(matches("a\\ ", "a "))
    #expect(matches("a\\  ", "a "))
    #expect(matches(" a", " a"))
    #expect(matches("a\t", "a\t"))
  }
}
