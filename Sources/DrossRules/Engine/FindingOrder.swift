import DrossText

/// Which findings are reported, and in which order.
enum FindingOrder {
  /// The findings in order of place, without those that lie in a removal at least as safe, without
  /// replacements that share text with one, and without flags that lie in a flag of the same kind of
  /// dross.
  ///
  /// A flag in an unsafe removal of another kind of dross stays: the line may be kept, and what a
  /// machine did to its words says something of the whole text.
  ///
  /// Of two removals of the same text, the safer one is kept; of two as safe, the one with more
  /// confidence; then the one whose id comes first.
  static func resolved(_ findings: [Finding]) -> [Finding] {
    let sorted = findings.sorted(by: precedes)
    var kept: [Finding] = []
    // The removals that reach furthest so far, by how safe they are.
    var reach: [FixSafety: Int] = [:]
    // The flags that reach furthest so far, by kind of dross.
    var flagReach: [String: Int] = [:]
    // The unsafe removals that reach furthest so far, by kind of dross.
    var unsafeReach: [String: Int] = [:]
    for (index, finding) in sorted.enumerated() {
      let isCovered = FixSafety.allCases.contains { safety in
        guard safety >= finding.fix, safety != .none else { return false }
        let end =
          finding.action == .flag && safety == .unsafe ? unsafeReach[finding.class] : reach[safety]
        return end.map { $0 >= finding.range.end } ?? false
      }
      if isCovered { continue }
      if finding.action == .replace, loses(finding, to: reach, and: sorted[(index + 1)...]) {
        continue
      }
      if finding.action == .flag {
        if let end = flagReach[finding.class], end >= finding.range.end { continue }
        flagReach[finding.class] = max(flagReach[finding.class] ?? 0, finding.range.end)
      }
      kept.append(finding)
      if finding.action == .remove {
        reach[finding.fix] = max(reach[finding.fix] ?? 0, finding.range.end)
        if finding.fix == .unsafe {
          unsafeReach[finding.class] = max(unsafeReach[finding.class] ?? 0, finding.range.end)
        }
      }
    }
    return kept
  }

  /// Whether a removal at least as safe takes a part of what a replacement would repair: one that
  /// reaches into it, or one that begins in it.
  private static func loses(
    _ finding: Finding, to reach: [FixSafety: Int], and later: ArraySlice<Finding>
  ) -> Bool {
    reach.contains { $0.key >= finding.fix && $0.value > finding.range.start }
      || later.prefix { $0.range.start < finding.range.end }
        .contains { $0.action == .remove && $0.fix >= finding.fix }
  }

  private static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    if left.range != right.range { return left.range < right.range }
    if (left.action == .remove) != (right.action == .remove) { return left.action == .remove }
    if left.fix != right.fix { return left.fix > right.fix }
    if left.confidence != right.confidence {
      return (left.confidence ?? 0) > (right.confidence ?? 0)
    }
    return left.rule < right.rule
  }
}
