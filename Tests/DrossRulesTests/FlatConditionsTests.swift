import Testing

@testable import DrossRules

@Suite struct FlatConditionsTests {
  @Test func partsStandSideBySide() {
    let body = RuleSet.Node.all([
      .hits(1), .any([.regex(2), .regex(3)]), .neighbour(isNext: true, .hits(4)),
    ])
    let flat = FlatConditions(
      gates: [.position(PositionTest(near: [.end]))], each: nil, body: body, weights: [],
      documentConditions: [])
    #expect(flat.gates.count == 1)
    #expect(flat.each.isEmpty)
    #expect(flat.body.count == 1)
    guard case .all(let parts) = flat.nodes[Int(flat.body.lowerBound)] else {
      Issue.record("the body is not what it was")
      return
    }
    #expect(parts.count == 3)
    let nodes = parts.map { flat.nodes[Int($0)] }
    if case .hits(let feature) = nodes[0] { #expect(feature == 1) } else { Issue.record("no hits") }
    if case .any(let parts) = nodes[1] {
      let numbers = parts.map { part -> Int32? in
        if case .regex(let number) = flat.nodes[Int(part)] { number } else { nil }
      }
      #expect(numbers == [2, 3])
    } else {
      Issue.record("no patterns")
    }
    if case .neighbour(true, let node) = nodes[2], case .hits(4) = flat.nodes[Int(node)] {
    } else {
      Issue.record("no neighbour")
    }
  }

  @Test func weightsGoWithTheirConditions() {
    let flat = FlatConditions(
      gates: [], each: .hits(0), body: .all([]), weights: [(2, .hits(1)), (-1, .hits(2))],
      documentConditions: [.document(7, .hits(3))])
    #expect(flat.weights == [2, -1])
    #expect(flat.body.count == 2)
    #expect(flat.each.count == 1)
    #expect(flat.documentConditions.count == 1)
  }
}
