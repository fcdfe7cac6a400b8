import DrossTestSupport
import Testing

@testable import DrossRules

@Suite struct ReadyLineModelTests {
  private static let text = """
    Home | News > Bridges

    \(LineFeaturesTests.prose)
    The harbour
    \(LineFeaturesTests.prose) Some people in the town say it twice.

    More about the council and the harbour bridge
    Share / Print / Mail
    5 Mar
    """

  private func model(_ random: inout SplitMix64) -> LineModel {
    var model = LineModel(name: "line")
    for feature in LineFeature.allCases {
      for value in 0..<feature.valueCount {
        for region in LineFeature.Region.allCases {
          let isSet = model.set(feature, value, region, to: Int32(random.below(2001)) - 1000)
          #expect(isSet)
        }
      }
    }
    return model
  }

  /// Whatever is asked for, a line has the score that all its features add up to.
  @Test func scoresAreSums() {
    let view = TextView(Array(Self.text.utf8))
    let found = [LineVerdict](repeating: .none, count: view.shapes.count)
    let scores = LineScores(view, Repeats(of: view), found: found)
    var random = SplitMix64(seed: 9)
    for number in 0..<50 {
      let model = model(&random)
      let ready = ReadyLineModel(model)
      for line in view.contentLines.map(Int.init) {
        guard let row = scores.row(ofLine: line) else { continue }
        let sum = row.values.enumerated().reduce(0) {
          $0 + Double(model.weight($1.offset, $1.element, row.region.rawValue)) / 1000
        }
        for _ in 0..<3 {
          let least = Double(random.below(8001)) / 1000 - 4
          let score = scores.score(of: line, ready, number: number, atLeast: least)
          if let score {
            #expect(abs(score - sum) < 1e-6 && score >= least)
          } else {
            #expect(sum < least + 1e-6)
          }
        }
      }
    }
  }
}
