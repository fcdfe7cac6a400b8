import DrossRules

extension NodeReader {
  /// A place in the document.
  ///
  /// Without `near` it is near either end.
  mutating func position(_ node: YAMLNode, _ label: Label) -> PositionTest? {
    guard let fields = fields(of: node, label, as: PositionField.self), !fields.isEmpty else {
      return nil
    }
    var test = PositionTest(near: PositionTest.End.allCases)
    for field in fields {
      let value = field.value
      let label = field.label
      switch field.name {
      case .near: test.near = ends(value, label) ?? test.near
      case .withinBlocks: test.withinBlocks = count(value, label, from: 1)
      case .withinLines: test.withinLines = count(value, label, from: 1)
      case .withinBytes: test.withinBytes = count(value, label, from: 0)
      case .withinShare: test.withinShare = number(value, label, .share)
      case .outsideProse: test.outsideProse = bool(value, label) ?? false
      case .blankAbove: test.blankAbove = bool(value, label)
      case .blankBelow: test.blankBelow = bool(value, label)
      }
    }
    let saysNoMore: [PositionField] = [.near, .blankAbove, .blankBelow]
    if let near = fields.first(.near), fields.allSatisfy({ saysNoMore.contains($0.name) }) {
      error(
        "'near' does not say how near", at: near.mark,
        note: "add within_blocks, within_lines, within_share, within_bytes or outside_prose")
      return nil
    }
    return test
  }

  private mutating func ends(_ node: YAMLNode, _ label: Label) -> [PositionTest.End]? {
    if case .scalar = node.content {
      return choice(node, label, as: PositionTest.End.self).map { [$0] }
    }
    guard let items = items(of: node, label, wanted: "start, end or a list of both") else {
      return nil
    }
    return items.compactMap { choice($0, label, as: PositionTest.End.self) }
  }
}
