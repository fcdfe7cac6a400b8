import DrossKit
import DrossTestSupport
import Foundation
import Testing

/// Texts with random damage, made of what rules are about: the laws of cleaning hold on all of them.
///
/// `DROSS_FUZZ_SECONDS` asks for as many seconds of it, `DROSS_FUZZ_SEED` for another beginning.
@Suite struct CleanerFuzzTests {
  private static let odd: [[UInt8]] = [
    [0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0x00], [0x1B, 0x5B], [0x85],
    [0xE2, 0x80, 0xA8], [0xEF, 0xBB, 0xBF], [0xCC, 0x81], [0x0C], [0xC2, 0xA0], [0xE2, 0x80, 0x8B],
    [0xE2, 0x80, 0xAE], [0x0D], [0x0A], [0x0A, 0x0A], [0x20], [0x09], [0x3A, 0x20], [0x2E],
  ]

  @Test(.timeLimit(.minutes(60))) func damagedTexts() {
    let environment = ProcessInfo.processInfo.environment
    let seconds = Double(environment["DROSS_FUZZ_SECONDS"] ?? "")
    let first = UInt64(environment["DROSS_FUZZ_SEED"] ?? "") ?? 0
    let catalog = RuleCatalog.builtIn()
    let examples = catalog.rules.flatMap { $0.examples.match + $0.examples.noMatch }
      .map { Array($0.utf8) }
    let cleaners = [FixSafety.safe, .unsafe].map {
      Cleaner(rules: catalog, options: Cleaner.Options(fix: $0))
    }
    let start = ContinuousClock.now
    var seed = first
    var changed = 0
    while seconds.map({ ContinuousClock.now - start < .seconds($0) }) ?? (seed < first + 40) {
      var random = SplitMix64(seed: seed)
      let text = text(from: examples, using: &random)
      for cleaner in cleaners {
        let result = cleaner.clean(text)
        if !result.plan.isEmpty { changed += 1 }
        let cleaned = result.bytes
        #expect(result.restored() == text, "seed \(seed): undoing does not give the source")
        let again = cleaner.clean(cleaned)
        if let difference = ByteComparison.difference(again.bytes, cleaned) {
          Issue.record("seed \(seed): again: \(difference) by \(again.plan.edits.map(\.rule))")
        }
        for finding in result.findings where finding.range.end > text.count {
          Issue.record("seed \(seed): outside of the text: \(finding.rule)")
        }
      }
      seed += 1
    }
    if seconds != nil { print("\(seed - first) texts, \(changed) changed, up to seed \(seed)") }
    #expect(changed > 0)
  }

  private func text(from examples: [[UInt8]], using random: inout SplitMix64) -> [UInt8] {
    var bytes = random.oneIn(2) ? RandomDocument.make(using: &random) : []
    for _ in 0..<random.below(15) {
      let piece = random.pick(examples) + (random.oneIn(3) ? [0x0A] : [0x0A, 0x0A])
      bytes.insert(
        contentsOf: piece, at: random.oneIn(3) ? random.below(bytes.count + 1) : bytes.count)
    }
    for _ in 0..<random.below(12) where !bytes.isEmpty {
      let place = random.below(bytes.count)
      let end = min(bytes.count, place + random.below(60))
      switch random.below(6) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: bytes[place..<end], at: random.below(bytes.count + 1))
      case 2: bytes.insert(contentsOf: random.pick(Self.odd), at: place)
      case 3: bytes[place] = UInt8(random.below(256))
      case 4: bytes.insert(contentsOf: random.pick(examples), at: place)
      default: bytes[place] ^= 0x20
      }
    }
    return bytes
  }
}
