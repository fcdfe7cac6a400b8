package import DrossRules
package import DrossText

/// What each rule of a run found, did and cost.
///
/// Counts of parts may be made apart and merged; the order does not matter.
package struct RuleStatistics: Hashable, Sendable {
  /// The counts of one rule.
  package struct Row: Hashable, Sendable {
    /// The rule.
    package let rule: RuleID
    /// The findings.
    package var hits = 0
    /// The edits of the plan.
    package var edits = 0
    /// The bytes that the edits take out.
    package var bytes = 0
    /// The time spent on the rule.
    package var nanoseconds: UInt64 = 0

    /// A rule that has done nothing.
    package init(rule: RuleID) { self.rule = rule }
  }

  /// The texts.
  package private(set) var documents = 0
  /// Their bytes.
  package private(set) var bytes = 0
  /// The time that all of the work took, what is shared by rules included.
  package var nanoseconds: UInt64 = 0

  private var rows: [RuleID: Row] = [:]

  /// Counts of nothing.
  package init() {}

  /// Counts a text.
  package mutating func add(_ findings: [Finding], plan: EditPlan, byteCount: Int) {
    documents += 1
    bytes += byteCount
    for finding in findings { change(finding.rule) { $0.hits += 1 } }
    for edit in plan.edits {
      guard let rule = RuleID(edit.rule) else { continue }
      change(rule) {
        $0.edits += 1
        $0.bytes += edit.range.count
      }
    }
  }

  /// Adds the time of a rule.
  package mutating func add(nanoseconds: UInt64, to rule: RuleID) {
    change(rule) { $0.nanoseconds += nanoseconds }
  }

  private mutating func change(_ rule: RuleID, _ body: (inout Row) -> Void) {
    body(&rows[rule, default: Row(rule: rule)])
  }

  /// The rules, the most costly first; of equals in order of id.
  ///
  /// - Complexity: O(rules · log rules).
  package var byTime: [Row] {
    rows.values.sorted {
      $0.nanoseconds != $1.nanoseconds ? $0.nanoseconds > $1.nanoseconds : $0.rule < $1.rule
    }
  }
}
