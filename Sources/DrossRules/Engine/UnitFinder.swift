import DrossText
import DrossUnicode

/// The units of a rule that hold the lines at which something points.
enum UnitFinder {
  /// Calls `body` with each unit once, in order; it tells whether the rule says something of it.
  ///
  /// Lines that are settled are left out; what `body` settles is noted.
  ///
  /// - Parameter number: the number of the rule.
  static func forEachUnit(
    of ready: RuleSet.ReadyRule, _ number: Int, at lines: ArraySlice<Int32>,
    _ evaluator: Evaluator, _ body: (Unit) -> Bool
  ) {
    let view = evaluator.view
    switch ready.rule.scope {
    case .line:
      var last: Int32 = -1
      for line in lines where line != last {
        last = line
        let shape = view.shapes[Int(line)]
        guard !shape.isBlank, ready.lineGate.allows(shape),
          !evaluator.isSettled(line, of: number)
        else { continue }
        if !body(Unit(line: Int(line), of: view)) { evaluator.settle(line, of: number) }
      }
    case .block:
      var next = 0
      for line in lines where !view.blocks.isEmpty {
        let index = Int(view.blockIndices[Int(line)])
        guard index >= next, view.blocks[index].lines.contains(Int(line)) else { continue }
        next = index + 1
        let block = view.blocks[index]
        guard !evaluator.isSettled(block, of: number) else { continue }
        if !body(Unit(lines: block.lines, of: view)) {
          evaluator.settle(Int32(block.lines.lowerBound), of: number)
        }
      }
    case .lines:
      guard let gap = ready.gap else { return }
      var runs = RunFinder(rule: ready, gap: gap, evaluator: evaluator)
      var next = 0
      for line in lines where Int(line) >= next {
        guard ready.lineGate.allows(view.shapes[Int(line)]),
          !evaluator.isSettled(line, of: number)
        else { continue }
        guard let found = runs.run(around: Int(line), from: next) else {
          evaluator.settle(line, of: number)
          continue
        }
        next = found.upperBound
        _ = body(Unit(lines: found, of: view))
      }
    case .document:
      guard let first = view.contentLines.first, let last = view.contentLines.last else { return }
      _ = body(Unit(lines: Int(first)..<Int(last) + 1, of: view))
    }
  }
}

/// Grows runs of lines for which each holds what a rule asks of them.
private struct RunFinder {
  let rule: RuleSet.ReadyRule
  let gap: Int
  let evaluator: Evaluator
  /// What is known of each line: 0 nothing, 1 it does not hold, 2 it holds, 3 it does not hold here.
  private var known: [UInt8]

  init(rule: RuleSet.ReadyRule, gap: Int, evaluator: Evaluator) {
    self.rule = rule
    self.gap = gap
    self.evaluator = evaluator
    known = Array(repeating: 0, count: evaluator.view.shapes.count)
  }

  /// The run that holds `line` and starts at or after `first`.
  mutating func run(around line: Int, from first: Int) -> Range<Int>? {
    guard holds(line) else { return nil }
    var start = line
    while let previous = neighbour(of: start, step: -1), previous >= first, holds(previous) {
      start = previous
    }
    var end = line
    while let next = neighbour(of: end, step: 1), holds(next) { end = next }
    return start..<end + 1
  }

  /// The nearest line that is not blank, if not more than `gap` blank lines lie between.
  private func neighbour(of line: Int, step: Int) -> Int? {
    let shapes = evaluator.view.shapes
    var index = line + step
    var blanks = 0
    while shapes.indices.contains(index), shapes[index].isBlank {
      blanks += 1
      index += step
    }
    return shapes.indices.contains(index) && blanks <= gap ? index : nil
  }

  private mutating func holds(_ line: Int) -> Bool {
    if known[line] == 0 {
      let view = evaluator.view
      let unit = Unit(line: line, of: view)
      evaluator.leansOnContext = false
      let isSo =
        !view.shapes[line].isBlank
        && rule.flat.each.allSatisfy { evaluator.holds($0, of: rule, unit) }
      known[line] = isSo ? 2 : evaluator.leansOnContext ? 3 : 1
    }
    evaluator.leansOnContext = known[line] == 3
    return known[line] == 2
  }
}
