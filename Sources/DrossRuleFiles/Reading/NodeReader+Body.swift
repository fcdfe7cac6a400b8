import DrossRules

extension NodeReader {
  /// What stands under `where`: the lines of a run, and the gates.
  mutating func conditionsBefore(
    _ ruleFields: [Field<RuleField>], of node: YAMLNode, scope: Rule.Scope?
  ) -> (run: Rule.Run?, gates: [Condition]) {
    guard let field = ruleFields.first(.conditionsBefore) else {
      if scope == .lines { missingEach(at: node.mark) }
      return (nil, [])
    }
    guard let fields = fields(of: field.value, field.label, as: WhereField.self) else {
      return (nil, [])
    }
    var bounds = ShapeTest()
    var gates: [Condition] = []
    var each: Condition?
    var gap = 1
    for field in fields {
      let value = field.value
      let label = field.label
      switch field.name {
      case .words: bounds.words = self.bounds(value, label, .count(from: 0))
      case .characters: bounds.characters = self.bounds(value, label, .count(from: 0))
      case .lines: bounds.lines = self.bounds(value, label, .count(from: 0))
      case .shape: gates += shape(value, label).map { [.shape($0)] } ?? []
      case .position: gates += position(value, label).map { [.position($0)] } ?? []
      case .each: each = condition(value, label)
      case .gap: gap = count(value, label, from: 0) ?? 1
      }
    }
    if bounds != ShapeTest() { gates.insert(.shape(bounds), at: 0) }
    checkRun(fields, at: field.value.mark, scope: scope)
    return (each.map { Rule.Run(each: $0, gap: gap) }, gates)
  }

  private mutating func checkRun(
    _ fields: [Field<WhereField>], at mark: RuleMark, scope: Rule.Scope?
  ) {
    guard let scope else { return }
    if scope == .lines {
      if fields.first(.each) == nil { missingEach(at: mark) }
      return
    }
    for field in fields where field.name == .each || field.name == .gap {
      error(
        "'\(field.name.rawValue)' is only for scope: lines, not \(scope.rawValue)", at: field.mark)
    }
  }

  private mutating func missingEach(at mark: RuleMark) {
    error(
      "missing field 'each'", at: mark,
      note: "say what each line of the run is, such as: where: {each: {words: {max: 6}}}")
  }

  /// `match` or `score`, one of them.
  mutating func body(_ fields: [Field<RuleField>], of node: YAMLNode) -> Rule.Body? {
    let match = fields.first(.match)
    let score = fields.first(.score)
    let matchBody = match.flatMap { condition($0.value, $0.label) }.map { Rule.Body.match($0) }
    let scoreBody = score.flatMap { self.score($0.value, $0.label) }
    switch (match, score) {
    case (nil, nil):
      error(
        "missing field 'match' or 'score'", at: node.mark,
        note: "\(RuleField.match.rawValue) holds \(RuleField.match.advice)")
    case (let match?, let score?):
      let later = max(match.mark, score.mark)
      error("'match' and 'score' cannot stand in one rule", at: later, note: "keep one of them")
    default: return matchBody ?? scoreBody
    }
    return nil
  }

  private mutating func score(_ node: YAMLNode, _ label: Label) -> Rule.Body? {
    guard let fields = fields(of: node, label, as: ScoreField.self) else { return nil }
    let least = required(.threshold, in: fields, of: node, advice: "the sum that is enough")
    let list = required(.features, in: fields, of: node, advice: "a list of {weight: …, …}")
    let threshold = least.flatMap { number($0.value, $0.label, .weight) }
    guard let list, let items = items(of: list.value, list.label, wanted: "a list of features")
    else { return nil }
    let features = items.compactMap { feature($0, list.label.item) }
    guard let least, let threshold, features.count == items.count else { return nil }
    let most = features.reduce(0) { $0 + max(0, $1.weight) }
    // Weights such as 0.1 do not add up exactly.
    guard threshold <= most + 1e-9 else {
      error(
        "'threshold' is never reached", at: least.value.mark,
        note: "the weights above 0 add up to \(most)")
      return nil
    }
    return .score(threshold: threshold, features: features)
  }

  private static var featureNames: [String] {
    FeatureField.allCases.map(\.rawValue) + ConditionField.allCases.map(\.rawValue)
  }

  private mutating func feature(_ node: YAMLNode, _ label: Label) -> Rule.WeightedCondition? {
    guard let pairs = pairs(of: node, label, known: Self.featureNames) else { return nil }
    let weights: [Field<FeatureField>] = fields(
      pairs.filter { FeatureField(rawValue: $0.key) != nil }, among: Self.featureNames)
    let others = pairs.filter { FeatureField(rawValue: $0.key) == nil }
    let conditions: [Field<ConditionField>] = fields(others, among: Self.featureNames)
    let weight = required(.weight, in: weights, of: node, advice: "what the feature adds")
    if others.isEmpty {
      error("\(label.text) has a weight but no condition", at: node.mark)
    }
    let value = weight.flatMap { number($0.value, $0.label, .weight) }
    let condition = conditions.isEmpty ? nil : condition(conditions)
    guard let value, let condition else { return nil }
    return Rule.WeightedCondition(weight: value, condition: condition)
  }

  private func max(_ left: RuleMark, _ right: RuleMark) -> RuleMark {
    (left.line, left.column) < (right.line, right.column) ? right : left
  }

  private func max(_ left: Double, _ right: Double) -> Double { Swift.max(left, right) }
}
