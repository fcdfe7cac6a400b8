import Testing

@testable import DrossFormats

@Suite struct WildcardTests {
  private func matches(_ pattern: String, _ text: String, isOverPaths: Bool = true) -> Bool {
    Wildcard(Array(pattern.utf8)[...], isOverPaths: isOverPaths)?.matches(Array(text.utf8)[...])
      ?? false
  }

  @Test func singleStarsStopAtSlashes() {
    for (pattern, text, expected) in [
      ("*", "a", true), ("*", "", true), ("*", "a/b", false), ("a*c", "abbc", true),
      ("a*c", "ab/c", false), ("*/b", "a/b", true), ("*/b", "b", false), ("?", "a", true),
      ("?", "/", false), ("?", "", false), ("a**", "a/b", false), ("*.txt", "a.txt", true),
    ] {
      #expect(matches(pattern, text) == expected, "\(pattern) \(text)")
    }
    #expect(matches("*", "a/b", isOverPaths: false))
    #expect(matches("?", "/", isOverPaths: false))
  }

  @Test func doubleStarsPassOverFolders() {
    for (pattern, text, expected) in [
      ("**/b", "b", true), ("**/b", "a/b", true), ("**/b", "a/x/b", true), ("**/b", "ab", false),
      ("a/**", "a/b/c", true), ("a/**", "a", false), ("a/**/b", "a/b", true),
      ("a/**/b", "a/x/y/b", true), ("a/**/b", "ab", false), ("**", "a/b", true),
      ("***/b", "a/b", true), ("a/**b", "a/x/b", false), ("a/**b", "a/xb", true),
    ] {
      #expect(matches(pattern, text) == expected, "\(pattern) \(text)")
    }
  }

  @Test func setsHoldBytes() {
    for (pattern, text, expected) in [
      ("[abc]", "b", true), ("[abc]", "d", false), ("[!abc]", "d", true), ("[^a]", "a", false),
      ("[a-c]", "b", true), ("[c-a]", "b", false), ("[]a]", "]", true), ("[a-]", "-", true),
      ("[\\]]", "]", true), ("[a", "a", false), ("[[:digit:]]", "7", true),
      ("[[:digit:]x]", "x", true), ("[[:odd:]]", "o", false), ("[!a]", "/", false),
      ("[[:a]", ":", true), ("[--0]", ".", true),
    ] {
      #expect(matches(pattern, text) == expected, "\(pattern) \(text)")
    }
  }

  @Test func backslashesMakePlain() {
    for (pattern, text, expected) in [
      ("\\*", "*", true), ("\\*", "a", false), ("\\a", "a", true), ("a\\", "a", false),
      ("a\\", "a\\", false),
    ] {
      #expect(matches(pattern, text) == expected, "\(pattern) \(text)")
    }
  }

  /// Backtracking would take longer than anybody lives.
  @Test(.timeLimit(.minutes(30))) func noPatternIsSlow() {
    let pattern = String(repeating: "*a", count: 40) + "b"
    #expect(!matches(pattern, String(repeating: "a", count: 1_000)))
    let folders = String(repeating: "**/a/", count: 40) + "b"
    #expect(!matches(folders, String(repeating: "a/", count: 500)))
  }
}
