import Testing

@testable import DrossRules

@Suite struct AnySpaceTests {
  private func widened(_ pattern: String) -> String {
    String(decoding: AnySpace.widened(Array(pattern.utf8)), as: UTF8.self)
  }

  @Test func spacesStandForAllOfTheirKind() {
    #expect(widened("^By \\p{Lu}+ ?$") == "^By\\h\\p{Lu}+\\h?$")
    #expect(widened("[a-z ]{2,4}\\ x") == "[a-z\\h]{2,4}\\hx")
    #expect(widened("[] ] [^] ] [\\] ]") == "[]\\h]\\h[^]\\h]\\h[\\]\\h]")
    #expect(widened("[:= ] ?[:a ]") == "[:=\\h]\\h?[:a\\h]")
    #expect(widened("[x -] [-x ]") == "[x\\h-]\\h[-x\\h]")
    #expect(widened("(?i)by (?:x |y)(?<!z )") == "(?i)by\\h(?:x\\h|y)(?<!z\\h)")
  }

  @Test func whatMayMeanSomethingElseStays() {
    for pattern in [
      "[ -~]+", "[!- ]", "(?x) a b", "(?i-x: a)", "(?xi) a", "a (?# note here) b", "\\Q a \\E b",
      "[[:alpha:] ]",
      "", "\\", "[", "[^",
    ] {
      #expect(widened(pattern) == pattern, "\(pattern)")
    }
  }

  @Test func patternsOnTheSourceSeeNoBreakSpaces() throws {
    let state = MatchState()
    let text = Array("By\u{A0}Nora\u{202F}Ellingworth".utf8)
    for (isCased, expected) in [(true, true), (false, false)] {
      var pattern = try CompiledPattern(
        Pattern("^By \\p{Lu}\\p{Ll}+ \\p{Lu}", isCased: isCased), isMultiline: false)
      let outcome = pattern.match(
        text.span, startingIn: 0...0, state: state, limit: MatchState.matchLimit)
      if case .matched = outcome { #expect(expected) } else { #expect(!expected) }
    }
  }
}
