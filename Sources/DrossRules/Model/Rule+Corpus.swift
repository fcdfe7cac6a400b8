extension Rule {
  /// Whether the other documents of a corpus decide on some condition of the rule.
  public var asksCorpus: Bool {
    switch body {
    case .match(let condition): condition.asksCorpus
    case .score(_, let features): features.contains { $0.condition.asksCorpus }
    }
  }
}

extension Condition {
  fileprivate var asksCorpus: Bool {
    switch self {
    case .any(let list), .all(let list), .none(let list), .atLeast(_, let list):
      list.contains(where: \.asksCorpus)
    case .previous(let inner), .next(let inner), .rest(let inner), .document(let inner):
      inner.asksCorpus
    case .repeats(let test): test.asksCorpus
    default: false
    }
  }
}
