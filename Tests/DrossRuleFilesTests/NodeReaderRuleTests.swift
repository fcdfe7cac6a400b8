import DrossRuleFiles
import DrossRules
import DrossText
import Testing

@Suite struct NodeReaderRuleTests {
  @Test func readsWhatEveryRuleHas() throws {
    let rule = try SampleRule.rule()
    #expect(rule.id == SampleRule.id)
    #expect(rule.title == "Photo credit")
    #expect(rule.why == "It is not a sentence.")
    #expect(rule.class == "caption")
    #expect(rule.languages == ["*"])
    #expect(rule.scope == .line)
    #expect(rule.action == Action(.remove, .line))
    #expect(rule.fix == .safe)
    #expect(rule.confidence == nil)
    #expect(rule.isCapped)
    #expect(rule.examples.match == ["a b", "c d"])
    #expect(rule.examples.noMatch == ["e f", "g h"])
  }

  @Test func readsWhatARuleMayHave() throws {
    #expect(try SampleRule.rule("id", "id: caption/credit").id == SampleRule.id)
    #expect(
      try SampleRule.rule("languages", "languages: [en, 'no', zh-Hant]").languages
        == ["en", "no", "zh-Hant"])
    #expect(try SampleRule.rule("confidence", "confidence: 0.97").confidence == 0.97)
    #expect(try SampleRule.rule("confidence", "confidence: 1").confidence == 1)
    #expect(try !SampleRule.rule("capped", "capped: false").isCapped)
    #expect(try SampleRule.rule("capped", "capped: true").strength == .strong)
    #expect(try SampleRule.rule("strength", "strength: weak").strength == .weak)
    #expect(try SampleRule.rule("fix", "fix: unsafe").fix == .unsafe)
    #expect(try SampleRule.rule("fix", "fix: none").fix == FixSafety.none)
    for scope in ["line", "block", "document"] {
      #expect(try SampleRule.rule("scope", "scope: \(scope)").scope.rawValue == scope)
    }
  }

  /// `>` and `|` end a text with a line break, which is no part of a title or a reason.
  @Test func trimsTitleAndReason() throws {
    #expect(try SampleRule.rule("why", "why: >\n  One\n  two.\n").why == "One two.")
    #expect(try SampleRule.rule("title", "title: |\n  Photo\n").title == "Photo")
  }

  /// Line breaks inside and behind an example are part of it.
  @Test func keepsExamplesAsTheyAre() throws {
    let rule = try SampleRule.rule(
      "examples", "examples:\n  match: [\"a\\r\\nb\", c]\n  no_match:\n  - |\n    d\n\n  - e")
    #expect(Array((rule.examples.match.first ?? "").utf8) == Array("a\r\nb".utf8))
    #expect(rule.examples.noMatch == ["d\n", "e"])
  }

  /// One call tells as much as can be told, in order of place.
  @Test func reportsManyMistakesAtOnce() {
    let text = """
      schema: 1
      titel: Photo
      why: no
      class: caption
      scope: lien
      match: {regx: abc}
      action: delete
      examples: {match: [a], no_match: [b, c]}
      """
    let file = RuleFile.parse(Array(text.utf8), path: "a.yaml", id: SampleRule.id)
    #expect(file.rule == nil)
    #expect(
      file.diagnostics.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.message)" } == [
        "1:1 missing field 'title'",
        "2:1 unknown field 'titel'",
        "3:6 'why' must be text, but 'no' without quotes is a truth value",
        "5:8 'scope' cannot be 'lien'",
        "6:9 unknown field 'regx'",
        "7:9 'action' cannot be 'delete'",
        "8:19 'match' must hold at least two texts",
      ])
  }

  @Test func namesThePlaceAsFacts() {
    let file = SampleRule.parse("action", "action: {kind: remove, replce: x}")
    #expect(
      file.diagnostics == [
        Diagnostic(
          .error, at: Diagnostic.Place(path: "rules/caption/credit.yaml", line: 7, column: 24),
          "unknown field 'replce'", notes: ["did you mean 'kind: replace'?"])
      ])
  }

  @Test func refusesWhatIsNoMapping() {
    for (text, message) in [
      ("- a", "1:1: a rule file must be a mapping, not a list\n  start with: schema: 1"),
      ("a", "1:1: a rule file must be a mapping, not text\n  start with: schema: 1"),
      ("", "1:1: the file is empty"),
      ("# nothing\n", "1:1: the file is empty"),
    ] {
      let file = RuleFile.parse(Array(text.utf8), path: "a.yaml", id: SampleRule.id)
      #expect(described(file.diagnostics) == message)
      #expect(file.rule == nil)
    }
  }

  @Test func saysWhatIsWrong() {
    expectMessages(
      #"""
      = schema
      1:1: missing field 'schema'
        the version of the format: schema: 1
      = schema = schema: 2
      1:9: schema 2 is not known
        this version of dross reads schema 1
      = schema = schema: '1'
      1:9: 'schema' must be a whole number, not text
        leave the quotes out: 1
      = schema = schema: one
      1:9: 'schema' must be a whole number, not 'one'
      = title
      1:1: missing field 'title'
        a few words that say what was found, such as: title: Photo credit
      = title = titel: Photo credit
      1:1: missing field 'title'
        a few words that say what was found, such as: title: Photo credit
      2:1: unknown field 'titel'
        did you mean 'title'?
      = title = title:
      2:7: 'title' must be text, not nothing
      = title = title: ''
      2:8: 'title' must not be empty
      = title = title: no
      2:8: 'title' must be text, but 'no' without quotes is a truth value
        quote it: 'no'
      = title = title: 1.10
      2:8: 'title' must be text, but '1.10' without quotes is a number
        quote it: '1.10'
      = title = title: 2026-11-21
      2:8: 'title' must be text, but '2026-11-21' without quotes is a date
        quote it: '2026-11-21'
      = title = title: [a]
      2:8: 'title' must be text, not a list
      = title = title: "a\nb"
      2:8: 'title' must be one line
        put the reasons into 'why'
      = why
      1:1: missing field 'why'
        a sentence that says why this does not belong to an article
      = why = why: ~
      3:6: 'why' must be text, but '~' without quotes is null
        quote it: '~'
      = why = why: {a: b}
      3:6: 'why' must be text, not a mapping
      = class
      1:1: missing field 'class'
        the kind of dross, such as: class: caption
      = class = class: Photo Credit
      4:8: 'class' cannot be 'Photo Credit'
        use lower-case letters, digits and hyphens, such as: class: caption
      = class = class: on
      4:8: 'class' must be text, but 'on' without quotes is a truth value
        quote it: 'on'
      = languages = languages: en
      10:12: 'languages' must be a list of texts, not text
        put the items between [ and ], or each behind '- '
      = languages = languages: []
      10:12: 'languages' must not be empty
        write at least one item
      = languages = languages: [no, en]
      10:13: an item of 'languages' must be text, but 'no' without quotes is a truth value
        quote it: 'no'
      = languages = languages: [english]
      10:13: 'english' is not a language tag
        use BCP 47 tags such as en or zh-Hant, or "*" for any language
      = languages = languages: ["*", de]
      10:13: "*" cannot stand beside other languages
        it means any language; leave the others out
      = languages = languages: [en, {de: fr}]
      10:17: an item of 'languages' must be text, not a mapping
      = scope
      1:1: missing field 'scope'
        what the rule looks at: line, lines, block or document
      = scope = scope: lien
      5:8: 'scope' cannot be 'lien'
        did you mean 'line'?
      = scope = scope: sentence
      5:8: 'scope' cannot be 'sentence'
        one of: line, lines, block, document
      = scope = scope: [line]
      5:8: 'scope' must be text, not a list
        one of: line, lines, block, document
      = id = id: caption/other
      10:5: 'id' must be 'caption/credit', not 'caption/other'
        the path of the file is the id; leave the field out
      = id = id: caption/credit
      = severity = severity: error
      10:1: unknown field 'severity'
        fields here: schema, id, extends, title, why, class, languages, scope, where, match, score, \#
      despite, action, fix, confidence, capped, strength, examples
      = regex = regex: abc
      10:1: unknown field 'regex'
        'regex' stands under 'match'
      = words = words: 3
      10:1: unknown field 'words'
        'words' stands under 'where'
      = threshold = threshold: 3
      10:1: unknown field 'threshold'
        'threshold' stands under 'score'
      = target = target: line
      10:1: unknown field 'target'
        'target' stands under 'action'
      = zzzzzz = zzzzzz: 1
      10:1: unknown field 'zzzzzz'
        fields here: schema, id, extends, title, why, class, languages, scope, where, match, score, \#
      despite, action, fix, confidence, capped, strength, examples
      = fix
      1:1: missing field 'fix'
        how safe the action is: safe, unsafe or none
      = fix = fix: sfae
      8:6: 'fix' cannot be 'sfae'
        did you mean 'safe'?
      = fix = fix: true
      8:6: 'fix' cannot be 'true'
        one of: none, unsafe, safe
      = confidence = confidence: 97
      10:13: 'confidence' must be a number from 0 to 1, not 97
      = confidence = confidence: high
      10:13: 'confidence' must be a number from 0 to 1, not 'high'
      = capped = capped: no
      10:9: 'capped' must be true or false, not 'no'
      = examples
      1:1: missing field 'examples'
        texts that prove the rule: examples: {match: […], no_match: […]}
      = examples = examples: [a, b]
      9:11: 'examples' must be a mapping, not a list
        its fields: match, no_match
      = examples = examples: {match: [a b, c d]}
      9:11: missing field 'no_match'
        at least two texts
      = examples = examples: {match: [a b], no_match: [e f, g h]}
      9:19: 'match' must hold at least two texts
      = examples = examples: {match: a b, no_match: [e f, g h]}
      9:19: 'match' must be a list of texts, not text
        put the items between [ and ], or each behind '- '
      = examples = examples: {match: [a b, ''], no_match: [e f, 12:30]}
      9:25: an item of 'match' must not be empty
      9:46: an item of 'no_match' must be text, but '12:30' without quotes is a number to \#
      base 60
        quote it: '12:30'
      = examples = examples: {match: [a b, c d], nomatch: [e f, g h]}
      9:11: missing field 'no_match'
        at least two texts
      9:31: unknown field 'nomatch'
        did you mean 'no_match'?
      """#)
  }
}
