import DrossText

/// What one rule says about one unit.
enum RuleVerdict {
  /// Appends the findings of a rule on a unit: none, one, or one a match.
  ///
  /// - Returns: whether the rule holds for the unit.
  static func find(
    _ ready: RuleSet.ReadyRule, in unit: Unit, _ evaluator: Evaluator,
    into findings: inout [Finding]
  ) -> Bool {
    for gate in ready.flat.gates {
      evaluator.leansOnContext = false
      guard evaluator.holds(gate, of: ready, unit) else { return false }
    }
    evaluator.leansOnContext = false
    let body = ready.flat.body
    if ready.weights.isEmpty {
      guard evaluator.holds(body.lowerBound, of: ready, unit) else { return false }
      findings += self.findings(of: ready, unit, evaluator, score: nil)
    } else {
      var sum = 0.0
      for (number, weight) in zip(body, ready.flat.weights)
      where evaluator.holds(number, of: ready, unit) { sum += weight }
      guard sum >= ready.threshold else { return false }
      findings += self.findings(of: ready, unit, evaluator, score: sum)
    }
    return true
  }

  /// What is to be said of a unit for which the rule holds.
  private static func findings(
    of ready: RuleSet.ReadyRule, _ unit: Unit, _ evaluator: Evaluator, score: Double?
  ) -> [Finding] {
    if case .repeats(let test) = ready.body, test.kind != .line {
      return copies(of: test.kind, ready.rule, unit, evaluator)
    }
    let evidence = Evidence(evaluator).of(ready, unit)
    let rule = ready.rule
    var finding = Finding(
      rule: rule.id, class: rule.class, action: rule.action.kind, fix: rule.fix,
      range: evaluator.view.sourceRange(unit.folded), score: score, confidence: rule.confidence,
      message: rule.title, evidence: evidence, strength: rule.strength)
    if rule.action.target == .tail, let last = evaluator.view.contentLines.last {
      finding.range.end = evaluator.view.trimmedRange(ofLine: Int(last)).end
    }
    guard rule.action.target == .match else { return [finding] }
    return MatchFinder(evaluator).matches(of: ready, unit).map { match in
      finding.range = match.range
      finding.replacement = rule.action.kind == .replace ? match.expanded(rule.action.template) : []
      guard let substitution = match.substitution else { return finding }
      finding.message = "\(rule.title): \(substitution.message)"
      finding.evidence = [Finding.Evidence(range: match.range, why: substitution.why)]
      finding.sign = substitution.why
      return finding
    }
  }

  /// A finding for each part of the unit that stands elsewhere too.
  private static func copies(
    of kind: RepeatTest.Kind, _ rule: Rule, _ unit: Unit, _ evaluator: Evaluator
  ) -> [Finding] {
    evaluator.copies(for: kind, in: unit).map { copy in
      Finding(
        rule: rule.id, class: rule.class, action: rule.action.kind, fix: rule.fix,
        range: copy.range, confidence: rule.confidence, message: rule.title,
        evidence: copy.evidence, strength: rule.strength)
    }
  }
}

/// What speaks for a finding: the first hit of each condition that holds.
private struct Evidence {
  /// More than this tells a reader nothing new.
  static let limit = 8

  let evaluator: Evaluator

  init(_ evaluator: Evaluator) { self.evaluator = evaluator }

  func of(_ ready: RuleSet.ReadyRule, _ unit: Unit) -> [Finding.Evidence] {
    var evidence: [Finding.Evidence] = []
    if ready.weights.isEmpty {
      collect(ready.body, unit, weight: nil, into: &evidence)
    } else {
      for (number, (weight, node)) in zip(ready.flat.body, ready.weights)
      where evaluator.holds(number, of: ready, unit) {
        let count = evidence.count
        collect(node, unit, weight: weight, into: &evidence)
        if evidence.count == count {
          let range = evaluator.view.sourceRange(unit.folded)
          evidence.append(
            Finding.Evidence(range: range, why: name(of: node), weight: weight))
        }
      }
    }
    return Array(evidence.prefix(Self.limit))
  }

  private func collect(
    _ node: RuleSet.Node, _ unit: Unit, weight: Double?, into evidence: inout [Finding.Evidence]
  ) {
    guard evidence.count < Self.limit else { return }
    switch node {
    case .any(let nodes), .all(let nodes), .atLeast(_, let nodes):
      for node in nodes { collect(node, unit, weight: weight, into: &evidence) }
    case .hits(let feature):
      guard let hit = evaluator.hits.first(of: feature, in: unit.folded) else { return }
      let range = evaluator.view.sourceRange(Int(hit.start)..<Int(hit.end))
      evidence.append(Finding.Evidence(range: range, why: name(of: node), weight: weight))
    case .regex(let number):
      guard let range = evaluator.firstMatch(of: number, in: unit) else { return }
      evidence.append(Finding.Evidence(range: range, why: name(of: node), weight: weight))
    case .lexicon(let number, let test):
      guard evaluator.set.lexicons[number].isPointing,
        let hit = evaluator.lexiconHits(test, number, unit).first
      else { return }
      let range = evaluator.view.sourceRange(hit.range)
      evidence.append(Finding.Evidence(range: range, why: name(of: node), weight: weight))
    case .model(let number, _):
      let range = evaluator.view.sourceRange(unit.folded)
      for reason in evaluator.reasons(for: unit, model: number) {
        evidence.append(Finding.Evidence(range: range, why: reason.why, weight: reason.weight))
      }
    case .repeats(let test):
      guard test.asksCorpus, let why = evaluator.repeats.countInCorpus(line: unit.lines.lowerBound)
      else { return }
      let range = evaluator.view.sourceRange(unit.folded)
      evidence.append(Finding.Evidence(range: range, why: why, weight: weight))
    case .none, .shape, .position, .neighbour, .rest, .sameAs, .document, .language:
      break
    }
  }

  private func name(of node: RuleSet.Node) -> String {
    switch node {
    case .any: "any of several"
    case .all: "all of several"
    case .none: "none of several"
    case .atLeast(let count, _): "at least \(count) of several"
    case .hits: "phrase"
    case .regex: "pattern"
    case .lexicon(_, let test): "words of '\(test.name)'"
    case .shape: "shape"
    case .position: "position"
    case .neighbour(let isNext, _): isNext ? "the next line" : "the line before"
    case .rest: "the lines after"
    case .model(_, let test): "line model '\(test.name)'"
    case .repeats: "repeated line"
    case .sameAs(let what): what.rawValue
    case .document: "the whole text"
    case .language: "language"
    }
  }
}
