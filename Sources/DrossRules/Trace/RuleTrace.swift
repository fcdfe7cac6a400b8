package import DrossText

/// What one rule thought of one line: which gate failed, and which part of its condition held.
package struct RuleTrace: Sendable {
  /// The answer of one condition.
  package struct Answer: Hashable, Sendable {
    /// The way to the condition: which child of which child, from the top.
    package let path: [Int]
    /// Whether it held.
    package let holds: Bool
    /// The first place that speaks for it.
    package let evidence: TextRange?
  }

  /// The rule.
  package let rule: Rule
  /// The text of what the rule looked at, with the line in it; `nil` when there is none: a blank line, or
  /// a line that is not part of a run.
  package let unit: TextRange?
  /// Whether the line passes as one of a run, part by part; only for scope `lines`.
  package let each: [Answer]
  /// The gates; the first step of each path is the number of the gate.
  package let gates: [Answer]
  /// The condition, or the rows of the score card; there the first step is the number of the row.
  package let body: [Answer]
  /// What may keep the rule from acting; the first step of each path is the number of the bar.
  package let bars: [Answer]
  /// The sum of the score card, if the rule scores.
  package let score: Double?
  /// Whether something that the rule looks for stands in the unit, so that it looked at all.
  package let isPointedAt: Bool

  /// Whether all gates held.
  package var passesGates: Bool { gates.allSatisfy { $0.path.count > 1 || $0.holds } }

  /// The answers of the gates that did not hold, with their parts.
  package var failedGates: [Answer] {
    let failed = gates.filter { $0.path.count == 1 && !$0.holds }.map { $0.path[0] }
    return gates.filter { failed.contains($0.path[0]) }
  }

  /// The name of the first bar that holds.
  package var bar: String? {
    let answer = bars.first { $0.path.count == 1 && $0.holds }
    return answer.map { rule.bars[$0.path[0]].name }
  }

  /// Whether the rule has something to say about the unit.
  package var fires: Bool { holds && bar == nil }

  /// Whether gates and condition hold, so that only a bar can keep the rule from acting.
  package var holds: Bool {
    guard unit != nil, passesGates else { return false }
    if case .score(let threshold, _) = rule.body { return (score ?? 0) >= threshold }
    return body.first { $0.path.isEmpty }?.holds ?? false
  }
}
