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
    // What reads the whole text waits for a unit that makes it worth while.
    evaluator.leansOnContext = true
    guard evaluator.holdsForDocument(ready) else { return false }
    evaluator.leansOnContext = false
    let body = ready.flat.body
    if ready.flat.weights.isEmpty {
      guard evaluator.holds(body.lowerBound, of: ready, unit), !isBarred(ready, unit, evaluator)
      else { return false }
      findings += self.findings(of: ready, unit, evaluator, score: nil)
    } else {
      var sum = 0.0
      for (number, weight) in zip(body, ready.flat.weights)
      where evaluator.holds(number, of: ready, unit) { sum += weight }
      guard sum >= ready.threshold, !isBarred(ready, unit, evaluator) else { return false }
      findings += self.findings(of: ready, unit, evaluator, score: sum)
    }
    return true
  }

  /// Whether a bar holds for the unit; then nothing else matters, so only what that one leans on counts.
  private static func isBarred(
    _ ready: RuleSet.ReadyRule, _ unit: Unit, _ evaluator: Evaluator
  ) -> Bool {
    ready.flat.bars.contains { bar in
      evaluator.leansOnContext = false
      return evaluator.holds(bar, of: ready, unit)
    }
  }

  /// What is to be said of a unit for which the rule holds.
  private static func findings(
    of ready: RuleSet.ReadyRule, _ unit: Unit, _ evaluator: Evaluator, score: Double?
  ) -> [Finding] {
    if let kind = ready.flat.bodyOfCopies {
      return copies(of: kind, ready.rule, unit, evaluator)
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
    let flat = ready.flat
    if flat.weights.isEmpty {
      collect(flat.body.lowerBound, of: flat, unit, weight: nil, into: &evidence)
    } else {
      for (number, weight) in zip(flat.body, flat.weights)
      where evaluator.holds(number, of: ready, unit) {
        let count = evidence.count
        collect(number, of: flat, unit, weight: weight, into: &evidence)
        if evidence.count == count {
          let range = evaluator.view.sourceRange(unit.folded)
          evidence.append(
            Finding.Evidence(range: range, why: name(of: number, of: flat), weight: weight))
        }
      }
    }
    return Array(evidence.prefix(Self.limit))
  }

  private func collect(
    _ number: FlatConditions.Number, of flat: FlatConditions, _ unit: Unit, weight: Double?,
    into evidence: inout [Finding.Evidence]
  ) {
    guard evidence.count < Self.limit else { return }
    func note(_ range: TextRange, _ why: String? = nil) {
      let noted = Finding.Evidence(
        range: range, why: why ?? name(of: number, of: flat), weight: weight)
      // Two patterns may find the same words.
      if !evidence.contains(noted) { evidence.append(noted) }
    }
    switch flat.nodes[Int(number)] {
    case .any(let parts), .all(let parts), .atLeast(_, let parts):
      for part in parts { collect(part, of: flat, unit, weight: weight, into: &evidence) }
    case .hits(let feature):
      guard let hit = evaluator.hits.first(of: Int(feature), in: unit.folded) else { return }
      note(evaluator.view.sourceRange(Int(hit.start)..<Int(hit.end)))
    case .regex(let pattern):
      guard let range = evaluator.firstMatch(of: Int(pattern), in: unit) else { return }
      note(range.isEmpty ? restOfLine(at: range.start, in: unit) : range)
    case .lexicon(let lexicon, let test):
      guard evaluator.set.lexicons[Int(lexicon)].isPointing,
        let hit = evaluator.lexiconHits(flat.lexicons[Int(test)], Int(lexicon), unit).first
      else { return }
      note(evaluator.view.sourceRange(hit.range))
    case .model(let model, _):
      let range = evaluator.view.sourceRange(unit.folded)
      for reason in evaluator.reasons(for: unit, model: Int(model)) {
        evidence.append(Finding.Evidence(range: range, why: reason.why, weight: reason.weight))
      }
    case .repeats(let test):
      guard flat.repeats[Int(test)].asksCorpus,
        let why = evaluator.repeats.countInCorpus(line: unit.lines.lowerBound)
      else { return }
      note(evaluator.view.sourceRange(unit.folded), why)
    case .none, .shape, .position, .neighbour, .rest, .sameAs, .subject, .document, .language:
      break
    }
  }

  /// What a match of nothing at `offset` looks at: a pattern may only look ahead, or behind.
  private func restOfLine(at offset: Int, in unit: Unit) -> TextRange {
    for line in unit.lines {
      let text = evaluator.view.trimmedRange(ofLine: line)
      if text.start <= offset, offset < text.end { return TextRange(offset, text.end) }
      if text.end == offset, !text.isEmpty { return text }
    }
    return evaluator.view.sourceRange(unit.folded)
  }

  private func name(of number: FlatConditions.Number, of flat: FlatConditions) -> String {
    switch flat.nodes[Int(number)] {
    case .any: "any of several"
    case .all: "all of several"
    case .none: "none of several"
    case .atLeast(let count, _): "at least \(count) of several"
    case .hits: "phrase"
    case .regex: "pattern"
    case .lexicon(_, let test): "words of '\(flat.lexicons[Int(test)].name)'"
    case .shape: "shape"
    case .position: "position"
    case .neighbour(let isNext, _): isNext ? "the next line" : "the line before"
    case .rest: "the lines after"
    case .model(_, let test): "line model '\(flat.models[Int(test)].name)'"
    case .repeats: "repeated line"
    case .sameAs(let what): what.rawValue
    case .subject(let subject): "subject \(subject.rawValue)"
    case .document: "the whole text"
    case .language: "language"
    }
  }
}
