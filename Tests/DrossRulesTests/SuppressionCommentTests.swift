import DrossText
import Testing

@testable import DrossRules

@Suite struct SuppressionCommentTests {
  private func read(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return SuppressionComment.all(in: bytes, TextRange(0, bytes.count)).map {
      let word = $0.word?.rawValue ?? "?"
      return "\($0.range.start)-\($0.range.end) \(word) \($0.names.joined(separator: "|"))"
        + ($0.fault.map { ": \($0)" } ?? "")
    }
  }

  @Test func readsWordsAndNames() {
    #expect(read("<!-- dross: off -->") == ["0-19 off "])
    #expect(read("<!--dross:on-->") == ["0-15 on "])
    #expect(read("ab <!-- dross: ignore a/b, c d/e -->x") == ["3-36 ignore a/b|c|d/e"])
    #expect(read("<!-- dross: off --><!-- dross: on -->").count == 2)
    #expect(read("<!-- dross : off -->").isEmpty)
    #expect(read("<!-- Dross: off -->").isEmpty)
    #expect(read("<!-- a note --> <!-- dross: on -->") == ["16-34 on "])
    #expect(read("<!-- dross: off").isEmpty)
    #expect(read("<!--").isEmpty)
    #expect(read("").isEmpty)
  }

  @Test func saysWhatIsWrong() {
    #expect(read("<!-- dross: of -->") == ["0-18 ? : say ignore, off or on"])
    #expect(read("<!-- dross: -->") == ["0-15 ? : say ignore, off or on"])
    #expect(
      read("<!-- dross: ignore -->")
        == ["0-22 ignore : say which rule: <!-- dross: ignore family/name -->"])
    #expect(read("<!-- dross: on a -->") == ["0-20 on a: 'on' takes no names"])
    #expect(
      read("<!-- dross: off A/b -->")
        == ["0-23 off A/b: 'A/b' cannot be the name of a rule or family"])
  }

  @Test func namesAreRulesOrFamilies() throws {
    let bytes = Array("<!-- dross: ignore a/b c -->".utf8)
    let comment = try #require(
      SuppressionComment.all(in: bytes, TextRange(0, bytes.count)).first)
    for (family, name, expected) in [
      ("a", "b", true), ("a", "x", false), ("c", "x", true), ("d", "c", false),
    ] {
      let subjects = SuppressionComment.subjects(of: RuleID(family: family, name: name))
      #expect(subjects.contains { comment.subjects.contains($0) } == expected)
    }
  }
}
