import DrossKit
import DrossTestSupport
import Foundation
import Testing

@testable import DrossRules

/// The engine, where literals point, against every rule on every unit.
@Suite struct EngineReferenceTests {
  private let rounds = Int(ProcessInfo.processInfo.environment["DROSS_ROUNDS"] ?? "") ?? 1

  @Test(.timeLimit(.minutes(60))) func randomRules() {
    var count = 0
    var pairs = 0
    for number in 0..<300 * rounds {
      let seed = UInt64(number)
      var random = SplitMix64(seed: seed)
      let catalog = RandomRules.make(using: &random)
      let (set, _) = RuleSet.make(catalog.rules, lexicons: catalog.lexicons)
      let texts = (0..<4).map { _ in RandomDocument.make(using: &random) }
      count += compare(set, on: texts, "seed \(seed)", &pairs)
    }
    #expect(count > 3_000 * rounds, "only \(count) findings")
    if rounds > 1 { print("\(pairs) pairs of a random rule and a unit, \(count) findings") }
  }

  @Test(.timeLimit(.minutes(60))) func builtInRules() {
    let catalog = RuleCatalog.builtIn()
    let (set, problems) = RuleSet.make(
      catalog.rules, lexicons: catalog.lexicons, models: catalog.models)
    #expect(problems == [])
    var random = SplitMix64(seed: 5)
    var pairs = 0
    compare(
      set, on: (0..<10 * rounds).map { _ in RandomDocument.make(using: &random) }, "seed 5", &pairs)
    // The examples are what the rules are about.
    let examples = catalog.rules.flatMap { $0.examples.match + $0.examples.noMatch }
    let texts = stride(from: 0, to: examples.count, by: 40).map { start in
      Array(examples[start..<min(start + 40, examples.count)].joined(separator: "\n\n").utf8)
    }
    #expect(compare(set, on: texts, "examples", &pairs) > 300)
    if rounds > 1 { print("\(pairs) pairs of a built-in rule and a unit") }
  }

  /// - Parameter pairs: counts the pairs of a rule and a unit that every rule looked at.
  /// - Returns: how many findings there were.
  @discardableResult
  private func compare(
    _ set: RuleSet, on texts: [[UInt8]], _ label: String, _ pairs: inout Int
  ) -> Int {
    var count = 0
    let fast = RuleEngine(set)
    let slow = RuleEngine(set.unpointed)
    let fastSpace = Workspace(for: fast.set)
    let slowSpace = Workspace(for: slow.set)
    for (number, text) in texts.enumerated() {
      let view = TextView(text)
      let found = fast.findings(in: view, workspace: fastSpace).findings
      let expected = slow.findings(in: view, workspace: slowSpace).findings
      count += found.count
      for rule in set.rules {
        switch rule.scope {
        case .line, .lines: pairs += view.contentLines.count
        case .block: pairs += view.blocks.count
        case .document: pairs += 1
        }
      }
      guard found != expected else { continue }
      let missing = expected.filter { !found.contains($0) }
      let extra = found.filter { !expected.contains($0) }
      Issue.record("\(label), text \(number): missing \(missing), too many \(extra)")
    }
    return count
  }
}

extension RuleSet {
  /// The same rules, each of which looks at every unit without a look at its line first, and each
  /// pattern at every unit of its rule.
  fileprivate var unpointed: RuleSet {
    RuleSet(
      ready: ready.map {
        ReadyRule(
          rule: $0.rule, lineGate: .open, edgeGate: nil, gap: $0.gap, flat: $0.flat,
          threshold: $0.threshold, isUnpointed: true, isPointedAtByRepeats: false)
      },
      finder: finder.ungated, uses: uses, useKinds: useKinds.map { $0.gated(by: .open) },
      pointedRules: pointedRules.filter { _ in false },
      patterns: patterns.map {
        ReadyPattern(
          utf8: $0.utf8, isCased: $0.isCased, isMultiline: $0.isMultiline, pointers: [])
      }, lexicons: lexicons, models: models, documentConditionCount: documentConditionCount)
  }
}

extension LiteralFinder {
  /// The same literals, which count wherever they stand.
  fileprivate var ungated: LiteralFinder {
    var finder = self
    finder.gates = finder.gates.map { _ in .open }
    return finder
  }
}
