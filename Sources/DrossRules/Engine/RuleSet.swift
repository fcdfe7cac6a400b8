/// Rules made ready to run: every phrase and literal in one automaton, every condition resolved.
///
/// A rule set never changes and may be used by any number of workers at once, each with a
/// `Workspace` of its own.
package final class RuleSet: Sendable {
  /// What is wrong with a rule that could not be made ready.
  package struct Problem: Hashable, Sendable {
    /// The rule.
    package var rule: RuleID
    /// Where in its file.
    package var mark: RuleMark?
    /// What is wrong, in lower case without a full stop.
    package var message: String
    /// What would be right.
    package var note: String?
  }

  /// A condition whose phrases, patterns and lexicons are numbers, while its rule is made ready.
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
    case subject(Subject)
    /// A condition on the whole text, with a number under which the answer is kept.
    case document(Int, Node)
    case language(LanguageTest)

    /// The conditions on the whole text without which it cannot hold.
    var documentConditions: [Node] {
      switch self {
      case .all(let nodes): nodes.flatMap(\.documentConditions)
      case .document: [self]
      case .any, .none, .atLeast, .hits, .regex, .lexicon, .shape, .position, .neighbour, .rest,
        .repeats, .model, .sameAs, .subject, .language:
        []
      }
    }
  }

  final class ReadyRule: Sendable {
    let rule: Rule
    /// What the gates ask of a single line.
    let lineGate: LineGate
    /// The place in the text that its gates ask for.
    let edgeGate: EdgeGate?
    /// How many blank lines may stand between two lines of one run; `nil` for rules that look for none.
    let gap: Int?
    /// The conditions.
    let flat: FlatConditions
    /// The sum that the score card must reach, if the rule scores.
    let threshold: Double
    /// Whether every unit must be looked at, since nothing points at the right ones.
    let isUnpointed: Bool
    /// Whether lines that stand several times point at it.
    let isPointedAtByRepeats: Bool
    /// Whether it asks a line model, which looks at what all other rules found.
    let asksModel: Bool

    init(
      rule: Rule, lineGate: LineGate, edgeGate: EdgeGate?, gap: Int?, flat: FlatConditions,
      threshold: Double, isUnpointed: Bool, isPointedAtByRepeats: Bool
    ) {
      self.rule = rule
      self.lineGate = lineGate
      self.edgeGate = edgeGate
      self.gap = gap
      self.flat = flat
      self.threshold = threshold
      asksModel = !flat.models.isEmpty
      self.isUnpointed = isUnpointed
      self.isPointedAtByRepeats = isPointedAtByRepeats
    }
  }

  struct ReadyPattern: Sendable {
    /// The bytes of its text.
    let utf8: [UInt8]
    /// Whether it looks at the source.
    let isCased: Bool
    /// Whether `^` and `$` are tried at every line of a unit; a unit of one line has but two ends.
    let isMultiline: Bool
    /// What has a hit wherever it matches, the most telling first; empty when it is tried wherever its
    /// rule is.
    let pointers: [Pointer]

    /// The pattern.
    var pattern: Pattern { Pattern(String(decoding: utf8, as: UTF8.self), isCased: isCased) }

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
  package var rules: [Rule] { ready.map(\.rule) }

  let ready: [ReadyRule]
  let finder: LiteralFinder
  /// The uses of each literal.
  let uses: Rows<Use>
  let useKinds: [UseKind]
  /// Of each feature, the rules at which a hit points.
  let pointedRules: Rows<Int32>
  let patterns: [ReadyPattern]
  let lexicons: [ReadyLexicon]
  /// The line models that its rules may ask, in order of name.
  package let models: [LineModel]
  let readyModels: [ReadyLineModel]

  /// Whether a rule asks a line model.
  let asksModels: Bool
  /// Of each rule, whether it looks at lines at which no literal points.
  let isAlwaysAsked: [Bool]
  /// What points at each pattern.
  let pointers: Rows<ReadyPattern.Pointer>
  /// Of each pattern, whether it looks at the source.
  let patternsAreCased: [Bool]

  init(
    ready: [ReadyRule], finder: LiteralFinder, uses: Rows<Use>, useKinds: [UseKind],
    pointedRules: Rows<Int32>, patterns: [ReadyPattern], lexicons: [ReadyLexicon],
    models: [LineModel], documentConditionCount: Int
  ) {
    self.documentConditionCount = documentConditionCount
    self.ready = ready
    self.finder = finder
    self.uses = uses
    self.useKinds = useKinds
    self.pointedRules = pointedRules
    self.patterns = patterns
    self.lexicons = lexicons
    self.models = models
    readyModels = models.map { ReadyLineModel($0) }
    asksModels = ready.contains(where: \.asksModel)
    isAlwaysAsked = ready.map { $0.isUnpointed || $0.isPointedAtByRepeats }
    pointers = Rows(patterns.lazy.map(\.pointers))
    patternsAreCased = patterns.map(\.isCased)
  }

  var featureCount: Int { pointedRules.count }
  /// How many conditions on the whole text there are.
  let documentConditionCount: Int

  /// The rules that look for one of `patterns`, in order of id.
  func rules(holding patterns: Set<Int>) -> [RuleID] {
    ready.filter { rule in
      rule.flat.nodes.contains { node in
        if case .regex(let number) = node { patterns.contains(Int(number)) } else { false }
      }
    }.map(\.rule.id)
  }
}
