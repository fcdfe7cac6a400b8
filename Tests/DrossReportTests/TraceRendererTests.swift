import DrossReport
import DrossRules
import DrossText
import Testing

@Suite struct TraceRendererTests {
  private func text(_ source: String, isFull: Bool = false) -> String {
    var gate = ShapeTest()
    gate.words = Bounds(max: 4)
    let rule = Rule(
      id: RuleID(family: "test", name: "rule"), title: "t", why: "w", class: "test",
      languages: ["*"], scope: .line, gates: [.shape(gate)],
      body: .match(
        .all([.phrase(["alpha", "beta"]), .any([.phrase(["gamma"]), .phrase(["delta"])])])),
      action: Action(.remove, .line), fix: .safe)
    let view = TextView(Array(source.utf8))
    var output: [UInt8] = []
    for trace in RuleTracer.traces(of: 0, in: view, rules: [rule], lexicons: []) {
      TraceRenderer(isFull: isFull).write(
        trace, source: view.bytes, lines: view.lines, to: &output)
    }
    return String(decoding: output, as: UTF8.self)
  }

  @Test func partsHaveYesOrNo() {
    #expect(
      text("Alpha and delta") == """
        test/rule fires: remove line (safe)
          looks at the line, line 1
          where:
            yes  shape: words at most 4
          match:
            yes  all:
            yes    phrase:  "Alpha"
                     alpha
                     beta
            yes    any:
            no       phrase: gamma
            yes      phrase: delta  "delta"

        """)
  }

  @Test func whatLiesInFailedPartsIsForThoseWhoAsk() {
    #expect(
      text("alpha") == """
        test/rule does not fire: its condition does not hold
          looks at the line, line 1
          where:
            yes  shape: words at most 4
          match:
            no   all:
            yes    phrase:  "alpha"
                     alpha
                     beta
            no     any:

        """)
    #expect(text("alpha", isFull: true).hasSuffix("no       phrase: delta\n"))
    #expect(
      text("alpha two three four five") == """
        test/rule does not fire: a gate does not hold
          looks at the line, line 1
          where:
            no   shape: words at most 4

        """)
    #expect(text("x").hasPrefix("test/rule does not fire: nothing that it looks for stands here\n"))
  }
}
