import DrossRules
import DrossText
import Testing

/// Rules that ask a line model.
struct LineModelTests {
  private func findings(
    _ text: String, model: LineModel, score: Bounds, transition: Double? = nil
  ) -> [Finding] {
    let rule = Rule(
      id: RuleID(family: "model", name: "test"), title: "test", why: "test", class: "model",
      languages: ["*"], scope: .line,
      gates: [
        .shape(
          {
            var test = ShapeTest(); test.words = Bounds(min: 1); return test
          }())
      ],
      body: .match(.model(ModelTest(name: "line", score: score, transition: transition))),
      action: Action(.remove, .line), fix: .safe)
    let (set, problems) = RuleSet.make([rule], lexicons: [], models: [model])
    #expect(problems.isEmpty)
    #expect(set.unpointedRules.isEmpty)
    return RuleEngine(set).findings(
      in: TextView(Array(text.utf8)), workspace: Workspace(for: set)
    ).findings
  }

  private func model(_ feature: LineFeature, _ value: Int, _ weight: Int32) -> LineModel {
    var model = LineModel(name: "line")
    for region in LineFeature.Region.allCases {
      let isSet = model.set(feature, value, region, to: weight)
      #expect(isSet)
    }
    return model
  }

  @Test func weightsAddUpToAScore() throws {
    let text = "one\none two three four\n"
    var both = model(.words, 0, 1500)
    let isSet = both.set(.place, 0, .within, to: 600)
    #expect(isSet)
    let found = findings(text, model: both, score: Bounds(min: 2))
    #expect(found.map(\.range.start) == [0])
    let evidence = try #require(found.first).evidence
    #expect(evidence.map(\.why) == ["words, within the article", "place, within the article"])
    #expect(evidence.map(\.weight) == [1.5, 0.6])
    #expect(findings(text, model: both, score: Bounds(min: 2.2)).isEmpty)
    #expect(findings(text, model: both, score: Bounds(min: 1, max: 2)).isEmpty)
  }

  @Test func linesInARunNeedToBeLessSure() {
    let text = "one\none two three four\nfive six seven eight\none\none\none\none\n"
    let short = model(.words, 0, 1500)
    #expect(findings(text, model: short, score: Bounds(min: 1)).count == 5)
    // The four last lines are worth 2 together, and a run at the end of the text costs 1.5.
    let found = findings(text, model: short, score: Bounds(min: 1), transition: 1)
    #expect(found.map(\.range.start) == [44, 48, 52, 56])
    #expect(findings(text, model: short, score: Bounds(min: 1), transition: 2).isEmpty)
  }

  @Test func anUnknownModelIsAProblem() {
    let rule = Rule(
      id: RuleID(family: "model", name: "test"), title: "test", why: "test", class: "model",
      languages: ["*"], scope: .line, gates: [.shape(ShapeTest())],
      body: .match(.model(ModelTest(name: "moon", score: Bounds(min: 1)))),
      action: Action(.remove, .line), fix: .safe)
    let (_, problems) = RuleSet.make([rule], lexicons: [])
    #expect(problems.map(\.message) == ["there is no line model 'moon'"])
  }

  @Test func aModelHasOnlyValuesThatThereAre() {
    var model = LineModel(name: "line")
    for feature in LineFeature.allCases {
      let hasLast = model.set(feature, feature.valueCount - 1, .after, to: 1)
      #expect(hasLast)
      let hasMore = model.set(feature, feature.valueCount, .after, to: 1)
      #expect(!hasMore)
      let hasLess = model.set(feature, -1, .after, to: 1)
      #expect(!hasLess)
    }
  }
}
