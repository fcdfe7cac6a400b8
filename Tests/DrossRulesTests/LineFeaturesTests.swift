import DrossRules
import Testing

/// What a line model is told of the lines of a text.
struct LineFeaturesTests {
  static let prose = """
    The council will vote on the plan for the harbour bridge next week, and nobody in the town \
    expects it to say no, although the state has not yet said who is to pay for it.
    """

  private func rows(_ text: String, rules: [Rule] = []) -> [LineFeatureRow] {
    let (set, problems) = RuleSet.make(rules, lexicons: [])
    #expect(problems.isEmpty)
    return RuleEngine(set).lineFeatures(
      in: TextView(Array(text.utf8)), workspace: Workspace(for: set))
  }

  private func value(_ feature: LineFeature, _ row: LineFeatureRow) throws -> Int {
    Int(row.values[try #require(LineFeature.allCases.firstIndex(of: feature))])
  }

  @Test func everyValueIsInItsRange() {
    let text = """
      Home

      \(Self.prose)
      - 12 | 9 / 4 > 3

      \(Self.prose)
      NEWS
      Who built it?
      Date: 1953
      https://harbour.example.com
      NEWS
      """
    for row in rows(text) where !row.values.isEmpty {
      #expect(row.values.count == LineFeature.allCases.count)
      for (feature, value) in zip(LineFeature.allCases, row.values) {
        #expect(value < feature.valueCount, "\(feature)")
      }
    }
  }

  @Test func regionsAreAroundTheLongLines() {
    let text = "A label\n\(Self.prose)\nA heading\n\(Self.prose)\nMore\n"
    let regions = rows(text).map(\.region)
    #expect(regions == [.before, .within, .within, .within, .after])
  }

  @Test func longLinesAndTextsWithoutSpacesAreNotLookedAt() {
    let long = Array(repeating: "word", count: 61).joined(separator: " ")
    let areEmpty = rows("\(long)\nshort line\n").map(\.values.isEmpty)
    #expect(areEmpty == [true, false])
    let isUnread = rows("港口的桥下周开放。\n相关阅读\n").allSatisfy { $0.values.isEmpty }
    #expect(isUnread)
  }

  @Test func whatRulesFindIsKnown() throws {
    func rule(_ name: String, _ word: String, _ fix: FixSafety) -> Rule {
      Rule(
        id: RuleID(family: "test", name: name), title: name, why: name, class: "test",
        languages: ["*"], scope: .line, body: .match(.phrase([word])),
        action: Action(.remove, .line), fix: fix)
    }
    let found = rows(
      "\(Self.prose)\nred line\ngreen line\nblue line\n",
      rules: [rule("a", "red", .safe), rule("b", "green", .unsafe)])
    #expect(found.map(\.isRemoved) == [false, true, false, false])
    let doubted = try [2, 3].map { try value(.doubted, found[$0]) }
    #expect(doubted == [1, 0])
    let near = try value(.foundBefore, found[3])
    let outside = try value(.foundOutside, found[3])
    #expect(near == 0)
    #expect(outside == 1)
  }

  @Test func sharedWordsAreThoseOfTheArticle() throws {
    let text = "\(Self.prose)\n\(Self.prose)\nharbour bridge council\nsinger leaves island\n"
    let found = rows(text)
    let (shared, other) = (try value(.shared, found[2]), try value(.shared, found[3]))
    #expect(shared > other)
  }
}
