import DrossTestSupport
import DrossText
import Testing

@Suite struct EditPlanTests {
  @Test func appliesAndInverts() {
    let source = Array("one two three".utf8)
    let plan = EditPlan(sorted: [
      Edit(TextRange(0, 4), rule: "a/b"), Edit(TextRange(8, 8), replacement: [0x21], rule: "a/c"),
    ])
    let output = plan.apply(to: source)
    #expect(output == Array("two !three".utf8))
    #expect(plan.inverted(from: source).apply(to: output) == source)
  }

  /// Two random plans, one after the other, must equal their composition.
  @Test func compositionEqualsOneAfterTheOther() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<20_000 {
      let source = (0..<Int(random.next() % 24)).map { _ in UInt8(97 + random.next() % 26) }
      let first = randomPlan(for: source.count, using: &random)
      let between = first.apply(to: source)
      let second = randomPlan(for: between.count, using: &random)
      let output = second.apply(to: between)
      let both = first.followed(by: second, sourceCount: source.count)
      #expect(both.apply(to: source) == output, "source \(source) \(first) \(second)")
      #expect(both.inverted(from: source).apply(to: output) == source)
    }
  }

  private func randomPlan(for count: Int, using random: inout SplitMix64) -> EditPlan {
    var edits: [Edit] = []
    var position = 0
    while position < count {
      position += Int(random.next() % 6)
      let end = position + Int(random.next() % 4)
      guard end <= count else { break }
      let text = (0..<Int(random.next() % 4)).map { _ in UInt8(65 + random.next() % 26) }
      edits.append(Edit(TextRange(position, end), replacement: text, rule: "test/edit"))
      position = end + 1
    }
    return EditPlan(sorted: edits)
  }
}
