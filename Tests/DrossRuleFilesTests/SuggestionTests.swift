import Testing

@testable import DrossRuleFiles

@Suite struct SuggestionTests {
  @Test func countsSlips() {
    for (left, right, distance) in [
      ("", "", 0), ("abc", "abc", 0), ("", "abc", 3), ("replce", "replace", 1), ("lien", "line", 1),
      ("titel", "title", 1), ("kitten", "sitting", 3), ("ab", "ba", 1), ("abcd", "badc", 2),
    ] {
      #expect(Suggestion.distance(Array(left.utf8), Array(right.utf8)) == distance)
      #expect(Suggestion.distance(Array(right.utf8), Array(left.utf8)) == distance)
    }
  }

  @Test func namesOnlyWhatIsClose() {
    let names = ["match", "score", "scope", "action", "where"]
    #expect(Suggestion.closest(to: "mtach", among: names) == "match")
    #expect(Suggestion.closest(to: "actoin", among: names) == "action")
    #expect(Suggestion.closest(to: "scpoe", among: names) == "scope")
    #expect(Suggestion.closest(to: "severity", among: names) == nil)
    #expect(Suggestion.closest(to: "", among: names) == nil)
    #expect(Suggestion.closest(to: "x", among: ["n"]) == nil)
    #expect(Suggestion.closest(to: String(repeating: "a", count: 1_000), among: names) == nil)
  }
}
