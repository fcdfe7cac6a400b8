import DrossReport
import DrossRules
import DrossText
import Testing

@Suite struct TraceRendererTests {
  private func text(
    _ source: String, bars: [Rule.Bar] = [], isFull: Bool = false
  ) -> String {
    var gate = ShapeTest()
    gate.words = Bounds(max: 4)
    var rule = Rule(
      id: RuleID(family: "test", name: "rule"), title: "t", why: "w", class: "test",
      languages: ["*"], scope: .line, gates: [.shape(gate)],
      body: .match(
        .all([.phrase(["alpha", "beta"]), .any([.phrase(["gamma"]), .phrase(["delta"])])])),
      action: Action(.remove, .line), fix: .safe)
    rule.bars = bars
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

  @Test func whatBarsARuleIsNamed() {
    let bars = [
      Rule.Bar(name: "asked", condition: .phrase(["who"])),
      Rule.Bar(name: "quoted", condition: .any([.phrase(["said"]), .regex(Pattern("^\""))])),
    ]
    let free = """
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
          yes      phrase: gamma  "gamma"
          no       phrase: delta

      """
    #expect(text("Alpha gamma", bars: bars) == free)
    let quoted = text("\"Alpha gamma\"", bars: bars)
    #expect(quoted.hasPrefix("test/rule does not fire: 'quoted' bars it\n"))
    let reason = """
        barred by:
          no   asked: phrase: who
          yes  quoted: any:
          no     phrase: said
          yes    regex: ^"  \"\"\"

      """
    #expect(quoted.hasSuffix(reason))
    #expect(!text("Alpha gamma", bars: bars, isFull: true).contains("barred"))
    #expect(!text("\"Alpha\"", bars: bars).contains("barred"))
    #expect(text("\"Alpha\"", bars: bars, isFull: true).hasSuffix(reason))
  }
}
