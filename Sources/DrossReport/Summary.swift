public import DrossRules
public import DrossText

/// How much was found and done, counted.
///
/// Counts of parts may be made apart and merged; the order does not matter.
public struct Summary: Hashable, Sendable {
  /// An action together with its safety.
  private struct Outcome: Hashable {
    let action: Action.Kind
    let fix: FixSafety
  }

  /// The documents looked at.
  public private(set) var documents = 0
  /// The documents in which something was found.
  public private(set) var documentsWithFindings = 0
  /// The documents that were changed.
  public private(set) var documentsChanged = 0
  /// The findings.
  public private(set) var findings = 0
  /// The edits made.
  public private(set) var edits = 0
  /// The findings that comments in texts, or a baseline, hide.
  public var hidden = 0

  private var outcomes: [Outcome: Int] = [:]
  private var rules: [RuleID: Int] = [:]

  /// A summary without documents.
  public init() {}

  /// Counts a document and what was found in it.
  public mutating func add(_ findings: [Finding]) {
    documents += 1
    if !findings.isEmpty { documentsWithFindings += 1 }
    self.findings += findings.count
    for finding in findings {
      outcomes[Outcome(action: finding.action, fix: finding.fix), default: 0] += 1
      rules[finding.rule, default: 0] += 1
    }
  }

  /// Counts the edits made in a document that `add` has counted.
  public mutating func addEdits(_ plan: EditPlan) {
    edits += plan.edits.count
    if !plan.isEmpty { documentsChanged += 1 }
  }

  /// Adds what `other` has counted.
  public mutating func merge(_ other: Summary) {
    documents += other.documents
    documentsWithFindings += other.documentsWithFindings
    documentsChanged += other.documentsChanged
    findings += other.findings
    edits += other.edits
    hidden += other.hidden
    outcomes.merge(other.outcomes) { $0 + $1 }
    rules.merge(other.rules) { $0 + $1 }
  }

  /// The findings with the given action and safety.
  public func count(_ action: Action.Kind, _ fix: FixSafety) -> Int {
    outcomes[Outcome(action: action, fix: fix)] ?? 0
  }

  /// The findings with the given action.
  public func count(_ action: Action.Kind) -> Int {
    FixSafety.allCases.reduce(0) { $0 + count(action, $1) }
  }

  /// The rules that found something, in order of id, with how often.
  ///
  /// - Complexity: O(rules · log rules).
  public var byRule: [(rule: RuleID, count: Int)] {
    rules.sorted { $0.key < $1.key }.map { (rule: $0.key, count: $0.value) }
  }
}
