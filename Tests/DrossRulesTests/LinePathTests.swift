import DrossTestSupport
import Testing

@testable import DrossRules

/// Which lines are dross when runs of them are judged together.
@Suite struct LinePathTests {
  private func marks(_ gains: [Double?], _ transition: Double) -> String {
    String(LinePath(gains: gains, transition: transition).isDross.map { $0 ? "x" : "." })
  }

  @Test func oneLineMustPayForTwoSteps() {
    #expect(marks([-3, -3, 3.9, -3, -3], 2) == ".....")
    #expect(marks([-3, -3, 4.1, -3, -3], 2) == "..x..")
    #expect(marks([-3, -3, 1.5, 1.5, 1.5, -3], 2) == "..xxx.")
  }

  @Test func atAnEndOneStepIsEnough() {
    #expect(marks([-3, -3, 3.1], 2) == "..x")
    #expect(marks([3.1, -3, -3], 2) == "x..")
    #expect(marks([-3, -3, 2.9], 2) == "...")
  }

  @Test func aLineThatSaysLittleGoesWithItsNeighbours() {
    #expect(marks([-3, 3, -1, 3, -3], 2) == ".xxx.")
    #expect(marks([-3, 5, -4.5, 5, -3], 2) == ".x.x.")
  }

  @Test func whatCannotBeDrossPartsRuns() {
    #expect(marks([9, nil, 9], 2) == "x.x")
    #expect(marks([2.5, nil, 2.5], 2) == "...")
    #expect(marks([nil, nil], 2) == "..")
    #expect(marks([], 2) == "")
  }

  @Test func noOtherPathIsBetter() {
    for seed in 0..<500 {
      var random = SplitMix64(seed: UInt64(seed))
      let gains = (0..<Int.random(in: 0...9, using: &random)).map { _ -> Double? in
        Int.random(in: 0...9, using: &random) == 0
          ? nil : Double(Int.random(in: -40...40, using: &random)) / 8
      }
      let transition = Double(Int.random(in: 0...24, using: &random)) / 8
      let path = LinePath(gains: gains, transition: transition).isDross
      let best = (0..<1 << gains.count).map { bits in
        worth((0..<gains.count).map { bits >> $0 & 1 == 1 }, gains, transition)
      }.max()
      #expect(worth(path, gains, transition) == best, "seed \(seed)")
    }
  }

  @Test func aLineThatIsWorthMoreDrivesNoneOut() {
    for seed in 0..<500 {
      var random = SplitMix64(seed: UInt64(seed))
      let gains = (0..<12).map { _ in Double(Int.random(in: -40...40, using: &random)) / 8 }
      let more = gains.map { $0 + 0.001 + Double(Int.random(in: 0...12, using: &random)) / 8 }
      let path = LinePath(gains: gains, transition: 2).isDross
      let wider = LinePath(gains: more, transition: 2).isDross
      #expect(zip(path, wider).allSatisfy { !$0 || $1 }, "seed \(seed)")
      // So those outside of the wider path need not be looked at.
      let rest = zip(gains, wider).map { $1 ? $0 : nil }
      #expect(LinePath(gains: rest, transition: 2).isDross == path, "seed \(seed)")
    }
  }

  private func worth(_ isDross: [Bool], _ gains: [Double?], _ transition: Double) -> Double {
    var sum = 0.0
    for (line, isIn) in isDross.enumerated() where isIn { sum += gains[line] ?? -.infinity }
    for (one, other) in zip(isDross, isDross.dropFirst()) where one != other { sum -= transition }
    if isDross.first == true { sum -= transition / 2 }
    if isDross.last == true { sum -= transition / 2 }
    return sum
  }
}
