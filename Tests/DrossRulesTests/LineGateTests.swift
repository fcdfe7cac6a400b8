import DrossText
import DrossUnicode
import Testing

@testable import DrossRules

@Suite struct LineGateTests {
  private func gate(_ change: (inout ShapeTest) -> Void) -> LineGate {
    var test = ShapeTest()
    change(&test)
    return LineGate(of: rule([.shape(test)]))
  }

  private func rule(_ gates: [Condition], scope: Rule.Scope = .line) -> Rule {
    Rule(
      id: RuleID(family: "a", name: "b"), title: "", why: "", class: "", languages: ["*"],
      scope: scope, gates: gates, body: .match(.all([])), action: Action(.flag, .line), fix: .none)
  }

  private func shape(words: Int32 = 5, flags: LineShape.Flags = []) -> LineShape {
    var shape = LineShape()
    shape.words = words
    shape.characters = words * 5
    shape.flags = flags
    return shape
  }

  @Test func boundsShutOut() {
    let gate = gate { $0.words = Bounds(min: 3, max: 6) }
    #expect(gate.allows(shape(words: 3)) && gate.allows(shape(words: 6)))
    #expect(!gate.allows(shape(words: 2)) && !gate.allows(shape(words: 7)))
  }

  @Test func flagsShutOut() {
    let open = gate { $0.endsSentence = false }
    #expect(open.allows(shape()) && !open.allows(shape(flags: .endsSentence)))
    let wanted = gate { $0.endsWithColon = true }
    #expect(!wanted.allows(shape()) && wanted.allows(shape(flags: .endsWithColon)))
  }

  @Test func unionLetsThroughWhatEitherDoes() {
    let union = gate { $0.words = Bounds(max: 3) }.union(gate { $0.words = Bounds(min: 8) })
    #expect(union.allows(shape(words: 2)) && union.allows(shape(words: 9)))
    #expect(gate { $0.endsSentence = true }.union(.open).allows(shape()))
  }

  @Test func whatCannotBeToldByTheLineLetsEverythingThrough() {
    var test = ShapeTest()
    test.words = Bounds(max: 2)
    let long = shape(words: 90)
    #expect(LineGate(of: rule([.shape(test)], scope: .block)).allows(long))
    #expect(LineGate(of: rule([.any([.shape(test)])])).allows(long))
    #expect(!LineGate(of: rule([.all([.shape(test)])])).allows(long))
  }
}
