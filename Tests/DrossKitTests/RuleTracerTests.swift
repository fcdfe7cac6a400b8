import DrossKit
import Testing

@Suite struct RuleTracerTests {
  private func rule(
    _ scope: Rule.Scope, _ body: Rule.Body, gates: [Condition] = [], run: Rule.Run? = nil,
    _ kind: Action.Kind = .remove
  ) -> Rule {
    Rule(
      id: RuleID(family: "test", name: "rule"), title: "t", why: "w", class: "test",
      languages: ["*"], scope: scope, run: run, gates: gates, body: body,
      action: Action(kind, .match), fix: .safe)
  }

  private func trace(_ rule: Rule, _ text: String, line: Int) throws -> RuleTrace {
    let lexicons = [Lexicon(name: "words", phrases: ["alpha", "beta"])]
    return try #require(
      RuleTracer.traces(
        of: line, in: TextView(Array(text.utf8)), rules: [rule], lexicons: lexicons
      ).first)
  }

  private func described(_ answers: [RuleTrace.Answer]) -> [String] {
    answers.map { answer in
      let way = answer.path.map { String($0) }.joined(separator: ".")
      return "\(way):\(answer.holds ? "yes" : "no")"
    }
  }

  private func words(_ bounds: Bounds) -> Condition {
    var test = ShapeTest()
    test.words = bounds
    return .shape(test)
  }

  @Test func everyPartHasAnAnswer() throws {
    let condition = Condition.all([
      .any([.phrase(["alpha"]), .regex(Pattern("gamma|delta"))]),
      .none([.phrase(["omega"])]), .next(.any([.phrase(["tail"]), .phrase(["head"])])),
      .lexicon(LexiconTest(name: "words", minCount: 2)),
    ])
    let trace = try trace(rule(.line, .match(condition)), "x\nAlpha delta\n\ntail\n", line: 1)
    #expect(
      described(trace.body) == [
        ":no", "0:yes", "0.0:yes", "0.1:yes", "1:yes", "1.0:no", "2:yes", "2.0:yes", "2.0.0:yes",
        "2.0.1:no", "3:no",
      ])
    #expect(!trace.fires)
    #expect(trace.isPointedAt)
    #expect(trace.body[2].evidence.map { [$0.start, $0.end] } == [2, 7])
  }

  @Test func gatesAndScoresDecide() throws {
    let gate = words(Bounds(max: 2))
    let scored = rule(
      .line,
      .score(
        threshold: 3,
        features: [
          .init(weight: 2, condition: .phrase(["alpha"])),
          .init(weight: 2, condition: .phrase(["beta"])),
          .init(weight: -1.5, condition: .phrase(["gamma"])),
        ]), gates: [gate])
    let both = try trace(scored, "alpha beta\n", line: 0)
    #expect(both.score == 4)
    #expect(both.fires)
    let long = try trace(scored, "alpha beta gamma\n", line: 0)
    #expect(long.score == 2.5)
    #expect(!long.passesGates)
    #expect(described(long.failedGates) == ["0:no"])
    let nothing = try trace(scored, "delta\n", line: 0)
    #expect(!nothing.isPointedAt)
  }

  @Test func unitsHoldTheLine() throws {
    let text = "alpha one\ntwo\n\nthree\nfour five six seven\n\nend\n"
    func lines(_ trace: RuleTrace) -> String {
      guard let unit = trace.unit else { return "none" }
      return String(decoding: Array(text.utf8)[unit.range], as: UTF8.self)
    }
    let condition = Rule.Body.match(.phrase(["alpha"]))
    #expect(lines(try trace(rule(.line, condition), text, line: 1)) == "two")
    #expect(lines(try trace(rule(.line, condition), text, line: 2)) == "none")
    #expect(lines(try trace(rule(.block, condition), text, line: 1)).contains("two"))
    #expect(lines(try trace(rule(.document, condition), text, line: 3)).count == text.count - 1)
    let run = Rule.Run(each: words(Bounds(max: 3)), gap: 1)
    let inRun = try trace(rule(.lines, condition, run: run), text, line: 3)
    #expect(lines(inRun) == "alpha one\ntwo\n\nthree")
    #expect(inRun.fires)
    #expect(described(inRun.each) == [":yes"])
    let outside = try trace(rule(.lines, condition, run: run), text, line: 4)
    #expect(outside.unit == nil)
    #expect(described(outside.each) == [":no"])
    #expect(!outside.fires)
  }

  /// Of every rule of dross on its own examples the trace says what the engine says.
  @Test func tracesAgreeWithTheEngine() throws {
    let catalog = RuleCatalog.builtIn()
    for rule in catalog.rules where rule.scope == .line {
      let (set, _) = RuleSet.make([rule], lexicons: catalog.lexicons)
      for text in rule.examples.match.prefix(2) + rule.examples.noMatch.prefix(2) {
        let view = TextView(Array(text.utf8))
        let found = RuleEngine(set).findings(in: view, workspace: Workspace(for: set)).findings
        for line in view.lines.lines.indices.prefix(6) {
          let trace = RuleTracer.traces(
            of: line, in: view, rules: [rule], lexicons: catalog.lexicons
          ).first
          let whole = view.lines.lines[line].content
          // A removal to the end of the text belongs to the line where it starts.
          let isFound = found.contains {
            rule.action.target == .tail
              ? whole.start <= $0.range.start && $0.range.start < whole.end
              : $0.range.overlaps(whole)
          }
          #expect(trace?.fires == isFound, "\(rule.id): \(text.debugDescription), line \(line)")
          if isFound { #expect(trace?.isPointedAt == true, "\(rule.id): not pointed at") }
        }
      }
    }
  }
}
