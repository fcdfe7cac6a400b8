import DrossText

/// Of each rule the lines of which it says nothing, whatever stands around them; of a rule that looks at blocks,
/// the first lines of such blocks.
///
/// When a text is edited and looked at again, a rule need not be asked again about what stayed of them.
struct SettledLines {
  private var lines: Groups<Int32>

  init(ruleCount: Int) { lines = Groups(count: ruleCount) }

  /// Notes a line of a rule; the lines of each rule are noted in order.
  @inline(__always)
  mutating func add(_ line: Int32, of rule: Int) { lines.add(line, to: Int32(rule)) }

  /// Makes what was noted ready to be asked for.
  mutating func arrange() { lines.arrange { $0 < $1 } }

  /// Whether a line was noted.
  ///
  /// - Complexity: O(log lines).
  func holds(_ line: Int32, of rule: Int) -> Bool {
    let lines = lines.inOrder
    let range = lines.range(of: rule)
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if lines[at: middle] < line { low = middle + 1 } else { high = middle }
    }
    return low < range.upperBound && lines[at: low] == line
  }
}

/// What is known of a text from a look at the one that it was before it was edited.
final class EarlierLook {
  /// The text before.
  let before: TextView
  /// Which of its lines are still there.
  let origins: LineOrigins
  private let settled: SettledLines

  /// What a look at `before`, in which `settled` was found out, tells of a text whose lines have `origins` there.
  init(_ settled: SettledLines, of before: TextView, origins: LineOrigins) {
    self.settled = settled
    self.before = before
    self.origins = origins
  }

  /// Whether nothing new can come of asking a rule about a line.
  func isSettled(_ line: Int32, of rule: Int) -> Bool {
    guard let origin = origins[Int(line)] else { return false }
    return settled.holds(Int32(origin), of: rule)
  }

  /// Whether nothing new can come of asking a rule about a block.
  ///
  /// - Complexity: O(lines of the block).
  func isSettled(_ block: Block, of rule: Int) -> Bool {
    guard let origin = origins[block.lines.lowerBound], settled.holds(Int32(origin), of: rule)
    else { return false }
    let old = before.blocks[Int(before.blockIndices[origin])].lines
    return old.lowerBound == origin && old.count == block.lines.count
      && zip(block.lines, old).allSatisfy { origins[$0] == $1 }
  }
}
