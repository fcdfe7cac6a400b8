import Testing

@testable import DrossRuleFiles

@Suite struct PlainScalarTests {
  @Test func knowsWhatYAMLMakesOfPlainText() {
    for (texts, meaning) in [
      ("y Y n N yes Yes YES no No NO on On ON off Off OFF true True TRUE false", "a truth value"),
      ("~ null Null NULL", "null"),
      ("0 1 -1 +1 1.10 1. .5 -.5 1_000 0777 089 0o17 0x1F 0b101 1e3 1.5E-3", "a number"),
      (".inf -.INF .nan +.Inf 6.022e+23", "a number"),
      ("12:30 190:20:30 -1:30.5", "a number to base 60"),
      ("2026-11-21 2026-1-2 2026-11-21T10:00:00Z", "a date"),
      ("<<", "a merge"), ("=", "a default value"),
    ] {
      for text in texts.split(separator: " ") {
        #expect(PlainScalar.trap(String(text)) == meaning, "\(text)")
      }
    }
    #expect(PlainScalar.trap("2026-11-21 10:00:00") == "a date")
  }

  @Test func leavesOrdinaryTextAlone() {
    for text in [
      "", "nope", "yes we can", "nowhere", "1.10.2", "10-12", "3 lines", "v1", "e3", "1e", "0x",
      "0xG", "-", "+", ".", "..", "12:", "12:345:6", "a:b", "2026-11", "20261-11-21",
      "2026-11-21x", "(1)", "é", "no.", "on-line", "+49 30", "1,5", "_1", "--1", "nulls",
      "infinity",
    ] {
      #expect(PlainScalar.trap(text) == nil, "\(text)")
    }
  }

  @Test func readsPlainDecimalNumbersOnly() {
    for (text, value) in [("0", 0.0), ("7", 7), ("-3", -3), ("0.97", 0.97), ("12.50", 12.5)] {
      #expect(PlainScalar.number(text) == value)
    }
    for text in [
      "", "-", "+1", ".5", "5.", "1e3", "0777", "00", "1_000", "0x1F", "1.2.3", "nan", "inf", "٣",
      "123456789012345678901",
    ] {
      #expect(PlainScalar.number(text) == nil, "\(text)")
    }
  }
}
