import CDrossTables
import DrossTestSupport
import DrossText
import Testing

@testable import DrossUnicode

/// That a step finds nothing in a line where the scan finds nothing that the step is for.
@Suite struct LineRepairTests {
  private func expectNothingMissed(_ line: [UInt8]) throws {
    let text = line.span
    let kinds = RepairScan.Kind(of: text)
    if !kinds.contains(.illFormed) {
      #expect(SurrogateRepair.edits(in: text).isEmpty, "\(line)")
      #expect(UTF8Validation.illFormedRanges(in: text).isEmpty, "\(line)")
    }
    if !kinds.contains(.ascii) {
      #expect(EntityRepair.edits(in: text).isEmpty, "\(line)")
      #expect(EscapeRepair.edits(in: text).isEmpty, "\(line)")
    }
    if !kinds.contains(.c1Control) {
      #expect(MojibakeRepair.c1Controls(in: ScalarText(text)).isEmpty, "\(line)")
      if kinds.isDisjoint(with: [.mojibake, .illFormed]) {
        #expect(!Badness.isBad(ScalarText(text).values[...]), "\(line)")
      }
    }
    if kinds.isDisjoint(with: [.ascii, .special]) {
      #expect(CharacterRepair.edits(in: text, rules: .all).isEmpty, "\(line)")
    }
    if !kinds.contains(.special) {
      #expect(
        InvisibleRepair.edits(in: text, rules: .all, makesUnsafeRepairs: true).isEmpty, "\(line)")
    }
    if !kinds.contains(.nfc) {
      let illFormed = UTF8Validation.illFormedRanges(in: text)
      #expect(try NFCRepair.edits(in: text, illFormed: illFormed).isEmpty, "\(line)")
    }
  }

  @Test func randomLines() throws {
    var random = SplitMix64(seed: 21)
    var broken = BrokenText(seed: 22)
    var texts = RandomText(seed: 23)
    for _ in 0..<8000 {
      let bytes = random.below(3) == 0 ? texts.next(most: 12) : broken.next()
      for line in bytes.split(separator: 0x0A) { try expectNothingMissed(Array(line)) }
    }
  }

  @Test func everyRuleOfBadness() throws {
    // The characters of each class of mojibake, a few at most.
    var members = [[UInt32]](repeating: [], count: 128)
    for value in UInt32(1)..<0x11000 where value != 0x0A && !(0xD800...0xDFFF).contains(value) {
      let number = Int(dross_mojibake_class(value))
      if members[number].count < 4 { members[number].append(value) }
    }
    var random = SplitMix64(seed: 24)
    for rule in 0..<UInt32(dross_bad_rule_count) {
      let places = (0..<UInt32(dross_bad_rule_length(rule))).map { place in
        (0..<UInt8(127)).filter {
          dross_bad_rule_holds(rule, place, $0) != 0 && !members[Int($0)].isEmpty
        }
      }
      for _ in 0..<400 {
        var text = String.UnicodeScalarView()
        for _ in 0..<random.below(3) { text.append(" ") }
        for classes in places where !classes.isEmpty {
          let values = members[Int(classes[random.below(classes.count)])]
          if let scalar = Unicode.Scalar(values[random.below(values.count)]) { text.append(scalar) }
        }
        for _ in 0..<random.below(3) { text.append("x") }
        try expectNothingMissed(Array(String(text).utf8))
      }
    }
  }
}
