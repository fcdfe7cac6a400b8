import DrossRules
import DrossText

/// Gives each finding of a document the edit that carries it out.
///
/// An edit may take more than the finding, such as the line ending behind it. When it carries out
/// several findings, the first one has it, so that nobody is told to do the same twice.
struct FindingEdits {
  private let edits: [Edit]
  private var given = -1

  init(_ plan: EditPlan) { edits = plan.edits }

  /// The edit for `finding`; `nil` when there is none, or another finding has it.
  ///
  /// - Complexity: O(log edits).
  /// - Precondition: findings come in order of place.
  mutating func edit(for finding: Finding) -> Edit? {
    guard finding.action != .flag else { return nil }
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if edits[middle].range.end < finding.range.end { low = middle + 1 } else { high = middle }
    }
    guard low < edits.count, low > given, edits[low].range.contains(finding.range) else {
      return nil
    }
    given = low
    return edits[low]
  }
}
