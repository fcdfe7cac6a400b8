import DrossRuleFiles
import DrossRules
import Testing

struct LineModelFileTests {
  private func parse(_ text: String) -> (model: LineModel?, problems: String) {
    let file = LineModelFile.parse(Array(text.utf8), path: "model/line.txt", name: "line")
    return (file.model, described(file.diagnostics))
  }

  @Test func rowsAreWeights() throws {
    let text = "# A comment.\n\nplace 0 -10 20 -30\nwords 3\t1 2 3\n"
    let model = try #require(parse(text).model)
    #expect(model.name == "line")
    var same = LineModel(name: "line")
    for (region, weight) in zip(LineFeature.Region.allCases, [-10, 20, -30]) {
      let isSet = same.set(.place, 0, region, to: Int32(weight))
      #expect(isSet)
    }
    for (region, weight) in zip(LineFeature.Region.allCases, [1, 2, 3]) {
      let isSet = same.set(.words, 3, region, to: Int32(weight))
      #expect(isSet)
    }
    #expect(model == same)
  }

  @Test func errorsHaveLines() {
    let cases = [
      ("words 3 1 2", "1:1: a row has five fields, not 4"),
      ("\nmoon 0 1 2 3", "2:1: there is no feature 'moon'"),
      ("words x 1 2 3", "1:1: 'x' is not a value"),
      ("words 3 1 2 y", "1:1: 'y' is not a weight"),
      ("place 1 1 2 3", "1:1: place has no value 1"),
    ]
    let note = "write: FEATURE VALUE BEFORE WITHIN AFTER, the weights in thousandths"
    for (text, message) in cases {
      let (model, problems) = parse(text)
      #expect(model == nil)
      #expect(problems == "\(message)\n  \(note)")
    }
  }
}
