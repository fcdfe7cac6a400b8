extension RuleSet {
  /// A set of some of the rules, which finds exactly what a set made of them alone finds.
  ///
  /// What the other rules look for is no longer heard, so that it costs next to nothing. A line model
  /// hears the rules of the part alone.
  ///
  /// - Parameter rules: rules of this set, in order of id; they may differ from those in it by `fix`.
  /// - Precondition: each of them is one of this set.
  /// - Complexity: O(conditions and literals).
  package func part(_ rules: [Rule]) -> RuleSet {
    var numbers = [Int32](repeating: -1, count: ready.count)
    var kept: [ReadyRule] = []
    var isWhole = rules.count == ready.count
    var next = 0
    for (number, ready) in ready.enumerated() where next < rules.count {
      guard rules[next].id == ready.rule.id else { continue }
      let isSame = rules[next].fix == ready.rule.fix
      numbers[number] = Int32(kept.count)
      kept.append(isSame ? ready : ready.with(rules[next].fix))
      isWhole = isWhole && isSame
      next += 1
    }
    precondition(next == rules.count, "every rule of a part is one of the set, in order of id")
    guard !isWhole else { return self }
    let isHeard = features(of: kept)
    return RuleSet(
      ready: kept, finder: finder,
      uses: uses.filter { isHeard[Int(useKinds[Int($0.kind)].feature)] }, useKinds: useKinds,
      pointedRules: pointedRules.filter { numbers[Int($0)] >= 0 }.map { numbers[Int($0)] },
      patterns: patterns, lexicons: lexicons, models: models,
      documentConditionCount: documentConditionCount)
  }

  /// Of each feature, whether a rule among `rules` looks for it or is pointed at by it.
  private func features(of rules: [ReadyRule]) -> [Bool] {
    var isHeard = [Bool](repeating: false, count: featureCount)
    for node in rules.lazy.flatMap(\.flat.nodes) {
      switch node {
      case .hits(let feature): isHeard[Int(feature)] = true
      case .regex(let number):
        for pointer in patterns[Int(number)].pointers { isHeard[pointer.feature] = true }
      case .lexicon(let number, _): isHeard[lexicons[Int(number)].phrases] = true
      default: break
      }
    }
    return isHeard
  }
}

extension RuleSet.ReadyRule {
  /// The same rule with another safety.
  fileprivate func with(_ fix: FixSafety) -> RuleSet.ReadyRule {
    var rule = rule
    rule.fix = fix
    return RuleSet.ReadyRule(
      rule: rule, lineGate: lineGate, edgeGate: edgeGate, gap: gap, flat: flat,
      threshold: threshold, isUnpointed: isUnpointed, isPointedAtByRepeats: isPointedAtByRepeats)
  }
}
