import CDrossICU
import DrossText
import Testing

@testable import DrossUnicode

@Suite struct NFCRepairTests {
  private func edits(_ bytes: [UInt8]) throws -> [Edit] {
    try NFCRepair.edits(
      in: bytes.span, illFormed: UTF8Validation.illFormedRanges(in: bytes.span))
  }

  @Test func editsAreMinimalAndExact() throws {
    let cases: [(String, [Edit])] = [
      ("Plain text, déjà vu, Привет", []),
      (
        "cafe\u{301} noir",
        [Edit(TextRange(3, 6), replacement: [0xC3, 0xA9], rule: "unicode/nfc")]
      ),
      ("5 \u{212B}", [Edit(TextRange(2, 5), replacement: [0xC3, 0x85], rule: "unicode/nfc")]),
      (
        "q\u{307}\u{323}",
        [
          Edit(
            TextRange(1, 5), replacement: Array("\u{323}\u{307}".utf8), rule: "unicode/nfc")
        ]
      ),
    ]
    for (text, expected) in cases { #expect(try edits(Array(text.utf8)) == expected) }
  }

  @Test func illFormedBytesStay() throws {
    let bytes: [UInt8] = [0x65, 0xFF, 0xCC, 0x81, 0x65, 0xCC, 0x81, 0xE3, 0x81]
    let plan = EditPlan(sorted: try edits(bytes))
    #expect(plan.apply(to: bytes) == [0x65, 0xFF, 0xCC, 0x81, 0xC3, 0xA9, 0xE3, 0x81])
  }

  /// Between ill-formed parts, the outcome is ICU's, and a second run finds nothing.
  @Test func agreesWithICU() throws {
    var texts = RandomText(seed: 17)
    for round in 0..<6_000 {
      let bytes = texts.next(most: round % 10 == 0 ? 200 : 20)
      var expected: [UInt8] = []
      var position = 0
      for gap in UTF8Validation.illFormedRanges(in: bytes.span) {
        expected += nfc(bytes[position..<gap.start]) + bytes[gap.range]
        position = gap.end
      }
      expected += nfc(bytes[position...])
      let plan = EditPlan(sorted: try edits(bytes))
      let output = plan.apply(to: bytes)
      #expect(output == expected, "\(bytes)")
      #expect(try edits(output).isEmpty)
      #expect(plan.inverted(from: bytes).apply(to: output) == bytes)
    }
  }

  @Test func longWindowsAreLeftAlone() throws {
    let marks = Array(String(repeating: "\u{301}\u{323}", count: 40_000).utf8)
    #expect(try edits([0x61] + marks).isEmpty)
  }
}

/// NFC of a whole text, by ICU.
func nfc(_ text: some Collection<UInt8>) -> [UInt8] {
  let input = Array(text)
  var output = [UInt8](repeating: 0, count: input.count * 3 + 32)
  var status: Int32 = 0
  let count = unsafe dross_nfc(input, Int32(input.count), &output, Int32(output.count), &status)
  precondition(status <= 0)
  return Array(output[..<Int(count)])
}
