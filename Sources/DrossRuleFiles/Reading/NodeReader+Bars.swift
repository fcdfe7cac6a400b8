import DrossRules

extension NodeReader {
  /// The conditions that bar rules of `families`, in order of name.
  ///
  /// - Parameter mark: where mistakes are told that show only in the rule.
  mutating func bars(of families: [String], at mark: RuleMark) -> [Rule.Bar] {
    var bars: [Rule.Bar] = []
    for bar in conditions?.bars ?? []
    where bar.families.contains(where: { families.contains($0.name) }) {
      guard let condition = condition(bar.condition.placed(at: mark), Label(ConditionField.named))
      else { continue }
      bars.append(Rule.Bar(name: bar.name, condition: condition))
    }
    return bars
  }

  /// Takes away the bars that a rule lifts.
  mutating func lift(_ field: Field<RuleField>?, of rule: inout Rule) {
    guard let field,
      let names = texts(field.value, field.label, isSingleAllowed: true)
    else { return }
    let all = rule.bars.map(\.name)
    for (name, mark) in names where !all.contains(name) {
      error(
        "'\(name)' does not bar this rule", at: mark,
        note: all.isEmpty
          ? "nothing does; leave the field out" : "what does: \(all.joined(separator: ", "))")
    }
    rule.bars.removeAll { bar in names.contains { $0.text == bar.name } }
  }
}
