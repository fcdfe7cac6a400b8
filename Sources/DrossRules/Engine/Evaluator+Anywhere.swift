/// What the literals of a whole text say about a rule.
extension Evaluator {
  /// Whether a rule could find anything in the text, judging by which literals occur in it at all.
  ///
  /// Most rules want several kinds of evidence on the same lines. Where the text has none of one kind, no line needs
  /// to be asked.
  ///
  /// - Complexity: O(conditions of the rule).
  func mayFind(_ rule: RuleSet.ReadyRule) -> Bool {
    let flat = rule.flat
    guard flat.gates.allSatisfy({ mayHoldAnywhere($0, of: rule) }),
      flat.each.allSatisfy({ mayHoldAnywhere($0, of: rule) })
    else { return false }
    return !flat.weights.isEmpty || flat.body.allSatisfy { mayHoldAnywhere($0, of: rule) }
  }

  private func mayHoldAnywhere(
    _ number: FlatConditions.Number, of rule: RuleSet.ReadyRule
  ) -> Bool {
    switch rule.flat.nodes[Int(number)] {
    case .any(let parts): parts.contains { mayHoldAnywhere($0, of: rule) }
    case .all(let parts): parts.allSatisfy { mayHoldAnywhere($0, of: rule) }
    case .atLeast(let least, let parts): mayHold(least, of: parts, rule)
    case .hits(let feature): hits.has(Int(feature))
    case .regex(let pattern):
      set.pointers.range(of: Int(pattern)).allSatisfy {
        hits.has(Int(set.pointers.values[$0].feature))
      }
    case .neighbour(_, let condition): mayHoldAnywhere(condition, of: rule)
    case .none, .lexicon, .shape, .position, .rest, .repeats, .model, .sameAs, .subject, .document,
      .language:
      true
    }
  }

  /// Whether at least `least` of several conditions could hold; phrases and lexicons may count more than once.
  private func mayHold(
    _ least: Int32, of parts: Range<FlatConditions.Number>, _ rule: RuleSet.ReadyRule
  ) -> Bool {
    var count: Int32 = 0
    for part in parts where count < least && mayHoldAnywhere(part, of: rule) {
      switch rule.flat.nodes[Int(part)] {
      case .hits, .lexicon: return true
      default: count += 1
      }
    }
    return count >= least
  }
}
