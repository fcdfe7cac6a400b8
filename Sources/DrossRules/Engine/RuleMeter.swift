/// Counts the time that each rule of a set takes, for those who ask for it.
///
/// Rules know no clock: whoever wants the time brings one. Not for sharing between workers.
package final class RuleMeter {
  /// The time of each rule, in the order of the set, in the unit of the clock.
  package private(set) var times: [UInt64]

  private let clock: () -> UInt64

  /// A meter for the rules of `set`.
  ///
  /// - Parameter clock: the time; it never runs backwards.
  package init(for set: RuleSet, clock: @escaping () -> UInt64) {
    times = Array(repeating: 0, count: set.rules.count)
    self.clock = clock
  }

  /// The time now.
  func now() -> UInt64 { clock() }

  /// Adds the time since `start` to that of a rule.
  func add(since start: UInt64, to rule: Int) { times[rule] += clock() &- start }
}
