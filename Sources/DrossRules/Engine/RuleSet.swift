/// Rules made ready to run: every phrase and literal in one automaton, every condition resolved.
///
/// A rule set never changes and may be used by any number of workers at once, each with a
/// `Workspace` of its own.
public final class RuleSet: Sendable {
  /// What is wrong with a rule that could not be made ready.
  public struct Problem: Hashable, Sendable {
    /// The rule.
    public var rule: RuleID
    /// Where in its file.
    public var mark: RuleMark?
    /// What is wrong, in lower case without a full stop.
    public var message: String
    /// What would be right.
    public var note: String?
  }

  /// A condition whose phrases, patterns and lexicons are numbers.
  indirect enum Node: Sendable {
    case any([Node])
    case all([Node])
    case none([Node])
    case atLeast(Int, [Node])
    /// Phrases or keys: the hits of a feature.
    case hits(Int)
    case regex(Int)
    case lexicon(Int, LexiconTest)
    case shape(ShapeCheck)
    case position(PositionTest)
    case neighbour(isNext: Bool, Node)
    /// A condition on all lines behind the unit, with a number under which the answer is kept.
    case rest(Int, Node)
    case repeats(RepeatTest)
    case model(Int, ModelTest)
    case sameAs(SameAs)
    /// A condition on the whole text, with a number under which the answer is kept.
    case document(Int, Node)
    case language(LanguageTest)

    /// Whether one of `patterns` is looked for, here or further down.
    func holds(anyOf patterns: Set<Int>) -> Bool {
      switch self {
      case .any(let nodes), .all(let nodes), .none(let nodes), .atLeast(_, let nodes):
        nodes.contains { $0.holds(anyOf: patterns) }
      case .neighbour(_, let node), .rest(_, let node), .document(_, let node):
        node.holds(anyOf: patterns)
      case .regex(let number): patterns.contains(number)
      case .hits, .lexicon, .shape, .position, .repeats, .model, .sameAs, .language: false
      }
    }

    /// The conditions on the whole text without which it cannot hold.
    var documentConditions: [Node] {
      switch self {
      case .all(let nodes): nodes.flatMap(\.documentConditions)
      case .document: [self]
      case .any, .none, .atLeast, .hits, .regex, .lexicon, .shape, .position, .neighbour, .rest,
        .repeats, .model, .sameAs, .language:
        []
      }
    }

    /// Whether a line model is asked, here or further down.
    var asksModel: Bool {
      switch self {
      case .any(let nodes), .all(let nodes), .none(let nodes), .atLeast(_, let nodes):
        nodes.contains(where: \.asksModel)
      case .neighbour(_, let node), .rest(_, let node), .document(_, let node): node.asksModel
      case .model: true
      case .hits, .regex, .lexicon, .shape, .position, .repeats, .sameAs, .language: false
      }
    }
  }

  final class ReadyRule: Sendable {
    let rule: Rule
    /// What the gates ask of a single line.
    let lineGate: LineGate
    /// The place in the text that its gates ask for.
    let edgeGate: EdgeGate?
    let gates: [Node]
    let each: Node?
    let body: Node
    /// The score card, if the rule scores.
    let weights: [(weight: Double, node: Node)]
    let threshold: Double
    /// The conditions as they are run.
    let flat: FlatConditions
    /// Whether every unit must be looked at, since nothing points at the right ones.
    let isUnpointed: Bool
    /// Whether lines that stand several times point at it.
    let isPointedAtByRepeats: Bool
    /// Whether it asks a line model, which looks at what all other rules found.
    let asksModel: Bool

    init(
      rule: Rule, gates: [Node], each: Node?, body: Node, weights: [(weight: Double, node: Node)],
      threshold: Double, isUnpointed: Bool, isPointedAtByRepeats: Bool, isGated: Bool = true
    ) {
      flat = FlatConditions(
        gates: gates, each: each, body: body, weights: weights,
        documentConditions: (weights.isEmpty ? gates + [body] : gates)
          .flatMap(\.documentConditions))
      asksModel = (gates + [body] + weights.map(\.node)).contains(where: \.asksModel)
      self.rule = rule
      lineGate = isGated ? LineGate(of: rule) : .open
      edgeGate = isGated ? EdgeGate(of: rule) : nil
      self.gates = gates
      self.each = each
      self.body = body
      self.weights = weights
      self.threshold = threshold
      self.isUnpointed = isUnpointed
      self.isPointedAtByRepeats = isPointedAtByRepeats
    }
  }

