/// The lines near the ends of a text that the gates of a rule ask for.
///
/// A rule at which nothing points looks at these lines alone.
struct EdgeGate: Sendable {
  /// At most how many lines from the start, and from the end; none for an end that is not asked for.
  let starts: Int
  let ends: Int
  let share: Double?
  let outsideProse: Bool

  /// The lines of `view` at which to look, in order.
  func lines(of view: TextView) -> [Int32] {
    let all = view.contentLines
    var most = all.count
    if let share { most = min(most, Int(max(1, share * Double(all.count)))) }
    var first = min(starts, most)
    var last = min(ends, most)
    if outsideProse, let prose = view.proseLines {
      first = min(first, Int(view.contentIndices[prose.lowerBound]))
      last = min(last, all.count - 1 - Int(view.contentIndices[prose.upperBound]))
    }
    return first + last >= all.count ? all : Array(all.prefix(first) + all.suffix(last))
  }
}

extension EdgeGate {
  /// What the conditions that every unit of `rule` must meet ask of its place; `nil` for nothing.
  init?(of rule: Rule) {
    guard rule.scope == .line else { return nil }
    var conditions = rule.gates
    if case .match(let condition) = rule.body { conditions.append(condition) }
    guard let test = conditions.lazy.compactMap(Self.position(in:)).first else { return nil }
    self.init(
      starts: test.near.contains(.start) ? test.withinLines ?? .max : 0,
      ends: test.near.contains(.end) ? test.withinLines ?? .max : 0, share: test.withinShare,
      outsideProse: test.outsideProse)
  }

  private static func position(in condition: Condition) -> PositionTest? {
    switch condition {
    case .position(let test): test
    case .all(let conditions): conditions.lazy.compactMap(position(in:)).first
    default: nil
    }
  }
}
