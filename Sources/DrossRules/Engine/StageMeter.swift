/// Counts the time that each stage of looking at a text takes, for those who ask for it.
///
/// Rules know no clock: whoever wants the time brings one. Not for sharing between workers.
package final class StageMeter {
  /// A part of the work of `RuleEngine.findings`.
  package enum Stage: Int, CaseIterable, Sendable {
    /// Looking for literals in the folded text.
    case literals
    /// Deciding what each literal that was found points at.
    case hits
    /// The conditions of rules.
    case rules
    /// The rules that ask a line model, with the model.
    case model
    /// Putting findings in order.
    case order
  }

  private var times = [UInt64](repeating: 0, count: Stage.allCases.count)
  private var last: UInt64 = 0
  private let clock: () -> UInt64

  /// A meter that reads `clock`.
  ///
  /// - Parameter clock: the time; it never runs backwards.
  package init(clock: @escaping () -> UInt64) { self.clock = clock }

  /// The time of a stage so far, in the unit of the clock.
  package func time(of stage: Stage) -> UInt64 { times[stage.rawValue] }

  /// Begins to count.
  func begin() { last = clock() }

  /// Counts what has gone by since the last call to `stage`.
  func end(_ stage: Stage) {
    let now = clock()
    times[stage.rawValue] += now &- last
    last = now
  }
}
