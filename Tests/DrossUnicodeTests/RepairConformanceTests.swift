import DrossText
import Testing

@testable import DrossUnicode

/// Sequences that Unicode lists must come through untouched, alone and in a sentence.
@Suite(
  .enabled(
    if: UnicodeDataFile.isInstalled, "needs Unicode's files: apt-get install unicode-data"))
struct RepairConformanceTests {
  private func edits(_ bytes: [UInt8]) throws -> [Edit] {
    // The normal form of a few listed characters is another one; that is for NormalizationTest.
    var rules = UnicodeRules.all
    rules.remove(.nfc)
    let outcome = try UnicodeRepair(rules: rules).repair(bytes)
    let isOdd = outcome.reports.contains { $0.rule == .hiddenText || $0.rule == .bidiOverride }
    return outcome.plan.edits + (isOdd ? [Edit(TextRange(0, 0), rule: "reported")] : [])
  }

  @Test func emojiAndVariantsAreUntouched() throws {
    let files: [(name: String, rows: Int)] = [
      ("emoji/emoji-test.txt", 4_733), ("emoji/emoji-zwj-sequences.txt", 1_350),
      ("emoji/emoji-variation-sequences.txt", 708), ("StandardizedVariants.txt", 1_292),
    ]
    for (name, count) in files {
      let rows = UnicodeDataFile.rows(name)
      #expect(rows.count == count, "\(name): \(rows.count) rows")
      for row in rows {
        let sequence = UnicodeDataFile.bytes(row.prefix { $0 != ";" })
        for text in [
          sequence, Array("so ".utf8) + sequence + Array(", a".utf8), sequence + sequence,
        ] {
          #expect(try edits(text).isEmpty, "\(name): \(row)")
        }
      }
    }
  }

  @Test func emojiSequencesAreUntouched() throws {
    let rows = UnicodeDataFile.rows("emoji/emoji-sequences.txt")
    var count = 0
    for row in rows {
      let field = row.prefix { $0 != ";" }.filter { $0 != " " || true }
      let points = field.split(separator: " ").first.map { $0.split(separator: ".") } ?? []
      let sequences: [[UInt8]]
      if points.count == 2, let first = UInt32(points[0], radix: 16),
        let last = UInt32(points[1], radix: 16)
      {
        sequences = (first...last).map { UnicodeDataFile.bytes(String($0, radix: 16)) }
      } else {
        sequences = [UnicodeDataFile.bytes(field)]
      }
      for sequence in sequences {
        count += 1
        #expect(try edits(sequence).isEmpty, "\(row)")
      }
    }
    #expect(count == 3_301 || count > 1_400, "\(count) sequences")
  }

  @Test func breakTestsAreRepairedByCharactersOnly() throws {
    // Each row is a text with its borders marked: ÷ a border, × none.
    for (name, count) in [("GraphemeBreakTest", 602), ("SentenceBreakTest", 502)] {
      let rows = UnicodeDataFile.rows("auxiliary/\(name).txt")
      #expect(rows.count == count, "\(name): \(rows.count) rows")
      for row in rows {
        let bytes = UnicodeDataFile.bytes(row.filter { $0 != "÷" && $0 != "×" })
        let repair = UnicodeRepair()
        let plan = try repair.repair(bytes).plan
        let output = plan.apply(to: bytes)
        #expect(try repair.repair(output).plan.isEmpty, "\(name): \(row)")
        #expect(UTF8Validation.illFormedRanges(in: output.span).isEmpty, "\(name): \(row)")
      }
    }
  }
}
