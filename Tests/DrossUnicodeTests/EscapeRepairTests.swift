import DrossText
import Testing

@testable import DrossUnicode

@Suite struct EscapeRepairTests {
  @Test func takesOutWholeSequences() {
    let cases = [
      ("\u{1B}[36;44mblue\u{1B}[0m", "blue"), ("\u{1B}[?25lx\u{1B}[38:2::1:2:3m", "x"),
      ("\u{1B}]0;a title\u{7}x", "x"),
      ("\u{1B}]8;;https://a.example\u{1B}\\link\u{1B}]8;;\u{1B}\\", "link"),
      ("\u{1B}P+q\u{1B}\\x\u{1B}_y\u{1B}\\", "x"), ("\u{1B}(Bx\u{1B})0", "x"),
      ("\u{1B}7x\u{1B}8", "x"),
      ("\u{1B}[1 q.", "."),
      // Not whole: nothing of the text is taken along.
      ("\u{1B}Hello", "\u{1B}Hello"), ("\u{1B}]no end\n\u{7}", "\u{1B}]no end\n\u{7}"),
      ("\u{1B}[", "\u{1B}["),
      ("\u{1B}[1é", "\u{1B}[1é"), ("[31m", "[31m"),
    ]
    for (text, expected) in cases {
      let bytes = Array(text.utf8)
      let plan = EditPlan(sorted: EscapeRepair.edits(in: bytes.span))
      #expect(plan.apply(to: bytes) == Array(expected.utf8), "\(text.debugDescription)")
    }
  }
}
