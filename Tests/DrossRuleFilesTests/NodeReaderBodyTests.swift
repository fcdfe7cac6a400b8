import DrossRules
import Testing

@Suite struct NodeReaderBodyTests {
  @Test func readsGates() throws {
    let text = """
      where:
        words: {min: 2, max: 20}
        characters: {max: 90}
        lines: 1
        shape: heading
        position: {near: start, within_lines: 2}
      """
    let gates = try SampleRule.rule("where", text).gates.map { summary(of: $0) }
    #expect(
      gates == [
        "shape(words 2.0...20.0, characters ...90.0, lines 1.0...1.0)", "shape(heading true)",
        "position(near [DrossRules.PositionTest.End.start], withinLines 2, outsideProse false)",
      ])
    #expect(try SampleRule.rule().gates.isEmpty)
  }

  @Test func readsRuns() throws {
    let run = try #require(
      try SampleRule.rule("scope", "scope: lines\nwhere: {each: {words: {max: 6}}}").run)
    #expect(summary(of: run.each) == "shape(words ...6.0)")
    #expect(run.gap == 1)
    let wide = try SampleRule.rule("scope", "scope: lines\nwhere: {gap: 0, each: {phrase: a}}").run
    #expect(wide?.gap == 0)
    #expect(try SampleRule.rule().run == nil)
  }

  @Test func readsScores() throws {
    let text = """
      score:
        threshold: 2.5
        features:
          - {weight: 3, phrase: sign up}
          - {weight: -1.5, keys: [doi], shape: prose}
      """
    guard case .score(let threshold, let features) = try SampleRule.rule("match", text).body else {
      Issue.record("not a score")
      return
    }
    #expect(threshold == 2.5)
    #expect(features.map(\.weight) == [3, -1.5])
    #expect(
      features.map { summary(of: $0.condition) } == [
        "phrase(sign up)", "all(keys(doi), shape(prose true))",
      ])
  }

  @Test func saysWhatIsWrong() {
    expectMessages(
      #"""
      = where = where: {}
      10:8: 'where' must not be empty
        its fields: words, characters, lines, shape, position, each, gap
      = where = where: 5
      10:8: 'where' must be a mapping, not text
        its fields: words, characters, lines, shape, position, each, gap
      = where = where: {phrase: a}
      10:9: unknown field 'phrase'
        'phrase' stands under 'match'
      = where = where: {sentences: 2}
      10:9: unknown field 'sentences'
        fields here: words, characters, lines, shape, position, each, gap
      = where = where: {each: {words: 3}}
      10:9: 'each' is only for scope: lines, not line
      = where = where: {gap: 2}
      10:9: 'gap' is only for scope: lines, not line
      = scope = scope: lines
      1:1: missing field 'each'
        say what each line of the run is, such as: where: {each: {words: {max: 6}}}
      = scope = scope: lines⏎where: {words: 3}
      6:8: missing field 'each'
        say what each line of the run is, such as: where: {each: {words: {max: 6}}}
      = match
      1:1: missing field 'match' or 'score'
        match holds a condition, such as: match: {phrase: read more}
      = score = score: {threshold: 1, features: [{weight: 1, phrase: a}]}
      10:1: 'match' and 'score' cannot stand in one rule
        keep one of them
      = match = score: {threshold: 1}
      6:8: missing field 'features'
        a list of {weight: …, …}
      = match = score: {features: [{weight: 1, phrase: a}]}
      6:8: missing field 'threshold'
        the sum that is enough
      = match = score: {threshold: 1, features: []}
      6:33: 'features' must not be empty
        write at least one item
      = match = score: {threshold: 1, features: {weight: 1}}
      6:33: 'features' must be a list of features, not a mapping
        put the items between [ and ], or each behind '- '
      = match = score: {threshold: 1, features: [{phrase: a}]}
      6:34: missing field 'weight'
        what the feature adds
      = match = score: {threshold: 1, features: [{weight: 1}]}
      6:34: an item of 'features' has a weight but no condition
      = match = score: {threshold: 1, features: [{weight: +1, phrase: a}]}
      6:43: 'weight' must be a number, not '+1'
      = match = score: {threshold: 5, features: [{weight: 2, phrase: a}, {weight: 2.5, \#
      phrase: b}, {weight: -3, phrase: c}]}
      6:20: 'threshold' is never reached
        the weights above 0 add up to 4.5
      = match = score: {threshold: 1, features: [{wieght: 2, phrase: a}]}
      6:34: missing field 'weight'
        what the feature adds
      6:35: unknown field 'wieght'
        did you mean 'weight'?
      """#)
  }
}
