import DrossText
import Glibc
import Testing

@testable import DrossUnicode

/// The laws of repair, on random mixtures of everything that goes wrong with text.
///
/// `DROSS_PROPERTY_CASES=1000000` sets how many cases are tried.
@Suite struct UnicodeRepairPropertyTests {
  private static var caseCount: Int {
    guard let value = unsafe getenv("DROSS_PROPERTY_CASES") else { return 20_000 }
    return unsafe Int(String(cString: value)) ?? 20_000
  }

  @Test func repairIsExactAndEndsAtAFixedPoint() throws {
    var texts = BrokenText(seed: 2026)
    for number in 0..<Self.caseCount {
      let source = texts.next()
      let repair = texts.nextRepair()
      let outcome = try repair.repair(source)
      let plan = outcome.plan
      let output = plan.apply(to: source)
      let again = try repair.repair(output)
      let isGood =
        Self.isExact(plan, of: source)
        && plan.inverted(from: source).apply(to: output).elementsEqual(source)
        && again.plan.isEmpty
        && (!UTF8Validation.illFormedRanges(in: source.span).isEmpty
          || UTF8Validation.illFormedRanges(in: output.span).isEmpty)
        && outcome.reports.allSatisfy { $0.range.end <= source.count && !$0.range.isEmpty }
      try #require(
        isGood,
        "case \(number): \(Self.shown(source)) → \(Self.shown(output)) → \(Self.shown(again.plan.apply(to: output))) \(plan.edits) \(again.plan.edits) \(repair.entities) \(repair.makesUnsafeRepairs)"
      )
    }
  }

  private static func shown(_ bytes: [UInt8]) -> String {
    "\(String(decoding: bytes, as: UTF8.self).unicodeScalars.map { String($0.value, radix: 16) })"
  }

  /// Whether the edits are in order, change something, and begin and end between characters.
  private static func isExact(_ plan: EditPlan, of source: [UInt8]) -> Bool {
    var borders: Set<Int> = [source.count]
    var offset = 0
    while offset < source.count {
      borders.insert(offset)
      offset += ScalarReader.read(source.span, at: offset).byteCount
    }
    var last = 0
    for edit in plan.edits {
      guard edit.range.start >= last, edit.range.end <= source.count,
        borders.contains(edit.range.start), borders.contains(edit.range.end)
      else { return false }
      last = edit.range.end
    }
    return true
  }
}
