import DrossTestSupport
import Testing

@testable import DrossDedup

/// How far two texts run along together.
@Suite struct ExtensionTests {
  /// The same by the book: one cell after the other, in rows of at most 256, and without a limit on how
  /// many of them are looked at.
  private static func reach(_ left: [UInt32], _ right: [UInt32]) -> Extension.Reach {
    var total = Extension.Reach()
    while true {
      let step = stretch(Array(left[total.first...]), Array(right[total.second...]))
      total.first += step.first
      total.second += step.second
      total.matches += step.matches
      if step.first < 128 { return total }
    }
  }

  private static func stretch(_ left: [UInt32], _ right: [UInt32]) -> Extension.Reach {
    typealias Score = (score: Int, matches: Int)
    var reach = Extension.Reach()
    guard !left.isEmpty, !right.isEmpty else { return reach }
    var best: Score = (0, 0)
    var above: [Score?] = (0...right.count).map { $0 <= 8 ? (-$0, 0) : nil }
    for row in 1...min(left.count, 256) {
      var cells = [Score?](repeating: nil, count: right.count + 1)
      let floor: Score = (best.score - 8, best.matches)
      for column in stride(from: max(0, row - 8), through: min(right.count, row + 8), by: 1) {
        var value: Score?
        func take(_ from: Score?, _ score: Int, _ matches: Int) {
          guard let from else { return }
          let next: Score = (from.score + score, from.matches + matches)
          if value.map({ $0 < next }) ?? true { value = next }
        }
        take(above[column], -1, 0)
        if column > 0 {
          let isMatch = left[row - 1] == right[column - 1]
          take(cells[column - 1], -1, 0)
          take(above[column - 1], isMatch ? 1 : -1, isMatch ? 1 : 0)
          if isMatch, let value, value > best {
            best = value
            reach = .init(first: row, second: column, matches: value.matches)
          }
        }
        if let value, value >= floor { cells[column] = value }
      }
      if cells.allSatisfy({ $0 == nil }) { break }
      above = cells
    }
    return reach
  }

  /// A text and one that says the same with some of it left out, put in and replaced.
  private static func texts(
    _ count: Int, _ random: inout SplitMix64
  ) -> (left: [UInt32], right: [UInt32]) {
    let kinds = random.pick([2, 20, 100_000])
    let rate = random.pick([2, 4, 10, 40])
    let left = (0..<count).map { _ in UInt32(random.below(kinds)) }
    var right: [UInt32] = []
    for element in left {
      guard random.oneIn(rate) else {
        right.append(element)
        continue
      }
      switch random.below(3) {
      case 0: break
      case 1: right.append(UInt32(random.below(kinds)))
      default: right += [element, UInt32(random.below(kinds))]
      }
    }
    return (left, right)
  }

  @Test func everyReachIsThatOfTheBook() {
    var random = SplitMix64(seed: 11)
    let ends = Extension()
    for round in 0..<1500 {
      let (left, right) = Self.texts(random.below(round % 40 == 0 ? 900 : 60), &random)
      let expected = Self.reach(left, right)
      let found = ends.reach(
        left.span, first: 0, firstLimit: left.count, right.span, second: 0,
        secondLimit: right.count, forward: true)
      #expect(
        [found.first, found.second, found.matches]
          == [expected.first, expected.second, expected.matches], "\(left) \(right)")
      // Backward from the end, and with something around that must not be looked at.
      let around: [UInt32] = [1, 0, 1]
      let one = around + left.reversed() + around
      let two = around + right.reversed() + around
      let back = ends.reach(
        one.span, first: left.count + 3, firstLimit: 3, two.span, second: right.count + 3,
        secondLimit: 3, forward: false)
      #expect(
        [back.first, back.second, back.matches]
          == [expected.first, expected.second, expected.matches], "\(left) \(right)")
    }
  }
}