  struct ReadyPattern: Sendable {
    let pattern: Pattern
    /// Whether `^` and `$` are tried at every line of a unit; a unit of one line has but two ends.
    let isMultiline: Bool
    /// What has a hit wherever it matches, the most telling first; empty when it is tried wherever its
    /// rule is.
    let pointers: [Pointer]

    /// A feature of which each match holds a hit.
    struct Pointer: Sendable {
      let feature: Int
      /// The most folded bytes of a match on a single line that stand before the hit.
      let mostBefore: Int32
    }
  }

  final class ReadyLexicon: Sendable {
    /// The single words, when they are looked for among all words of a unit.
    let words: WordSet
    /// The feature of its phrases of several words; of all its phrases when `isPointing`.
    let phrases: Int
    /// Whether its hits point at places, since few words of a text are in it.
    let isPointing: Bool
    /// The entries, in order of the ordinals of their hits.
    let entries: LexiconEntries

    init(words: WordSet, phrases: Int, isPointing: Bool, entries: LexiconEntries) {
      self.words = words
      self.phrases = phrases
      self.isPointing = isPointing
      self.entries = entries
    }
  }

  /// The rules in order of id.
  public var rules: [Rule] { ready.map(\.rule) }

  let ready: [ReadyRule]
  let finder: LiteralFinder
  /// Of each literal, where its uses start in `uses`.
  let useStarts: [Int32]
  let uses: [Use]
  let useKinds: [UseKind]
  /// Of each feature, the rules at which a hit points.
  let pointedRules: [[Int32]]
  /// Of each feature, where the rules at which a hit points start in `pointed`.
  let pointedStarts: [Int32]
  let pointed: [Int32]
  let patterns: [ReadyPattern]
  let lexicons: [ReadyLexicon]
  /// The line models that its rules may ask, in order of name.
  public let models: [LineModel]
  let readyModels: [ReadyLineModel]

  /// Whether a rule asks a line model.
  let asksModels: Bool
  /// Of each rule, whether it looks at lines at which no literal points.
  let isAlwaysAsked: [Bool]
  /// Of each pattern, where what points at it starts in `pointers`.
  let pointerStarts: [Int32]
  let pointers: [ReadyPattern.Pointer]
  /// Of each pattern, whether it looks at the source.
  let patternsAreCased: [Bool]

  init(
    ready: [ReadyRule], finder: LiteralFinder, useStarts: [Int32], uses: [Use],
    useKinds: [UseKind],
    pointedRules: [[Int32]], patterns: [ReadyPattern], lexicons: [ReadyLexicon],
    models: [LineModel], documentConditionCount: Int
  ) {
    self.documentConditionCount = documentConditionCount
    self.ready = ready
    self.finder = finder
    self.useStarts = useStarts
    self.uses = uses
    self.useKinds = useKinds
    self.pointedRules = pointedRules
    self.patterns = patterns
    self.lexicons = lexicons
    self.models = models
    readyModels = models.map { ReadyLineModel($0) }
    asksModels = ready.contains(where: \.asksModel)
    isAlwaysAsked = ready.map { $0.isUnpointed || $0.isPointedAtByRepeats }
    var starts: [Int32] = [0]
    var pointers: [ReadyPattern.Pointer] = []
    for pattern in patterns {
      pointers += pattern.pointers
      starts.append(Int32(pointers.count))
    }
    pointerStarts = starts
    self.pointers = pointers
    var pointedStarts: [Int32] = [0]
    for rules in pointedRules {
      pointedStarts.append((pointedStarts.last ?? 0) + Int32(rules.count))
    }
    self.pointedStarts = pointedStarts
    pointed = Array(pointedRules.joined())
    patternsAreCased = patterns.map(\.pattern.isCased)
  }

  var featureCount: Int { pointedRules.count }
  /// How many conditions on the whole text there are.
  let documentConditionCount: Int

  /// The rules that look for one of `patterns`, in order of id.
  func rules(holding patterns: Set<Int>) -> [RuleID] {
    ready.filter { rule in
      (rule.gates + [rule.body] + rule.weights.map(\.node) + (rule.each.map { [$0] } ?? []))
        .contains { $0.holds(anyOf: patterns) }
    }.map(\.rule.id)
  }
}
