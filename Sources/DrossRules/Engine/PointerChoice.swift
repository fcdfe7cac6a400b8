/// Features of which one has a hit wherever a condition holds.
struct RulePointers {
  var features: [Int] = []
  var repeats = false
  /// How often one of them is likely to be hit, a byte.
  var frequency = 0.0

  func union(_ other: RulePointers) -> RulePointers {
    RulePointers(
      features: features + other.features, repeats: repeats || other.repeats,
      frequency: frequency + other.frequency)
  }
}

/// Chooses what points at a rule: of all that must be there, what is likely to be hit least often.
struct PointerChoice {
  /// How often each feature is likely to be hit, a byte.
  let frequencies: [Double]
  let patterns: [RuleSet.ReadyPattern]
  let lexicons: [RuleSet.ReadyLexicon]

  /// How often a literal is likely to count, a byte: as often as its bytes stand in running text, less
  /// at the starts of words, near the ends of lines, and as the key of a pair.
  static func frequency(
    of literal: [UInt8], kind: RuleSet.UseKind.Role, isBordered: Bool, isNearEnd: Bool
  ) -> Double {
    var bits = Rarity.bits(of: literal[...])
    if isBordered { bits += 2 }
    if isNearEnd { bits += 2 }
    if kind == .key { bits += 6 }
    return Double(sign: .plus, exponent: -bits, significand: 1)
  }

  /// Lines that stand several times are about as seldom as this.
  private static let repeatFrequency = 1.0 / 1024

  /// The pointers that are hit least often.
  func best(_ candidates: [RulePointers?]) -> RulePointers? {
    candidates.compactMap { $0 }.min { $0.frequency < $1.frequency }
  }

  private func union(_ all: [RulePointers?]) -> RulePointers? {
    var result: RulePointers?
    for pointers in all {
      guard let pointers else { return nil }
      result = result.map { $0.union(pointers) } ?? pointers
    }
    return result
  }

  private func pointers(toFeature feature: Int) -> RulePointers {
    RulePointers(features: [feature], frequency: frequencies[feature])
  }

  /// What points at every place where the condition holds, if anything does.
  func pointers(of node: RuleSet.Node) -> RulePointers? {
    switch node {
    case .hits(let feature): return pointers(toFeature: feature)
    case .regex(let number):
      return patterns[number].pointers.first.map { pointers(toFeature: $0.feature) }
    case .repeats(let test):
      let needsCopies =
        (test.nth.min ?? 1) >= 2 || (test.copies.min ?? 1) >= 2
        || (test.documents.min ?? 1) >= 2 || test.kind.isOfCorpus
      return needsCopies ? RulePointers(repeats: true, frequency: Self.repeatFrequency) : nil
    case .any(let nodes): return union(nodes.map(pointers))
    case .all(let nodes): return best(nodes.map(pointers))
    case .atLeast(let count, let nodes):
      let found = nodes.map(pointers)
      // Those that nothing points at cannot be enough on their own.
      let unpointed = found.filter { $0 == nil }.count
      return unpointed < count ? union(found.filter { $0 != nil }) : nil
    case .lexicon(let number, _):
      let lexicon = lexicons[number]
      return lexicon.isPointing ? pointers(toFeature: lexicon.phrases) : nil
    case .none, .shape, .position, .neighbour, .rest, .model, .sameAs, .subject, .document,
      .language:
      return nil
    }
  }

  /// A score is reached only with a weight that something points at, if those without are too small.
  func pointers(
    of weights: [(weight: Double, node: RuleSet.Node)], threshold: Double
  ) -> RulePointers? {
    let positive = weights.filter { $0.weight > 0 }
    let found = positive.map { (weight: $0.weight, pointers: pointers(of: $0.node)) }
    let unpointed = found.reduce(0) { $0 + ($1.pointers == nil ? $1.weight : 0) }
    return unpointed < threshold ? union(found.map(\.pointers).filter { $0 != nil }) : nil
  }
}
