import DrossKit
import DrossTestSupport
import Foundation
import Testing

/// The laws of cleaning, on random documents.
///
/// `DROSS_ROUNDS` asks for more of them.
@Suite struct CleanerPropertyTests {
  private let rounds = Int(ProcessInfo.processInfo.environment["DROSS_ROUNDS"] ?? "") ?? 1

  @Test(.timeLimit(.minutes(30))) func builtInRulesKeepTheLaws() {
    for fix in FixSafety.allCases {
      var changed = 0
      let cleaner = Cleaner(options: Cleaner.Options(fix: fix))
      for number in 0..<100 * rounds {
        let seed = UInt64(number)
        var random = SplitMix64(seed: seed)
        let source = RandomDocument.make(using: &random)
        for broken in laws(of: cleaner, on: source, &changed) {
          Issue.record("seed \(seed), fix \(fix): \(broken)")
        }
      }
      #expect(fix == .none ? changed == 0 : changed > 40 * rounds, "\(changed) texts changed")
    }
  }

  @Test(.timeLimit(.minutes(30))) func randomRulesKeepTheLaws() {
    var changed = 0
    for number in 0..<300 * rounds {
      let seed = UInt64(number)
      var random = SplitMix64(seed: seed)
      let rules = RandomRules.make(using: &random)
      let cleaner = Cleaner(
        rules: rules, options: Cleaner.Options(fix: random.pick([.safe, .unsafe])))
      for _ in 0..<4 {
        let source = RandomDocument.make(using: &random)
        for broken in laws(of: cleaner, on: source, &changed) {
          Issue.record("seed \(seed): \(broken)")
        }
      }
    }
    #expect(changed > 300 * rounds, "only \(changed) texts changed")
  }

  /// The laws that `cleaner` breaks on `source`.
  private func laws(of cleaner: Cleaner, on source: [UInt8], _ changed: inout Int) -> [String] {
    var broken: [String] = []
    let result = cleaner.clean(source)
    if !result.plan.isEmpty { changed += 1 }
    if result.source != source { broken.append("the source is another one") }
    if result.restored() != source { broken.append("undoing does not give the source") }
    if result.plan.apply(to: source) != result.bytes { broken.append("the plan is not the output") }
    if result.plan.isEmpty, result.bytes != source { broken.append("untouched, and changed") }
    let again = cleaner.clean(result.bytes)
    if let difference = ByteComparison.difference(again.bytes, result.bytes) {
      broken.append("a second run changes it: \(difference) by \(again.plan.edits.map(\.rule))")
    }
    if let finding = result.findings.first(where: { $0.range.end > source.count }) {
      broken.append("a finding outside the source: \(finding)")
    }
    for (first, second) in zip(result.findings, result.findings.dropFirst())
    where second.range < first.range {
      broken.append("findings out of order: \(first.rule) \(first.range), \(second.range)")
    }
    for finding in result.findings {
      if let evidence = finding.evidence.first(where: { $0.range.end > source.count }) {
        broken.append("evidence outside the source: \(evidence)")
      }
    }
    for edit in result.plan.edits where edit.range.isEmpty && edit.replacement.isEmpty {
      broken.append("an edit that does nothing: \(edit.rule) at \(edit.range.start)")
    }
    return broken
  }

  @Test(.timeLimit(.minutes(30))) func workersDoNotMatter() async {
    let cleaner = Cleaner()
    var random = SplitMix64(seed: 3)
    let sources = (0..<60).map { _ in RandomDocument.make(using: &random) }
    func outputs(jobs: Int) async -> [[UInt8]] {
      var outputs: [[UInt8]] = []
      var next = sources.makeIterator()
      await OrderedWork.run(jobs: jobs) {
        next.next()
      } work: {
        let result = cleaner.clean($0)
        return result.bytes + Array("\(result.findings)".utf8)
      } consume: { (output: [UInt8]) in
        outputs.append(output)
      }
      return outputs
    }
    let one = await outputs(jobs: 1)
    #expect(one.count == sources.count)
    #expect(await outputs(jobs: 8) == one)
    #expect(await outputs(jobs: 2) == one)
  }
}
