import DrossKit
import DrossTestSupport
import Testing

@Suite struct SuppressionsTests {
  /// Every line that starts with `junk` or `trash` is removed.
  private func cleaner(_ changes: (inout RuleCatalog) -> Void = { _ in }) -> Cleaner {
    func rule(_ name: String, _ condition: Condition) -> Rule {
      Rule(
        id: RuleID(family: "test", name: name), title: name, why: name, class: "test",
        languages: ["*"], scope: .line, body: .match(condition), action: Action(.remove, .line),
        fix: .safe)
    }
    var catalog = RuleCatalog(
      rules: [rule("junk", .phrase(["junk"])), rule("trash", .phrase(["trash"]))], lexicons: [])
    changes(&catalog)
    return Cleaner(rules: catalog)
  }

  private func clean(_ text: String, _ cleaner: Cleaner? = nil) -> (text: String, notes: [String]) {
    let result = (cleaner ?? self.cleaner()).clean(Array(text.utf8), readsComments: true)
    let again = (cleaner ?? self.cleaner()).clean(result.bytes, readsComments: true)
    #expect(again.plan.isEmpty, "a second run changes \(text.debugDescription)")
    #expect(result.restored() == Array(text.utf8))
    return (result.text, result.comments.map { "\($0.line): \($0.message)" })
  }

  @Test func commentsHideWhatTheyName() {
    for (text, expected) in [
      (
        "a <!-- dross: ignore test/junk --> junk\njunk\n",
        "a <!-- dross: ignore test/junk --> junk\n"
      ),
      ("<!-- dross: ignore test -->\njunk\njunk\nb\n", "<!-- dross: ignore test -->\njunk\nb\n"),
      ("<!-- dross: ignore test -->\n\n\njunk\nb\n", "<!-- dross: ignore test -->\n\n\njunk\nb\n"),
      (
        "<!-- dross: ignore test/junk -->\n<!-- dross: ignore test/trash -->\njunk trash\nb\n",
        "<!-- dross: ignore test/junk -->\n<!-- dross: ignore test/trash -->\njunk trash\nb\n"
      ),
      ("<!-- dross: ignore test/trash -->\njunk\nb\n", "<!-- dross: ignore test/trash -->\nb\n"),
      (
        "<!-- dross: off -->\njunk\ntrash\n<!-- dross: on -->\njunk\n",
        "<!-- dross: off -->\njunk\ntrash\n<!-- dross: on -->\n"
      ),
      (
        "b\n<!-- dross: off test/junk -->\njunk\ntrash\n",
        "b\n<!-- dross: off test/junk -->\njunk\n"
      ),
    ] {
      #expect(clean(text).text == expected)
    }
  }

  @Test func commentsThatHideNothingAreTold() {
    #expect(
      clean("a\n<!-- dross: ignore test/junk -->\nb\n").notes
        == ["2: a comment for dross that hides nothing"])
    #expect(clean("<!-- dross: ignore test/junk -->\njunk\nb\n").notes == [])
    #expect(clean("<!-- dross: ignore other/rule -->\njunk\nb\n").notes == [])
    #expect(
      clean("<!-- dross: off -->\nb\n").notes
        == ["1: a comment for dross that hides nothing"])
    #expect(clean("<!-- dross: on -->\nb\n").notes == ["1: 'on' without 'off' before it"])
    #expect(
      clean("<!-- dross: ignroe test/junk -->\njunk\nb\n").notes
        == ["1: a comment for dross that cannot be read"])
    #expect(
      clean("<!-- dross: ignore test/jnuk -->\njunk\nb\n").notes
        == ["1: there is no rule or family 'test/jnuk'"])
    // Beside other text it may keep a rule from finding the line.
    #expect(clean("a <!-- dross: ignore test/junk -->\nb\n").notes == [])
    // Of some of the rules it cannot be said that nothing is found.
    let part = cleaner { $0 = $0.selecting(["test/junk"], ignoring: []) }
    #expect(clean("<!-- dross: off -->\nb\n", part).notes == [])
  }

  @Test func commentsInCodeAreExamples() {
    let text = "```\n<!-- dross: off -->\n```\n\nSay `<!-- dross: off -->`.\n\njunk\nb\n"
    let result = cleaner().clean(Array(text.utf8), readsComments: true, isMarkdown: true)
    #expect(result.text == text.replacing("junk\n", with: ""))
    #expect(result.comments == [])
    #expect(clean(text).text == text)
  }

  @Test func noRuleTouchesAComment() {
    for text in [
      "a\n<!-- dross: ignore other/junk -->\nb\n", "a\n<!-- dross: off other/x junk -->\nb\n",
      "junk <!-- dross: off other/x -->\nb\n",
    ] {
      #expect(clean(text).text == text)
    }
    // With its own line a comment goes.
    #expect(clean("trash <!-- dross: ignore test/junk -->\nb\n").text == "b\n")
  }

  @Test func onlyWhoAsksIsHeard() {
    let text = "<!-- dross: off -->\njunk\nb\n"
    #expect(cleaner().clean(text).text == "<!-- dross: off -->\nb\n")
  }

  @Test(.timeLimit(.minutes(30))) func manyCommentsTakeTheTimeOfTheirBytes() {
    let count = 10_000
    let alone = Array(repeating: "<!-- dross: ignore test/junk -->", count: count)
    let open = Array(repeating: "<!-- dross: off test/trash --> trash", count: count)
    let text = (alone + ["junk"] + open + ["junk", "b", ""]).joined(separator: "\n")
    let result = cleaner().clean(Array(text.utf8), readsComments: true)
    #expect(result.text == (alone + ["junk"] + open + ["b", ""]).joined(separator: "\n"))
    #expect(result.hiddenCount == 2 * count + 1)
    #expect(result.comments.isEmpty)
    let cut = String(repeating: "<!-- dross: off ", count: count)
    #expect(cleaner().clean(Array(cut.utf8), readsComments: true).plan.isEmpty)
  }

  /// Comments at random must not break what holds for every text.
  @Test func lawsHoldWithCommentsAnywhere() {
    let pieces = [
      "junk", "trash", "a", "", "junk <!-- dross: ignore test/junk -->", "<!-- dross: off -->",
      "<!-- dross: on -->", "<!-- dross: ignore test/trash -->",
      "<!-- dross: off test/junk --> trash",
      "trash <!-- dross: on -->", "<!-- dross: ignore test --> junk", "<!-- dross: x -->",
    ]
    for seed in 0..<2_000 {
      var random = SplitMix64(seed: UInt64(seed))
      let lines = (0..<(1 + random.below(9))).map { _ in random.pick(pieces) }
      _ = clean(lines.joined(separator: "\n") + (random.oneIn(2) ? "\n" : ""))
    }
  }
}
