import CDrossTables
import DrossTestSupport
import Testing

@testable import DrossUnicode

@Suite struct BadnessTests {
  @Test func noRuleMatchesInASCII() {
    let classes = Set((0..<UInt32(0x80)).map { dross_mojibake_class($0) }).union([127])
    for rule in 0..<UInt32(dross_bad_rule_count) {
      let hasOther = (0..<UInt32(dross_bad_rule_length(rule))).contains { place in
        classes.allSatisfy { dross_bad_rule_holds(rule, place, $0) == 0 }
      }
      #expect(hasOther, "rule \(rule)")
      #expect(Int(dross_bad_rule_length(rule)) <= Badness.reach)
    }
  }

  @Test func linesAgreeWithTheirScalars() {
    let pieces = [
      "a", " ", "x = ", "Ã", "©", "â", "€", "™", "Â", "\u{AD}", "é", "’", "д", "Р", "°", "\u{85}",
      "中", "some more words ",
    ].map { Array($0.utf8) }
    var random = SplitMix64(seed: 31)
    var badCount = 0
    for _ in 0..<20_000 {
      var line: [UInt8] = []
      for _ in 0..<random.below(12) { line += pieces[random.below(pieces.count)] }
      if random.below(8) == 0, !line.isEmpty { line[random.below(line.count)] = 0xE2 }
      let isBad = Badness.isBad(in: line.span)
      #expect(isBad == Badness.isBad(ScalarText(line.span).values[...]), "\(line)")
      if isBad { badCount += 1 }
    }
    #expect(badCount > 2000)
  }
}
