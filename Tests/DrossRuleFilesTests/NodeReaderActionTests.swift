import DrossRuleFiles
import DrossRules
import Testing

@Suite struct NodeReaderActionTests {
  @Test func actsOnWhatTheScopeLooksAt() throws {
    for (scope, target) in [
      ("line", Action.Target.line), ("lines\nwhere: {each: {words: 3}}", .run),
      ("block", .block), ("document", .match),
    ] {
      let read = try SampleRule.rule("scope", "scope: \(scope)").action
      #expect(read == Action(.remove, target))
    }
  }

  @Test func readsEveryForm() throws {
    #expect(
      try SampleRule.rule("action", "action: {kind: remove, target: match}").action
        == Action(.remove, .match))
    #expect(
      try SampleRule.rule("action", "action: {kind: remove, target: line}").action
        == Action(.remove, .line))
    #expect(
      try SampleRule.rule("action", "action: {kind: replace, with: '$1 '}").action
        == Action(.replace, .match, template: "$1 "))
    #expect(
      try SampleRule.rule("action", "action: {kind: replace, target: match, with: ''}").action
        == Action(.replace, .match))
  }

  @Test func aFlagNeedsNoFix() throws {
    let text = SampleRule.text("action", "action: flag").replacing("fix: safe\n", with: "")
    let file = RuleFile.parse(Array(text.utf8), path: "a", id: SampleRule.id)
    #expect(file.rule?.fix == FixSafety.none)
    #expect(file.rule?.action == Action(.flag, .line))
  }

  @Test func saysWhatIsWrong() {
    expectMessages(
      #"""
      = action
      1:1: missing field 'action'
        what to do: remove or flag, or {kind: replace, with: …}
      = action = action: delete
      7:9: 'action' cannot be 'delete'
        one of: remove, replace, flag
      = action = action: replace
      7:9: missing field 'with'
        say what to put there: action: {kind: replace, with: '…'}
      = action = action: {target: line}
      7:9: missing field 'kind'
        remove, replace or flag
      = action = action: {kind: remvoe}
      7:16: 'kind' cannot be 'remvoe'
        did you mean 'remove'?
      = action = action: {kind: replace}
      7:9: missing field 'with'
        say what to put there; $0 is the match
      = action = action: {kind: remove, with: x}
      7:24: 'with' is only for kind: replace, not remove
      = action = action: {kind: remove, target: run}
      7:32: 'target' cannot be 'run' in a rule of scope 'line'
        write match, line or tail
      = action = action: {kind: replace, target: line, with: x}
      7:33: 'target' cannot be 'line' for kind: replace
        leave it out, or write target: match
      = action = action: {kind: replace, with: no}
      7:31: 'with' must be text, but 'no' without quotes is a truth value
        quote it: 'no'
      = action = action: {kind: remove, report: spam}
      7:24: unknown field 'report'
        fields here: kind, target, with
      = action = action: flag
      8:6: 'fix' cannot be 'safe' for a flag
        a flag changes nothing; leave the field out
      = action = action: [remove]
      7:9: 'action' must be a mapping, not a list
        its fields: kind, target, with
      = action = action: {replce: x}
      7:9: missing field 'kind'
        remove, replace or flag
      7:10: unknown field 'replce'
        did you mean 'kind: replace'?
      = action = action: {remove: line}
      7:9: missing field 'kind'
        remove, replace or flag
      7:10: unknown field 'remove'
        did you mean 'kind: remove'?
      """#)
  }
}
