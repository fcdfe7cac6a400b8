import DrossKit
import DrossTestSupport
import Foundation
import Testing

@testable import DrossRules

/// What patterns that were made to take long cost on texts that were made for them.
///
/// `DROSS_HOSTILE` asks for that many patterns, on larger texts, and for a table of what they cost.
@Suite(.serialized) struct HostilePatternTests {
  private let asked = Int(ProcessInfo.processInfo.environment["DROSS_HOSTILE"] ?? "")

  private struct Run {
    let seed: Int
    let kind: String
    let cost: Double
    let ratio: Double
    let hasGivenUp: Bool
  }

  @Test(.timeLimit(.minutes(60))) func noPatternHangsARun() {
    let size = asked == nil ? 16 << 10 : 256 << 10
    let benign = HostileTexts.make("prose", size: size)
    let texts = HostileTexts.kinds.map { (kind: $0, text: HostileTexts.make($0, size: size)) }
    var runs: [Run] = []
    var refused = 0
    for seed in 0..<(asked ?? 40) {
      var random = SplitMix64(seed: UInt64(seed))
      let pattern = HostilePatterns.make(using: &random)
      let cleaner = Cleaner(rules: RuleCatalog(rules: [rule(pattern)], lexicons: []))
      guard !cleaner.rules.isEmpty else {
        refused += 1
        #expect(!cleaner.diagnostics.isEmpty, "seed \(seed): refused without a word")
        continue
      }
      let usual = Swift.min(cost(of: cleaner, on: benign).cost, cost(of: cleaner, on: benign).cost)
      for (kind, text) in texts {
        let (cost, result) = cost(of: cleaner, on: text)
        let words = result.diagnostics.map(\.message)
        runs.append(
          Run(
            seed: seed, kind: kind, cost: cost, ratio: cost / usual,
            hasGivenUp: words.contains { $0.utf8.starts(with: "rule hostile/r".utf8) }))
        // Hours without limits. An alternation of 1,500 words tries them all at every step.
        #expect(
          cost < 500_000,
          "seed \(seed), \(kind): \(Int(cost)) ns a byte, pattern \(pattern.prefix(60))")
      }
    }
    let gaveUp = runs.count { $0.hasGivenUp }
    #expect(gaveUp > 0, "no pattern hit a limit")
    #expect(refused * 4 < (asked ?? 40), "\(refused) patterns refused")
    if asked != nil { report(runs, refused: refused) }
  }

  @Test func everyLimitThatIsHitIsToldOnce() {
    let cleaner = Cleaner(rules: RuleCatalog(rules: [rule("^(?:a|a|\\w)+x$")], lexicons: []))
    let line = String(repeating: "a", count: 60) + ".x"
    let text = String(repeating: line + "\n\n", count: 200)
    let result = cleaner.clean(text)
    #expect(result.findings.isEmpty)
    #expect(
      result.diagnostics.map(\.message) == [
        "rule hostile/r: a pattern was given up after \(MatchState.matchLimit) steps"
      ])
  }

  @Test func findsWhatStandsFarInALongLine() {
    let start = String(repeating: "word and ", count: 8_000)
    for gap in [0, 1, 2_040, 4_090, 8_190, 8_200, 16_380, 16_390] {
      let source = start + String(repeating: "é", count: gap) + " aabbx tail " + start
      let cleaner = Cleaner(rules: RuleCatalog(rules: [rule("\\ba+b+x\\b")], lexicons: []))
      let result = cleaner.clean(source)
      #expect(result.findings.count == 1, "gap \(gap)")
      #expect(result.diagnostics.isEmpty, "gap \(gap)")
    }
  }

  private func rule(_ pattern: String) -> Rule {
    Rule(
      id: RuleID(family: "hostile", name: "r"), title: "Hostile", why: "", class: "hostile",
      languages: ["*"], scope: .line, gates: [.shape(ShapeTest())],
      body: .match(.regex(Pattern(pattern))), action: Action(.flag, .line), fix: .none)
  }

  /// In nanoseconds a byte of the time of this thread, which the load of the machine hardly changes.
  private func cost(of cleaner: Cleaner, on text: [UInt8]) -> (cost: Double, result: CleaningResult)
  {
    let start = clock()
    let result = cleaner.clean(text)
    return (Double(clock() - start) / Double(text.count), result)
  }

  private func clock() -> UInt64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  private func report(_ runs: [Run], refused: Int) {
    print("\(runs.count) runs; \(refused) patterns refused")
    for kind in HostileTexts.kinds {
      let own = runs.filter { $0.kind == kind }
      let ratios = own.map(\.ratio).sorted()
      let costs = own.map(\.cost).sorted()
      guard let worst = ratios.last, let most = costs.last else { continue }
      let over = ratios.count { $0 > 3 }
      let gaveUp = own.count { $0.hasGivenUp }
      print(
        "\(kind): ns/byte median \(rounded(costs[costs.count / 2])) worst \(rounded(most));"
          + " against prose median \(rounded(ratios[ratios.count / 2]))"
          + " p99 \(rounded(ratios[ratios.count * 99 / 100])) worst \(rounded(worst));"
          + " past 3×: \(over) of \(own.count); gave up: \(gaveUp)")
    }
    for run in runs.sorted(by: { $0.cost > $1.cost }).prefix(10) {
      var random = SplitMix64(seed: UInt64(run.seed))
      let pattern = HostilePatterns.make(using: &random)
      print("seed \(run.seed) \(run.kind): \(rounded(run.cost)) ns/byte \(pattern.prefix(60))")
    }
  }

  private func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
