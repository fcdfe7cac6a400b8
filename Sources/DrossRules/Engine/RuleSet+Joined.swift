extension RuleSet {
  /// The rules of both sets in one, which finds exactly what a set made of all of them finds.
  ///
  /// Nothing is made ready again, and nothing becomes common: a phrase that both look for is looked for twice,
  /// which costs no more than another phrase.
  ///
  /// - Precondition: no rule is in both, and both were made with the same line models.
  /// - Complexity: O(conditions and literals), with a small factor.
  package func joined(with other: RuleSet) -> RuleSet {
    let shift = Shift(behind: self)
    let all = ready + other.ready.map { $0.shifted(by: shift) }
    let order = all.indices.sorted { all[$0].rule.id < all[$1].rule.id }
    var places = [Int32](repeating: 0, count: all.count)
    for (place, number) in order.enumerated() { places[number] = Int32(place) }
    return RuleSet(
      ready: order.map { all[$0] }, finder: finder.joined(with: other.finder),
      uses: uses.appending(
        other.uses.map { Use(kind: $0.kind + shift.useKinds, ordinal: $0.ordinal) }),
      useKinds: useKinds + other.useKinds.map { $0.shifted(by: shift) },
      pointedRules: pointedRules.map { places[Int($0)] }
        .appending(other.pointedRules.map { places[ready.count + Int($0)] }),
      patterns: patterns + other.patterns.map { $0.shifted(by: shift) },
      lexicons: lexicons + other.lexicons.map { $0.shifted(by: shift) }, models: models,
      documentConditionCount: documentConditionCount + other.documentConditionCount)
  }

  /// How far the numbers of a set go up when it is put behind another one.
  fileprivate struct Shift {
    let features: Int32
    let useKinds: Int32
    let patterns: Int32
    let lexicons: Int32
    let documentConditions: Int32

    init(behind set: RuleSet) {
      features = Int32(set.featureCount)
      useKinds = Int32(set.useKinds.count)
      patterns = Int32(set.patterns.count)
      lexicons = Int32(set.lexicons.count)
      documentConditions = Int32(set.documentConditionCount)
    }
  }
}

extension RuleSet.ReadyRule {
  fileprivate func shifted(by shift: RuleSet.Shift) -> RuleSet.ReadyRule {
    RuleSet.ReadyRule(
      rule: rule, lineGate: lineGate, edgeGate: edgeGate, gap: gap,
      flat: flat.renumbered { $0.shifted(by: shift) }, threshold: threshold,
      isUnpointed: isUnpointed, isPointedAtByRepeats: isPointedAtByRepeats)
  }
}

extension FlatNode {
  fileprivate func shifted(by shift: RuleSet.Shift) -> FlatNode {
    switch self {
    case .hits(let feature): .hits(feature + shift.features)
    case .regex(let number): .regex(number + shift.patterns)
    case .lexicon(let number, let test): .lexicon(number + shift.lexicons, test: test)
    case .rest(let number, let part): .rest(number + shift.documentConditions, part)
    case .document(let number, let part): .document(number + shift.documentConditions, part)
    case .any, .all, .none, .atLeast, .shape, .position, .neighbour, .repeats, .model, .sameAs,
      .subject, .language:
      self
    }
  }
}

extension RuleSet.UseKind {
  fileprivate func shifted(by shift: RuleSet.Shift) -> RuleSet.UseKind {
    RuleSet.UseKind(role: role, feature: feature + shift.features, isFirst: isFirst, gate: gate)
  }
}

extension RuleSet.ReadyPattern {
  fileprivate func shifted(by shift: RuleSet.Shift) -> RuleSet.ReadyPattern {
    RuleSet.ReadyPattern(
      utf8: utf8, isCased: isCased, isMultiline: isMultiline,
      pointers: pointers.map {
        Pointer(feature: $0.feature + Int(shift.features), mostBefore: $0.mostBefore)
      })
  }
}

extension RuleSet.ReadyLexicon {
  fileprivate func shifted(by shift: RuleSet.Shift) -> RuleSet.ReadyLexicon {
    RuleSet.ReadyLexicon(
      words: words, phrases: phrases + Int(shift.features), isPointing: isPointing,
      entries: entries)
  }
}
