extension RuleSet.Node {
  /// Calls `body` with this condition and all that it is made of.
  func forEach(_ body: (RuleSet.Node) -> Void) {
    body(self)
    switch self {
    case .any(let nodes), .all(let nodes), .none(let nodes), .atLeast(_, let nodes):
      for node in nodes { node.forEach(body) }
    case .neighbour(_, let node), .rest(_, let node), .document(_, let node): node.forEach(body)
    case .hits, .regex, .lexicon, .shape, .position, .repeats, .model, .sameAs, .language: break
    }
  }
}

extension RuleSet.ReadyRule {
  /// Calls `body` with each condition of the rule and all that it is made of.
  func forEachNode(_ body: (RuleSet.Node) -> Void) {
    for gate in gates { gate.forEach(body) }
    each?.forEach(body)
    self.body.forEach(body)
    for weight in weights { weight.node.forEach(body) }
  }
}
