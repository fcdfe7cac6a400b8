import DrossText
import DrossUnicode

/// One place where the condition of a rule with target `match` matched.
struct FoundMatch {
  /// In bytes of the source.
  let range: TextRange
  /// The bytes of the source for the match and each group.
  let groups: [ArraySlice<UInt8>]
  /// What the words stand for, when the lexicon they are from says so.
  var substitution: Substitution?

  /// A template with `$0` to `$9` filled in; `$$` is a dollar sign.
  func expanded(_ template: String) -> [UInt8] {
    var output: [UInt8] = []
    var bytes = Array(template.utf8)[...]
    while let byte = bytes.popFirst() {
      guard byte == 0x24, let next = bytes.first else {
        output.append(byte)
        continue
      }
      if (0x30...0x39).contains(next) {
        let group = Int(next - 0x30)
        if groups.indices.contains(group) { output += groups[group] }
        bytes.removeFirst()
      } else {
        if next == 0x24 { bytes.removeFirst() }
        output.append(byte)
      }
    }
    return output
  }
}

/// Finds every match of the first phrase or pattern of a rule that holds in a unit.
struct MatchFinder {
  private let evaluator: Evaluator

  init(_ evaluator: Evaluator) { self.evaluator = evaluator }

  func matches(of rule: RuleSet.ReadyRule, _ unit: Unit) -> [FoundMatch] {
    rule.flat.weights.isEmpty
      ? matches(of: rule.flat.body.lowerBound, rule, unit)
      : matches(ofFirst: rule.flat.body, rule, unit)
  }

  /// The matches of the first condition that holds and has some.
  private func matches(
    ofFirst numbers: Range<FlatConditions.Number>, _ rule: RuleSet.ReadyRule, _ unit: Unit
  ) -> [FoundMatch] {
    for number in numbers where evaluator.holds(number, of: rule, unit) {
      let found = matches(of: number, rule, unit)
      if !found.isEmpty { return found }
    }
    return []
  }

  private func matches(
    of number: FlatConditions.Number, _ rule: RuleSet.ReadyRule, _ unit: Unit
  ) -> [FoundMatch] {
    switch rule.flat.nodes[Int(number)] {
    case .any(let parts), .all(let parts), .atLeast(_, let parts):
      return matches(ofFirst: parts, rule, unit)
    case .hits(let feature):
      var found: [FoundMatch] = []
      evaluator.hits.forEach(of: Int(feature), in: unit.folded) { hit in
        found.append(match(at: evaluator.view.sourceRange(Int(hit.start)..<Int(hit.end))))
      }
      return found
    case .regex(let number): return matches(ofPattern: Int(number), unit)
    case .lexicon(let number, let test):
      let lexicon = evaluator.set.lexicons[Int(number)]
      guard lexicon.isPointing else { return [] }
      return evaluator.lexiconHits(rule.flat.lexicons[Int(test)], Int(number), unit).map { hit in
        var found = match(at: evaluator.view.sourceRange(hit.range))
        found.substitution = Substitution(
          hit, entry: lexicon.entries[Int(hit.ordinal)], in: evaluator.view)
        return found
      }
    case .none, .shape, .position, .neighbour, .rest, .repeats, .model, .sameAs, .subject,
      .document, .language:
      return []
    }
  }

  private func match(at range: TextRange) -> FoundMatch {
    FoundMatch(range: range, groups: [evaluator.view.bytes[range.range]])
  }

  private func matches(ofPattern number: Int, _ unit: Unit) -> [FoundMatch] {
    let pattern = evaluator.set.patterns[number]
    let view = evaluator.view
    let origin = pattern.isCased ? view.sourceRange(unit.folded).start : unit.folded.lowerBound
    let bytes = pattern.isCased ? view.bytes : view.folded.bytes
    let subject = bytes.span.extracting(
      pattern.isCased ? view.sourceRange(unit.folded).range : unit.folded)
    var found: [FoundMatch] = []
    var start = 0
    while start <= subject.count,
      let groups = evaluator.workspace.match(
        number, of: evaluator.set, in: subject, from: start),
      let whole = groups[0]
    {
      let ranges = groups.map { group -> TextRange? in
        guard let group else { return nil }
        let range = group.lowerBound + origin..<group.upperBound + origin
        return pattern.isCased
          ? TextRange(range.lowerBound, range.upperBound) : view.sourceRange(range)
      }
      if let range = ranges[0] {
        found.append(
          FoundMatch(range: range, groups: ranges.map { $0.map { view.bytes[$0.range] } ?? [] }))
      }
      start = next(after: whole, in: subject)
    }
    return found
  }

  /// Where to go on looking: never twice at the same place, never inside a character.
  private func next(after match: Range<Int>, in subject: Span<UInt8>) -> Int {
    guard match.isEmpty else { return match.upperBound }
    var next = match.upperBound + 1
    while next < subject.count, subject[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }
}
